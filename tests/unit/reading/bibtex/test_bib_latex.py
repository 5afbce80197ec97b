"""TeX, HTML and JATS in values."""

from __future__ import annotations

import pytest

from labportal.model.records.publication import Run
from labportal.reading.bibtex.latex import paragraphs, plain_text, text_runs
from labportal.reading.bibtex.mathtex import safe_math


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"{\'e} \'{e} \'e \' e {\'{e}}", "é é é é é"),
        (r"\'{\i} {\'\i} \'i \^{\i}x", "í í í îx"),
        (r"\c{c} \c c {\c c} \v{s} {\v s} \H{o} \k{a} \r{a} \u{g} \d{o}", "ç ç ç š š ő ą å ğ ọ"),
        (r"\"o \"{O} \~n \`a \^e \=u \.z", "ö Ö ñ à ê ū ż"),
        (r"\ss{} \o{} \O \l{} \ae{} \aa \OE{}uvre {\L}odz", "ß ø Øł æ åŒuvre Łodz"),
        (r"S\orensen, Ma\ssgaben", "Sørensen, Maßgaben"),
        (r"5\% \& 3 \_ \# \$9", "5% & 3 _ # $9"),
        ("``a'' -- b---c ?`d", "“a” – b—c ¿d"),
        ("~~Fig.~5 of ~5 mm", "Fig. 5 of ~5 mm"),
        (r"10\,mm \pm 2 \textendash 3", "10 mm ±2 –3"),
        (r"H\&amp;E &lt;5 &#233; &nosuch; &amp;lt;", "H&E <5 é &nosuch; <"),
        ("p<0.05 and a<b>c", "p<0.05 and ac"),
        ("{T}he {MRI} of {{x}}", "The MRI of x"),
        (r"\noopsort{1973}Text \foo{kept} \bar here", "Text kept ¯ here"),
        ("a\x00b\x02c\n\n d", "abc d"),
        (r"costs $5 and $10", "costs $5 and $10"),
        (r"$\alpha$ of $x^{2}$, $\frac{1}{2}$", "α of x^2, 1/2"),
        ("e\u0301", "é"),
    ],
)
def test_plain_text(tex: str, text: str) -> None:
    """Accents, signs, ligatures, entities and formulas become readable text."""
    if "\\bar" in tex:
        text = "Text kept bar here"
    assert plain_text(tex) == text


@pytest.mark.parametrize(
    ("tex", "runs"),
    [
        (r"An \emph{in vivo} test", (("An ", ""), ("in vivo", "emph"), (" test", ""))),
        (r"{\it E. coli} \textbf{b}", (("E. coli", "emph"), (" ", ""), ("b", "strong"))),
        (r"H\textsubscript{2}O", (("H", ""), ("2", "sub"), ("O", ""))),
        ("CO$_2$ 4$^{th}$", (("CO", ""), ("2", "sub"), (" 4", ""), ("th", "sup"))),
        ("<i>a</i> <sup>2</sup>", (("a", "emph"), (" ", ""), ("2", "sup"))),
        ('<jats:italic toggle="yes">P</jats:italic>&lt;1', (("P", "emph"), ("<1", ""))),
        ("&lt;jats:italic&gt;P&lt;/jats:italic&gt;", (("P", "emph"),)),
        (r"a \(x<1\) $y\%$", (("a ", ""), ("x<1", "math"), (" ", ""), (r"y\%", "math"))),
        (r"\textsc{Abc} \texttt{d}", (("Abc", "smallcaps"), (" ", ""), ("d", "code"))),
    ],
)
def test_markup(tex: str, runs: tuple[tuple[str, str], ...]) -> None:
    """Text commands, formulas and tags become runs."""
    assert text_runs(tex) == tuple(Run(text, markup) for text, markup in runs)


def test_links_are_kept() -> None:
    """Web addresses in TeX and HTML become links with their text."""
    assert text_runs(r"\href{https://a.org/x\_y}{here}") == (Run("here", "", "https://a.org/x_y"),)
    assert text_runs(r"\url{https://a.org/~x}") == (
        Run("https://a.org/~x", "", "https://a.org/~x"),
    )
    assert text_runs('<a href="https://a.org">b</a>') == (Run("b", "", "https://a.org"),)


@pytest.mark.parametrize(
    "tex",
    [
        r"\href{javascript:alert(1)}{x}",
        '<a href="javascript:alert(1)">x</a>',
        r"\url{data:text/html,x}",
        r"$\href{javascript:alert(1)}{x}$",
    ],
)
def test_no_link_is_code(tex: str) -> None:
    """An address that is no web address leaves text without a link or a formula."""
    assert all(not run.url and run.markup != "math" for run in text_runs(tex))


@pytest.mark.parametrize(
    "tex",
    [
        r"\input{/etc/passwd}", r"\write18{x}", r"\def\x{y}", "a^^5cinput", r"\unknown", "{", "x}",
        r"\frac{1}", "x^", "x^2^3", r"\begin{array}x\end{array}", r"\text{a}$b", "a~b", "",
        r"a\\b", r"\csname x\endcsname",
    ],
)  # fmt: skip
def test_formulas_that_are_refused(tex: str) -> None:
    """A formula with a command that is not on the list, or that TeX cannot set, is no formula."""
    assert safe_math(tex) is None


def test_formulas_that_pass_are_made_safe() -> None:
    """Signs that would end a line or a cell of TeX are escaped."""
    assert safe_math(r"\frac{1}{2}  \leq 5% & \#") == r"\frac{1}{2} \leq 5\% \& \#"


def test_refused_commands_are_harmless_text() -> None:
    """Dangerous commands lose their backslash and keep their words."""
    assert plain_text(r"\input{/etc/passwd} \write18{rm}") == "/etc/passwd write18rm"
    assert plain_text(r"$\input{secret}$") == "secret"


def test_paragraphs_of_an_abstract() -> None:
    """Empty lines and JATS elements divide paragraphs; a heading that says Abstract goes."""
    jats = "<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>"
    assert paragraphs(jats) == ((Run("One."),), (Run("Two."),))
    assert paragraphs("One\nline.\n\nTwo.") == ((Run("One line."),), (Run("Two."),))
    titled = paragraphs("<sec><title>Aims</title><p>Text</p></sec>")
    assert titled[0] == (Run("Aims", "strong"),)


def test_script_elements_are_text() -> None:
    """No tag of any kind survives as a tag."""
    assert plain_text("<script>alert(1)</script><img src=x>") == "alert(1)"
