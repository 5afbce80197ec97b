"""@string macros and inheritance between entries."""

from __future__ import annotations

from labportal.model.codes import Code
from unit.reading.bibtex.bibs import problems_of, read

_ENTRY = "@article{k, author={A B}, title={T}, year=2020, journal=%s}\n"


def test_macros_of_macros_in_any_order_of_files() -> None:
    """An abbreviation in one file may name a title that a later file defines, twice over."""
    found = read(
        "@string{RAD = _Rad_}" + _ENTRY % "rad",
        "@STRING{_rad_ = full}",
        "@string(full = {Radiology})",
    )
    assert found.publications[0].venue == "Radiology"
    assert not found.problems


def test_months_are_known() -> None:
    """The twelve months need no definition, and a day may be joined to them."""
    found = read('@misc{k, author={A B}, title={T}, year=2020, month = jul # "~14"}')
    issued = found.publications[0].issued
    assert issued is not None
    assert issued.iso == "2020-07-14"


def test_an_unknown_macro_is_shown_by_its_name() -> None:
    """Its name is readable in the text, and the nearest defined one is suggested."""
    text = "@string{_Annals_of_Bones_ = {Annals}}\n" + _ENTRY % "_Annals_of_Bonse_"
    assert read(text).publications[0].venue == "Annals of Bonse"
    (problem,) = problems_of(text, Code.BIB_UNKNOWN_MACRO)
    assert problem.message.startswith("entry 'k': there is no @string '_Annals_of_Bonse_'")
    assert problem.suggestion == "_annals_of_bones_"
    assert (problem.field, problem.source.line) == ("journal", 2)


def test_an_unknown_second_level_names_the_first() -> None:
    """The message says which abbreviation led to the name that nobody defines."""
    (problem,) = problems_of("@string{AB = _A_B_}" + _ENTRY % "AB", Code.BIB_UNKNOWN_MACRO)
    assert "'_A_B_', which 'AB' names" in problem.message


def test_circular_macros_end() -> None:
    """Macros that name each other are reported, and reading goes on."""
    text = "@string{a = b}@string{b = a # {x}}" + _ENTRY % "a"
    (problem,) = problems_of(text, Code.BIB_UNKNOWN_MACRO)
    assert "defined by itself" in problem.message


def test_hundreds_of_unknown_macros_are_quick() -> None:
    """Without the file of macros every use is reported, and only the first get suggestions."""
    defined = "".join(f"@string{{macro{at} = {{x}}}}\n" for at in range(300))
    uses = "".join((_ENTRY % f"makro{at}").replace("{k,", f"{{k{at},") for at in range(300))
    problems = problems_of(defined + uses, Code.BIB_UNKNOWN_MACRO)
    assert len(problems) == 300
    assert 0 < sum(bool(problem.suggestion) for problem in problems) <= 20


PARENT = (
    "@proceedings{Conf20, title={Proc. of Conf}, year=2020, doi={10.1000/conf}, editor={E F}}\n"
)


def test_crossref_gives_the_title_as_booktitle() -> None:
    """A paper inherits its proceedings' title, year and editors, not their DOI."""
    found = read("@inproceedings{k, author={A B}, title={T}, crossref={conf20}}\n" + PARENT)
    paper = found.publications[0]
    assert (paper.title, paper.venue, paper.year, paper.doi) == ("T", "Proc. of Conf", 2020, "")
    assert [editor.family for editor in paper.editors] == ["F"]
    assert "crossref" not in paper.bibtex
    assert not found.problems


def test_own_values_come_before_inherited_ones() -> None:
    """What the entry says itself is never replaced."""
    found = read(
        "@inproceedings{k, title={T}, author={A B}, year=1999, crossref={Conf20}}" + PARENT
    )
    assert found.publications[0].year == 1999


def test_xdata_is_shared_and_no_publication() -> None:
    """An @xdata entry lends its fields and has no page."""
    found = read(
        "@xdata{pub, publisher={Press}, location={Delft}}"
        "@book{k, author={A B}, title={T}, year=2020, xdata={pub}}"
    )
    assert [entry.bibkey for entry in found.publications] == ["k"]
    assert found.publications[0].publisher == "Press"
    assert not found.problems


def test_a_missing_parent_is_reported_at_its_field() -> None:
    """The message stands at the crossref line and suggests the nearest key."""
    text = PARENT + "@inproceedings{k,\n title={T}, author={A B}, year=2020,\n crossref={Cnof20}}"
    (problem,) = problems_of(text, Code.BIB_CROSSREF)
    assert problem.source.line == 4
    assert problem.suggestion == "Conf20"


def test_circular_parents_end() -> None:
    """Entries that inherit from each other are both reported and both kept."""
    text = (
        "@misc{a, title={A}, author={A B}, year=2020, crossref={b}}\n"
        "@misc{b, title={B}, author={A B}, year=2020, crossref={a}}\n"
    )
    assert len(problems_of(text, Code.BIB_CROSSREF)) == 2
    assert [entry.title for entry in read(text).publications] == ["A", "B"]


def test_macros_that_double_each_other_stay_small() -> None:
    """Sixty levels of doubling, or of doubling what is unknown, do not fill the memory."""
    levels = "".join(f"@string{{m{at} = m{at + 1} # m{at + 1}}}" for at in range(60))
    for end in ("@string{m60 = {x}}", ""):
        found = read(levels + end + "@misc{k, title = m0}")
        assert 0 < len(found.publications[0].title) <= 100_000
        assert len(found.problems) < 50
