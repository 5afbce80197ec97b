"""A build that starts from an earlier one gives what a clean build gives, byte for byte.

Every build runs in a process of its own with another hash seed, so that output which depends on
the order of a set, or on what this process still remembers, shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import edits_languages  # noqa: F401 -- adds its edits to the others
import edits_of_entries  # noqa: F401 -- as above
from edits import replace
from edits_happenings import EDITS
from sample_portal import png
from support import differences, read_page, tree_digest

if TYPE_CHECKING:
    from sites import Site


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
    """The text of a person stands on the own page only, and in the curriculum."""
    replace(site.source, "people/dora-jansen.md", "breaks", "mends")
    assert site.rewritten() == {"people/dora-jansen", "people/dora-jansen/cv"}


def test_only_pages_that_show_a_position_are_written(site: Site) -> None:
    """A position stands in the lists of people and on the person's own page."""
    replace(site.source, "people/ada-brouwer.md", "Professor of Imaging", "Dean")
    # Sphinx also writes the page whose toctree names a page that is written, here the first one.
    assert site.rewritten() == {
        ".", "about", "groups/alpha", "people", "people/ada-brouwer", "people/ada-brouwer/cv",
        "projects/gamma-rays", "news/prize", "vacancies/phd", "cards/firm",
    }  # fmt: skip


def test_only_the_page_of_a_publication_is_written_for_its_abstract(site: Site) -> None:
    """An abstract is shown by no list."""
    replace(site.source, "bib/papers.bib", "Scans make noise.", "Scans make a noise.")
    assert site.rewritten() == {"publications/mori21"}


def test_only_pages_that_list_a_publication_are_written_for_its_pages(site: Site) -> None:
    """A correction in an entry reaches the lists that show it, and no citation."""
    replace(site.source, "bib/papers.bib", "{1--9}", "{1--10}")
    assert site.rewritten() == {
        ".", "groups/alpha", "news/prize", "people/ada-brouwer", "people/ada-brouwer/cv",
        "people/bram-van-der-veen", "people/bram-van-der-veen/cv", "projects/gamma-rays",
        "publications", "publications/2020", "publications/brou20", "publications/selected",
        "publications/types", "research/bones",
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


def test_a_paper_shows_where_its_preprint_is_now(site: Site) -> None:
    """The page of a paper, and lists of it, link its preprint, whose entry says where it is."""
    with (site.source / "bib/papers.bib").open("a", encoding="utf-8") as file:
        file.write("@article{Sato19, author={Sato, Hana}, title={Early $x^2$ work}, year=2019}\n")
    site.build()
    page = "publications/sato19"
    assert "1801.00001" in read_page(site.out, page)
    replace(site.source, "bib/papers.bib", "1801.00001", "1801.00002")
    site.assert_as_clean()
    assert "1801.00002" in read_page(site.out, page)


def test_entries_that_moved_to_other_lines_leave_every_page_as_it_was(site: Site) -> None:
    """Where an entry stands in its file is shown nowhere."""
    path = site.source / "bib/papers.bib"
    path.write_text(f"\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert site.rewritten() == set()


def test_files_that_come_and_go_leave_no_page(site: Site) -> None:
    """The pages of people, publications and drafts that went are removed."""
    (site.source / "people/jan-smit.md").unlink()
    replace(site.source, "bib/papers.bib", "{Smit25,", "{Moon25,")
    replace(site.source, "people/ines-moreau.md", "role:", "draft: yes\nrole:")
    site.build()
    pages = set(site.stamps())
    assert {"people/jan-smit", "publications/smit25", "people/ines-moreau"}.isdisjoint(pages)
    assert "publications/moon25" in pages
