"""Which formulas of pages TeX gets to see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labportal.model.codes import Code
from labportal.reading.text.checks import check_body
from labportal.reading.text.directives import DirectiveText
from labportal.reading.text.formulas import FORBIDDEN, formula_fault

GOOD = [
    r"x^2",
    r"\sum_{i=1}^{n} x_i^2 \leq \frac{1}{2}",
    r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
    r"\left( \frac{a}{b} \right)",
    r"\mathrm{DSC} = \frac{2|A \cap B|}{|A| + |B|}",
    r"p < 0.05\,\%",
    r"x_{i_j}^{2^k}",
    r"\text{if } x \in \mathbb{R}",
    r"\{a, b\}",
]
BAD = {
    r"\input{/etc/passwd}": "unknown command '\\input'",
    r"\directlua{os.execute('x')}": "unknown command '\\directlua'",
    r"\write18{x}": "unknown command '\\write'",
    r"\csname input\endcsname": "unknown command '\\csname'",
    "^^5cinput{x}": "'^^'",
    r"\begin{filecontents}{x}\end{filecontents}": "unknown environment 'filecontents'",
    r"\frac{1}{": "opening brace too many",
    "1}{2": "closing brace too many",
    "x^2^3": "too many",
    "x_": "too many or without",
    r"\left( x": "\\left and \\right",
    r"\begin{matrix} a": "without ending",
    r"a \end{matrix}": "without beginning",
    "a % b": "bare %",
    "a & b": "bare &",
    "": "empty",
    "x" * 20_000: "longer",
    "a\n\nb": "empty line",
    "x \\": "unknown command",
}


@pytest.mark.parametrize("tex", GOOD)
def test_formulas_pass(tex: str) -> None:
    """What only shows something is let through."""
    assert formula_fault(tex) == ""


@pytest.mark.parametrize("tex", BAD, ids=range(len(BAD)))
def test_other_tex_is_refused(tex: str) -> None:
    """What runs, reads, or cannot be read is not a formula, and the reason is told."""
    assert BAD[tex] in formula_fault(tex)


@given(st.text(alphabet="\\{}^_&$%#abinputwrite18 ^", max_size=60))
def test_no_dangerous_command_passes(tex: str) -> None:
    """However it is written, a formula that passes has no command that reads or runs."""
    if not formula_fault(tex):
        assert "\\input" not in tex.replace(" ", "")
        assert "\\write" not in tex
        assert "^^" not in tex
        # A line break may stand before a brace.
        bare = tex.replace("\\\\", "")
        assert bare.count("{") - bare.count("\\{") == bare.count("}") - bare.count("\\}")


@pytest.mark.parametrize("name", sorted(FORBIDDEN))
def test_what_does_more_than_show_is_in_no_list(name: str) -> None:
    """What is told for every format is nothing that the book lets through."""
    assert "unknown command" in formula_fault(rf"x \{name}{{y}}")


def test_forbidden_commands_are_told_where_they_stand() -> None:
    """In formulas between dollars, in roles and in directives; prose and code are no formulas."""
    lines = [
        r"Prose \input{a} for $5, code `$\input{b}$` and $x^2$.",
        r"Here $\directlua{os.exit()}$ and {math}`\write18{x}`.",
        "$$",
        r"a + \openin1=c",
        "$$",
        "~~~",
        r"$\input{d}$",
        "~~~",
        r"Two prices, $3 and \input{e} for $4, and $\text{\href{javascript:x}{y}}$.",
    ]
    math = DirectiveText(
        name="math", argument="", line=20, content=(r"\read1 to x",), content_line=21
    )
    found = [
        (problem.source.line, problem.message.rpartition(" ")[2])
        for problem in check_body(lines, "a.md", 1, [math])
        if problem.code is Code.BAD_FORMULA
    ]
    assert sorted(found) == [
        (2, r"'\directlua'"), (2, r"'\write'"), (3, r"'\openin'"), (9, r"'\href'"),
        (21, r"'\read'"),
    ]  # fmt: skip
