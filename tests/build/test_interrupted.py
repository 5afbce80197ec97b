"""Builds that were killed, failed or share their doctrees; and what results depend on."""

from __future__ import annotations

import shutil

import pytest

from edits import replace
from edits_happenings import EDITS
from forked import forked_build
from sites import Site, is_record, ours
from support import differences, run_build, tree_digest

# Builds that end early -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        ("doctree-read", 5),
        ("env-updated", 1),
        ("doctree-resolved", 9),
        ("html-page-context", 20),
        ("html-collect-pages", 1),
        ("build-finished", 1),
    ],
)
def test_a_killed_build_is_followed_by_a_right_one(site: Site, moment: str, count: int) -> None:
    """A build that was killed in any phase costs the next one only time."""
    EDITS["title_of_a_listed_person"](site.source)
    EDITS["title_of_an_entry"](site.source)
    EDITS["a_declared_value"](site.source)  # so that all pages are read again
    conf = site.source / "conf.py"
    kept = conf.read_bytes()
    hook = f"""
import itertools
_calls = itertools.count(1)
def _kill(app, *_args):
    import os, signal
    if next(_calls) == {count}:
        os.kill(os.getpid(), signal.SIGKILL)
def setup(app):
    app.connect({moment!r}, _kill, priority=950)
"""
    conf.write_bytes(kept + hook.encode())
    done = run_build(site.source, site.out, doctreedir=site.doctrees, check=False)
    assert done.returncode == -9
    conf.write_bytes(kept)
    site.assert_as_clean()


def test_a_build_killed_among_pictures_is_followed_by_a_right_one(site: Site) -> None:
    """A picture that was half made, and those that were made before it, do no harm."""
    for change in ("bytes_of_a_portrait", "bytes_of_a_figure_in_the_text"):
        EDITS[change](site.source)
    conf = site.source / "conf.py"
    kept = conf.read_bytes()
    # A picture's files are written, but not yet what is known of it, for the second one.
    hook = """
import itertools, json, os, signal
from labportal.rendering.pictures import cache
class _Json:
    calls = itertools.count(1)
    def __getattr__(self, name):
        return getattr(json, name)
    def dumps(self, *given, **options):
        if next(self.calls) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return json.dumps(*given, **options)
cache.json = _Json()
"""
    conf.write_bytes(kept + hook.encode())
    done = run_build(site.source, site.out, doctreedir=site.doctrees, check=False)
    assert done.returncode == -9
    conf.write_bytes(kept)
    site.assert_as_clean()


def test_an_edit_undone_after_a_killed_build_leaves_nothing(site: Site) -> None:
    """Results of the killed build are not taken for those of the build before it."""
    conf, papers = site.source / "conf.py", site.source / "bib/papers.bib"
    kept = conf.read_bytes(), papers.read_bytes()
    EDITS["title_of_an_entry"](site.source)
    conf.write_bytes(
        kept[0]
        + b"""
def setup(app):
    import os, signal
    app.connect("build-finished", lambda *a: os.kill(os.getpid(), signal.SIGKILL), priority=1)
"""
    )
    assert run_build(site.source, site.out, doctreedir=site.doctrees, check=False).returncode == -9
    conf.write_bytes(kept[0])
    papers.write_bytes(kept[1])
    site.assert_as_clean()


def test_a_build_that_failed_is_followed_by_a_right_one(site: Site) -> None:
    """An exception in somebody else's extension leaves nothing half done."""
    EDITS["title_of_an_entry"](site.source)
    conf = site.source / "conf.py"
    kept = conf.read_bytes()
    conf.write_bytes(
        kept + b"def setup(app):\n    app.connect('html-page-context', lambda *a: 1 / 0)\n"
    )
    done = run_build(site.source, site.out, doctreedir=site.doctrees, check=False)
    assert done.returncode != 0
    conf.write_bytes(kept)
    site.assert_as_clean()


def test_results_that_were_deleted_are_made_again(site: Site) -> None:
    """Doctrees without results count for nothing."""
    shutil.rmtree(site.out)
    site.assert_as_clean()


@pytest.mark.parametrize("page", ["publications/mori21", "people/ada-brouwer", "software"])
def test_one_deleted_page_is_made_again(site: Site, page: str) -> None:
    """A page that somebody removed from the results comes back."""
    (site.out / page / "index.html").unlink()
    site.assert_as_clean()


def test_doctrees_that_were_deleted_are_made_again(site: Site) -> None:
    """Results without doctrees count for nothing."""
    shutil.rmtree(site.doctrees)
    EDITS["title_of_a_listed_person"](site.source)
    site.assert_as_clean()


def test_damaged_notes_count_for_nothing(site: Site) -> None:
    """What labportal keeps beside the doctrees may be damaged."""
    notes = [*site.doctrees.glob("labportal/*.json"), *site.doctrees.glob("labportal/read/*")]
    assert len(notes) >= 3  # and one more for each other builder that has used the doctrees
    for path in notes:
        path.write_bytes(path.read_bytes()[:40])
    EDITS["title_of_a_listed_person"](site.source)
    site.assert_as_clean()


# Several builders ------------------------------------------------------------------------------


def test_builders_that_share_doctrees_stay_right(site: Site) -> None:
    """Each of four builders shows the newest content, whichever ran last."""
    builders = ("latex", "html", "text", "dirhtml")
    outs = {name: site.folder / "site" / name for name in builders}
    outs["dirhtml"] = site.out
    for change in ("title_of_a_listed_person", "an_entry_is_added", "a_person_is_renamed"):
        for name in builders:
            run_build(site.source, outs[name], builder=name, doctreedir=site.doctrees)
        EDITS[change](site.source)
    for name in builders:
        run_build(site.source, outs[name], builder=name, doctreedir=site.doctrees)
    scratch = site.folder / "alone"
    shutil.rmtree(scratch, ignore_errors=True)
    for name in builders:
        forked_build(site.source, scratch / name, builder=name)
        assert differences(tree_digest(outs[name]), tree_digest(scratch / name)) == [], name


# The same input, the same output -----------------------------------------------------------------


def test_results_do_not_depend_on_where_and_how_they_are_made(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hash seed, number of processes, locale and time zone make no difference."""
    expected, expected_warnings = site.clean_build()
    scratch = site.folder / "elsewhere"
    shutil.rmtree(scratch, ignore_errors=True)
    for jobs, zone, language in ((4, "Pacific/Auckland", "C"), (1, "America/Lima", "C.UTF-8")):
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("LC_ALL", language)
        built = run_build(
            site.source, scratch / f"{jobs}", doctreedir=scratch / f"d{jobs}", jobs=jobs
        )
        assert differences(tree_digest(scratch / f"{jobs}"), expected) == []
        assert ours(built.warnings) == ours(expected_warnings)


def test_the_day_comes_from_the_environment(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """``SOURCE_DATE_EPOCH`` decides what is current when the settings name no day."""
    replace(site.source, "conf.py", 'labportal_today = "2026-03-14"\n', "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1705190400")  # 14 January 2024
    site.build()
    page = (site.out / "people/index.html").read_text(encoding="utf-8")
    current, _, former = page.partition("Former members")
    assert "Emre Yılmaz" in current
    assert "Emre Yılmaz" not in former
    expected, _ = site.clean_build()
    assert differences(tree_digest(site.out, ignore=is_record), expected) == []
