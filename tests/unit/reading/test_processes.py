"""Tests of work that several processes share."""

from __future__ import annotations

import os
import threading

import pytest

from labportal.reading.processes import MANY, shared

THINGS = tuple(range(MANY + 7))


@pytest.fixture(autouse=True)
def _alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count no threads, of which the program that runs the tests may have some."""
    if "threads" not in request.node.name:
        monkeypatch.setattr("labportal.reading.processes.threading.active_count", lambda: 1)


def _with_process(thing: int) -> tuple[int, int]:
    return thing * 2, os.getpid()


@pytest.mark.parametrize("processes", [2, 3])
def test_work_is_shared_and_keeps_its_order(processes: int) -> None:
    """Results come in the order of what they were made from, from as many processes as asked."""
    made = shared(_with_process, THINGS, processes)
    assert [result for result, _ in made] == [thing * 2 for thing in THINGS]
    assert len({process for _, process in made}) == processes


@pytest.mark.parametrize(("things", "processes"), [(THINGS[: MANY - 1], 2), (THINGS, 1)])
def test_little_work_stays_in_one_process(things: tuple[int, ...], processes: int) -> None:
    """A second process is not started for little, nor where one is asked for."""
    assert {process for _, process in shared(_with_process, things, processes)} == {os.getpid()}


def test_a_program_with_threads_is_not_copied() -> None:
    """A copy could wait for what a thread of the first process holds, so there is none."""
    go_on = threading.Event()
    thread = threading.Thread(target=go_on.wait)
    thread.start()
    try:
        assert {process for _, process in shared(_with_process, THINGS, 2)} == {os.getpid()}
    finally:
        go_on.set()
        thread.join()


def test_what_a_process_fails_to_do_is_done_again() -> None:
    """A process that dies in the middle loses nothing."""
    first = os.getpid()

    def compute(thing: int) -> int:
        if os.getpid() != first:
            os._exit(3)
        return thing * 2

    assert shared(compute, THINGS, 2) == [thing * 2 for thing in THINGS]


def test_an_error_reaches_the_caller() -> None:
    """What goes wrong in another process goes wrong here, too, and is not lost."""

    def compute(thing: int) -> int:
        if thing == 1:
            raise ValueError(thing)
        return thing

    with pytest.raises(ValueError, match="1"):
        shared(compute, THINGS, 2)
