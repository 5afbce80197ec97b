"""Work on many files, shared out among processes where that is quicker.

Only what computes the same from each thing by itself belongs here.  A process that fails for
whatever reason costs time and nothing else: its portion is done again by the first one.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any, TypeVar

from labportal.reading import pickling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MANY = 200
"""Fewer things are done before another process has begun."""
Given = TypeVar("Given")
Made = TypeVar("Made")


def shared(
    compute: Callable[[Given], Made], things: Sequence[Given], processes: int = 1
) -> list[Made]:
    """Return what *compute* makes of each of *things*, in their order."""
    if not (processes > 1 and len(things) >= MANY and _can_fork()):
        return [compute(thing) for thing in things]
    helpers = [_begin(compute, things[number::processes]) for number in range(1, processes)]
    made = {0: [compute(thing) for thing in things[0::processes]]}
    for number, helper in enumerate(helpers, 1):
        portion = things[number::processes]
        found = _finish(*helper)
        made[number] = found if len(found) == len(portion) else list(map(compute, portion))
    return [made[place % processes][place // processes] for place in range(len(things))]


def _can_fork() -> bool:
    # A copy of a process with threads may wait for ever for what one of them held.
    return hasattr(os, "fork") and threading.active_count() == 1


def _begin(compute: Callable[[Given], Made], portion: Sequence[Given]) -> tuple[int, int]:
    """Start a process; return its number and the descriptor that its results come from."""
    source, sink = os.pipe()
    process = os.fork()
    if process:
        os.close(sink)
        return process, source
    try:
        data = pickling.dumps([compute(thing) for thing in portion])
        with open(sink, "wb") as file:  # noqa: PTH123 -- a descriptor
            file.write(data)
    finally:
        # Neither the handlers nor the open files of the first process are to be ended here.
        os._exit(0)


def _finish(process: int, results: int) -> list[Any]:
    with open(results, "rb") as file:
        data = file.read()
    os.waitpid(process, 0)
    try:
        found: list[Any] = pickling.loads(data)
    except Exception:  # noqa: BLE001 -- a damaged pickle raises anything; see the docstring above
        return []
    return found
