"""A build that starts from an earlier one gives what a clean build gives, byte for byte.

Every build runs in a process of its own with another hash seed, so that output which depends on
the order of a set, or on what this process still remembers, shows.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forked import forked_build
from sample_portal import png, sample_portal
from support import differences, run_build, tree_digest, write_files

Edit = Callable[[Path], object]
EDITS: dict[str, Edit] = {}
ALWAYS_WRITTEN = {"genindex", "search", "software"}
"""Pages without a document, which Sphinx writes in every build; the last is an overview."""


class Site:
    """The sample portal with one finished build, which can be brought back at any time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "site" / "source"
        self.out = folder / "site" / "out"
        self.doctrees = folder / "site" / "doctrees"
        write_files(self.source, sample_portal())
        self.build()
        shutil.copytree(folder / "site", folder / "kept", symlinks=True)

    def restore(self) -> None:
        """Bring back sources, results and doctrees with the times of their files."""
        shutil.rmtree(self.folder / "site")
        shutil.copytree(self.folder / "kept", self.folder / "site", symlinks=True)

    def build(self, *options: str, jobs: int = 1) -> str:
        """Build on what is there; return the warnings."""
        return run_build(
            self.source, self.out, *options, doctreedir=self.doctrees, jobs=jobs
        ).warnings

    def clean_build(self) -> tuple[dict[str, str], str]:
        """Build from nothing, elsewhere; return the digests and the warnings."""
        scratch = self.folder / "clean"
        shutil.rmtree(scratch, ignore_errors=True)
        warnings = forked_build(self.source, scratch / "out")
        return tree_digest(scratch / "out"), warnings

    def assert_as_clean(self) -> None:
        """Build, and compare pages and warnings with those of a clean build."""
        warnings = self.build()
        expected, expected_warnings = self.clean_build()
        assert differences(tree_digest(self.out, ignore=is_record), expected) == []
        # Sphinx itself repeats only what concerns pages that it read again.
        assert ours(warnings) == ours(expected_warnings)

    def stamps(self) -> dict[str, int]:
        """Return page -> time at which it was written."""
        return {
            path.relative_to(self.out).parent.as_posix(): path.stat().st_mtime_ns
            for path in self.out.rglob("index.html")
        }

    def rewritten(self) -> set[str]:
        """Build, and return the pages that were written."""
        before = self.stamps()
        self.build()
        after = self.stamps()
        return {page for page in after if before.get(page) != after[page]} - ALWAYS_WRITTEN


def is_record(name: str) -> bool:
    """Tell whether a result is Sphinx's own note of an earlier build."""
    return name == ".buildinfo.bak"


def ours(warnings: str) -> list[str]:
    """Return labportal's warnings in a fixed order."""
    return sorted(line for line in warnings.splitlines() if "[labportal." in line)


@pytest.fixture(scope="module")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample portal, built once."""
    return Site(tmp_path_factory.mktemp("incremental"))


@pytest.fixture
def site(built_site: Site) -> Iterator[Site]:
    """The sample portal as it was after its first build."""
    built_site.restore()
    return built_site


def edit(change: Edit) -> Edit:
    """Add a function to the edits that are tried one by one."""
    EDITS[change.__name__.lstrip("_")] = change
    return change


def replace(root: Path, name: str, old: str, new: str) -> None:
    """Replace *old*, which has to be there, in a file."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# People --------------------------------------------------------------------------------------


@edit
def _title_of_a_listed_person(root: Path) -> None:
    replace(root, "people/ada-brouwer.md", "Ada Brouwer\nrole", "Ada B. Brouwer\nrole")


@edit
def _position_of_a_listed_person(root: Path) -> None:
    replace(root, "people/ada-brouwer.md", "Professor of Imaging", "Dean")


@edit
def _picture_of_a_listed_person(root: Path) -> None:
    replace(root, "people/ada-brouwer.md", "people/ada.png", "portraits/face.png")


@edit
def _text_of_a_person(root: Path) -> None:
    replace(root, "people/dora-jansen.md", "breaks", "mends")


@edit
def _a_person_leaves(root: Path) -> None:
    replace(root, "people/jan-smit.md", "start: 2023-09", "start: 2023-09\nend: 2025-12")


@edit
def _a_person_changes_group(root: Path) -> None:
    replace(root, "people/dirk-jansen.md", "groups: beta", "groups: gamma")


@edit
def _a_new_person_matches_old_lists_and_names(root: Path) -> None:
    write_files(
        root, {"people/nobody-here.md": "---\ntitle: Nobody Here\nrole: phd\n---\n\nI am.\n"}
    )


@edit
def _a_new_person_makes_an_author_ambiguous(root: Path) -> None:
    write_files(root, {"people/agnes-brouwer.md": "---\ntitle: Agnes Brouwer\n---\n\nHello.\n"})


@edit
def _a_person_is_deleted(root: Path) -> None:
    (root / "people/bram-van-der-veen.md").unlink()


@edit
def _a_person_who_is_linked_by_role_is_deleted(root: Path) -> None:
    (root / "people/karin-holm.md").unlink()


@edit
def _an_ambiguity_is_resolved_by_deleting(root: Path) -> None:
    (root / "people/dirk-jansen.md").unlink()


@edit
def _a_person_is_renamed(root: Path) -> None:
    (root / "people/goran-ilic.md").rename(root / "people/g-ilic.md")


@edit
def _a_person_gets_an_old_address(root: Path) -> None:
    replace(root, "people/jan-smit.md", "role: phd", "role: phd\naliases: /staff/jan/, J. Smith")


@edit
def _external_people_change(root: Path) -> None:
    replace(root, "external-people.yaml", "olga.example.org", "petrova.example.org")
    replace(root, "external-people.yaml", "Peter Quist", "Petra Quist")


@edit
def _external_people_go(root: Path) -> None:
    (root / "external-people.yaml").unlink()


# Projects, research lines, groups and pages ----------------------------------------------------


@edit
def _description_of_a_project(root: Path) -> None:
    replace(root, "projects/gamma-rays.md", "Rays, explained.", "Rays, again.")


@edit
def _a_project_is_finished(root: Path) -> None:
    replace(root, "projects/gamma-rays.md", "start: 2022", "start: 2022\nend: 2024")


@edit
def _a_project_is_added(root: Path) -> None:
    text = "---\ntitle: New\npeople: Jan Smit\nresearch: sound\nbibkeys: Smit25\n---\n\nNew.\n"
    write_files(root, {"projects/new.md": text})


@edit
def _a_project_is_deleted(root: Path) -> None:
    (root / "projects/gamma-rays.md").unlink()


@edit
def _a_project_is_renamed(root: Path) -> None:
    (root / "projects/quiet-knees.md").rename(root / "projects/loud-knees.md")


@edit
def _a_project_becomes_a_draft(root: Path) -> None:
    replace(root, "projects/gamma-rays.md", "groups: alpha", "groups: alpha\nstatus: draft")


@edit
def _title_of_a_group(root: Path) -> None:
    replace(root, "groups/alpha.md", "Group Alpha", "The first group")


@edit
def _a_line_without_header_gets_another_researcher(root: Path) -> None:
    replace(root, "research/bones.md", "- Someone Else", "- Jan Smit")


@edit
def _a_research_line_is_deleted(root: Path) -> None:
    (root / "research/sound.md").unlink()


@edit
def _a_page_moves_to_another_folder(root: Path) -> None:
    (root / "software/scan-desk.md").rename(root / "projects/scan-desk.md")


@edit
def _a_heading_that_others_quote(root: Path) -> None:
    replace(root, "handbook/start.md", "## Keys", "## Keys and cards")


@edit
def _the_title_of_a_page_in_a_toctree(root: Path) -> None:
    replace(root, "handbook/scanner.md", "# The scanner", "# Our scanner")


@edit
def _the_title_of_a_page_in_the_main_navigation(root: Path) -> None:
    replace(root, "about.md", "title: About us", "title: Who we are")


@edit
def _an_order_in_a_toctree(root: Path) -> None:
    replace(root, "handbook/index.md", "start\nscanner", "scanner\nstart")


@edit
def _a_caption_of_a_toctree(root: Path) -> None:
    replace(root, "handbook/index.md", "Chapters", "Parts")


@edit
def _a_page_leaves_a_toctree(root: Path) -> None:
    replace(root, "handbook/index.md", "start\nscanner", "start")


@edit
def _a_page_joins_a_toctree(root: Path) -> None:
    write_files(root, {"handbook/network.md": "# The network\n\nIt is slow.\n"})
    replace(root, "handbook/index.md", "scanner\n", "scanner\nnetwork\n")


@edit
def _a_page_of_a_toctree_is_deleted(root: Path) -> None:
    (root / "handbook/scanner.md").unlink()
    replace(root, "handbook/index.md", "scanner\n", "")
    replace(root, "handbook/start.md", "; then [](scanner.md)", "")


@edit
def _a_file_takes_the_place_of_a_newer_one(root: Path) -> None:
    path = root / "people/dora-jansen.md"
    replace(root, "people/dora-jansen.md", "breaks", "keeps")
    os.utime(path, (1_000_000_000, 1_000_000_000))


# Bibliography ----------------------------------------------------------------------------------


@edit
def _title_of_an_entry(root: Path) -> None:
    replace(root, "bib/papers.bib", "a first look", "a second look")


@edit
def _abstract_of_an_entry(root: Path) -> None:
    replace(root, "bib/papers.bib", "We look at bones.", "We look again.")


@edit
def _author_of_an_entry(root: Path) -> None:
    replace(root, "bib/papers.bib", "{Smit, Jan and Sato, H.}", "{Smit, Jan and Moreau, I.}")


@edit
def _year_of_an_entry(root: Path) -> None:
    replace(root, "bib/papers.bib", "1801.00001},\n  year = 2018", "1801.00001},\n  year = 2026")


@edit
def _key_of_a_cited_entry(root: Path) -> None:
    replace(root, "bib/papers.bib", "{Mori21,", "{Moreau21,")


@edit
def _an_entry_is_added(root: Path) -> None:
    with (root / "bib/papers.bib").open("a", encoding="utf-8") as file:
        file.write("@article{New26, author={Holm, K. and Jansen, D.}, title={New}, year=2026}\n")


@edit
def _a_listed_entry_is_deleted(root: Path) -> None:
    path = root / "bib/papers.bib"
    text = path.read_text(encoding="utf-8")
    kept = re.sub(r"@article\{Brou20.*?\n\}\n", "", text, flags=re.DOTALL)
    assert kept != text
    path.write_text(kept, encoding="utf-8")


@edit
def _an_entry_is_broken(root: Path) -> None:
    replace(root, "bib/papers.bib", "title = {Two Jansens}", "title = {Two Jansens")


@edit
def _a_journal_macro(root: Path) -> None:
    replace(root, "bib/strings.bib", "Journal of Imaging Matters", "Imaging Matters")


@edit
def _the_promotor_of_a_thesis(root: Path) -> None:
    replace(root, "bib/papers.bib", "promotor = {Ada Brouwer}", "promotor = {Jan Smit}")


# Pictures --------------------------------------------------------------------------------------


@edit
def _bytes_of_a_portrait(root: Path) -> None:
    (root / "images/people/ada.png").write_bytes(png(1))


@edit
def _bytes_of_a_figure_in_the_text(root: Path) -> None:
    (root / "images/figures/bone.png").write_bytes(png(2))


@edit
def _a_figure_in_the_text_replaced_by_an_older_file(root: Path) -> None:
    path = root / "images/figures/bone.png"
    path.write_bytes(png(98))
    os.utime(path, (1_000_000_000, 1_000_000_000))


@edit
def _a_missing_picture_of_the_text_arrives(root: Path) -> None:
    write_files(root, {"handbook/missing.png": png(3)})


@edit
def _two_pictures_of_one_name_swap(root: Path) -> None:
    one, other = root / "images/portraits/face.png", root / "images/projects/face.png"
    one.rename(root / "images/face.tmp")
    other.rename(one)
    (root / "images/face.tmp").rename(other)


@edit
def _a_picture_replaced_by_an_older_file(root: Path) -> None:
    path = root / "images/people/ada.png"
    path.write_bytes(png(99))
    os.utime(path, (1_000_000_000, 1_000_000_000))


@edit
def _a_picture_is_deleted(root: Path) -> None:
    (root / "images/people/ada.png").unlink()


@edit
def _one_of_two_pictures_of_a_name_goes(root: Path) -> None:
    (root / "images/projects/face.png").unlink()
    (root / "images/figures/face.png").unlink()


@edit
def _a_third_picture_of_a_name_comes(root: Path) -> None:
    write_files(root, {"images/people/bone.png": png(77)})
    replace(root, "people/jan-smit.md", "role: phd", "role: phd\npicture: people/bone.png")


@edit
def _a_picture_moves(root: Path) -> None:
    (root / "images/figures/bone.png").rename(root / "images/bone.png")
    replace(root, "research/bones.md", "images/figures/bone.png", "images/bone.png")


# Settings --------------------------------------------------------------------------------------


@edit
def _a_declared_value(root: Path) -> None:
    replace(root, "conf.py", "Room 12", "Room 13")


@edit
def _the_day_of_the_build(root: Path) -> None:
    replace(root, "conf.py", "2026-03-14", "2024-01-14")


@edit
def _the_order_of_sections(root: Path) -> None:
    with (root / "conf.py").open("a", encoding="utf-8") as file:
        file.write('labportal_sections = {"person": ["publications", "projects"]}\n')


@edit
def _the_name_of_the_project(root: Path) -> None:
    replace(root, "conf.py", "Sample portal", "Our portal")


@edit
def _a_bib_file_leaves_the_settings(root: Path) -> None:
    replace(root, "conf.py", ', "bib/strings.bib"', "")


@edit
def _a_setting_of_the_theme(root: Path) -> None:
    with (root / "conf.py").open("a", encoding="utf-8") as file:
        file.write('html_theme_options = {"show_prev_next": True}\n')


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_gives_what_a_clean_build_gives(site: Site, name: str) -> None:
    """After one edit the next build equals a clean one, and says the same."""
    EDITS[name](site.source)
    site.assert_as_clean()


# Only what differs is written ------------------------------------------------------------------


def test_nothing_is_written_when_nothing_changed(site: Site) -> None:
    """A second build writes no page."""
    assert site.rewritten() == set()


def test_only_the_page_of_an_unlisted_record_is_written(site: Site) -> None:
    """The text of a record stands on its own page only."""
    replace(site.source, "people/dora-jansen.md", "breaks", "mends")
    assert site.rewritten() == {"people/dora-jansen"}


def test_only_pages_that_show_a_position_are_written(site: Site) -> None:
    """A position stands in the lists of people and on the person's own page."""
    replace(site.source, "people/ada-brouwer.md", "Professor of Imaging", "Dean")
    # Sphinx also writes the page whose toctree names a page that is written, here the first one.
    assert site.rewritten() == {
        ".", "about", "groups/alpha", "people", "people/ada-brouwer", "projects/gamma-rays",
    }  # fmt: skip


def test_only_the_page_of_a_publication_is_written_for_its_abstract(site: Site) -> None:
    """An abstract is shown by no list."""
    replace(site.source, "bib/papers.bib", "Scans make noise.", "Scans make a noise.")
    assert site.rewritten() == {"publications/mori21"}


def test_only_pages_that_list_a_publication_are_written_for_its_pages(site: Site) -> None:
    """A correction in an entry reaches the lists that show it, and no citation."""
    replace(site.source, "bib/papers.bib", "{1--9}", "{1--10}")
    assert site.rewritten() == {
        "people/ada-brouwer", "people/bram-van-der-veen", "projects/gamma-rays", "publications",
        "publications/brou20", ".",
    }  # fmt: skip


def test_only_pages_that_show_a_picture_are_written_for_its_bytes(site: Site) -> None:
    """A new portrait gets a new check sum where it is shown."""
    (site.source / "images/portraits/face.png").write_bytes(png(5))
    assert site.rewritten() <= {"people", "people/goran-ilic", "research/sound", "groups/gamma",
                                "handbook/rest", "."}  # fmt: skip


# Sequences -------------------------------------------------------------------------------------


@given(steps=st.lists(st.sampled_from(sorted(EDITS)), min_size=3, max_size=7, unique=True))
@settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_many_edits_with_builds_between_give_what_a_clean_build_gives(
    built_site: Site, steps: list[str]
) -> None:
    """Whatever is edited in whatever order, builds in between leave nothing behind."""
    built_site.restore()
    for number, step in enumerate(steps):
        try:
            EDITS[step](built_site.source)
        except (AssertionError, OSError):
            continue  # an earlier step took away what this one edits
        if number % 2:
            built_site.build(jobs=1 + number % 3)
    built_site.assert_as_clean()


def test_undone_edits_give_the_first_result_again(site: Site) -> None:
    """A broken header, once repaired, leaves nothing behind."""
    before = tree_digest(site.out)
    path = site.source / "people/ada-brouwer.md"
    good = path.read_bytes()
    path.write_text('---\ntitle: "Ada\nrole: [chair\n---\n\nText.\n', encoding="utf-8")
    assert "labportal.invalid_header" in site.build()
    assert differences(tree_digest(site.out), before)
    path.write_bytes(good)
    site.build()
    assert differences(tree_digest(site.out), before) == []


def test_files_that_come_and_go_leave_no_page(site: Site) -> None:
    """The pages of people, publications and drafts that went are removed."""
    (site.source / "people/jan-smit.md").unlink()
    replace(site.source, "bib/papers.bib", "{Smit25,", "{Moon25,")
    replace(site.source, "people/ines-moreau.md", "role:", "draft: yes\nrole:")
    site.build()
    pages = set(site.stamps())
    assert {"people/jan-smit", "publications/smit25", "people/ines-moreau"}.isdisjoint(pages)
    assert "publications/moon25" in pages


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
    _title_of_a_listed_person(site.source)
    _title_of_an_entry(site.source)
    _a_declared_value(site.source)  # so that all pages are read again
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


def test_an_edit_undone_after_a_killed_build_leaves_nothing(site: Site) -> None:
    """Results of the killed build are not taken for those of the build before it."""
    conf, papers = site.source / "conf.py", site.source / "bib/papers.bib"
    kept = conf.read_bytes(), papers.read_bytes()
    _title_of_an_entry(site.source)
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
    _title_of_an_entry(site.source)
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
    _title_of_a_listed_person(site.source)
    site.assert_as_clean()


def test_damaged_notes_count_for_nothing(site: Site) -> None:
    """What labportal keeps beside the doctrees may be damaged."""
    for path in [*site.doctrees.glob("labportal/*.json"), site.doctrees / "labportal.cache"]:
        path.write_bytes(path.read_bytes()[:40])
    _title_of_a_listed_person(site.source)
    site.assert_as_clean()


# Several builders ------------------------------------------------------------------------------


def test_builders_that_share_doctrees_stay_right(site: Site) -> None:
    """Each of four builders shows the newest content, whichever ran last."""
    builders = ("latex", "html", "text", "dirhtml")
    outs = {name: site.folder / "site" / name for name in builders}
    outs["dirhtml"] = site.out
    for change in (_title_of_a_listed_person, _an_entry_is_added, _a_person_is_renamed):
        for name in builders:
            run_build(site.source, outs[name], builder=name, doctreedir=site.doctrees)
        change(site.source)
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
