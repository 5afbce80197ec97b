"""Formulas on pages: they look like formulas, and do nothing."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from labportal.rendering.html.mathml import mathml

ATTACKS = (
    r"\text{<script>alert(1)</script>}",
    r"\mbox{<img src=x onerror=alert(1)>}",
    r"\textbf{<img/src=x>} \tag{<iframe>}",
    r"\text{&lt;script&gt;alert(1)&lt;/script&gt;}",
    r"\href{javascript:alert(1)}{x}",
    r"\style{background:url(javascript:x)}{x} \class{a}{y}",
    r'\color{red" onload="alert(1)}{x}',
    r"\unicode{60}script\unicode{62}",
    r"\def\a{\a\a}\a",
    "<script>alert(1)</script>",
    "{" * 3000,
)


@pytest.mark.parametrize("tex", ATTACKS)
def test_no_formula_brings_an_element_or_an_address(tex: str) -> None:
    """Whatever stands in it, a page gets MathML that only looks, or the source as text."""
    soup = BeautifulSoup(mathml(tex), "html.parser")
    assert {element.name for element in soup.find_all(True)}.isdisjoint(
        {"script", "img", "iframe", "a", "svg"}
    )
    for element in soup.find_all(True):
        allowed = {"class"} if element.name == "code" else set()
        named = {name for name in element.attrs if name in ("href", "style", "class", "onload")}
        assert named <= allowed


@given(st.text(alphabet="\\{}^_&<>\"'=texhrfimgsrc ", max_size=60))
def test_any_text_gives_an_element(tex: str) -> None:
    """No text makes the conversion fail, or opens what it does not close."""
    soup = BeautifulSoup(mathml(tex), "html.parser")
    assert len(soup.find_all(["math", "code"], recursive=False)) == 1
    assert soup.find(["img", "script"]) is None


def test_signs_are_what_they_were() -> None:
    """Comparisons, spaces and words come out as signs and letters."""
    soup = BeautifulSoup(mathml(r"a < b \leq \text{if } \alpha", display=True), "html.parser")
    assert "".join(soup.get_text().split()) == "a<b≤ifα"
    assert soup.math["display"] == "block"
