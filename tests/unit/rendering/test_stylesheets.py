"""Which rules of a style sheet a page needs for its first sight."""

from __future__ import annotations

import pytest

from labportal.rendering.stylesheets import Names, imports_of, moved, names_in, needed_rules

PAGE = (
    '<html data-theme="light"><body class="wide"><h1 id="top">T</h1>'
    '<ul class="items lp-a"><li>x</li></ul></body></html>'
)
NAMES = names_in(PAGE)


def test_a_page_says_what_it_has() -> None:
    """Classes, ids and elements are those of the tags."""
    assert names_in(PAGE) == Names(
        classes=frozenset({"wide", "items", "lp-a"}),
        ids=frozenset({"top"}),
        tags=frozenset({"html", "body", "h1", "ul", "li"}),
    )


@pytest.mark.parametrize(
    "rule",
    [
        "h1{a:b}",
        "*{a:b}",
        ":root{--x:1}",
        "ul.items>li{a:b}",
        "#top{a:b}",
        'html[data-theme="dark"] .items{a:b}',
        '[data-x=".absent"],.items{a:b}',
        ".items:not(.absent){a:b}",
        ":is(.absent,.items) li{a:b}",
        "ul:has(> .absent, li){a:b}",
        '.items::before{content:"}{;"}',
        "li:nth-child(2n+1){a:b}",
        "@font-face{font-family:F}",
        "@media (max-width:600px){.items{a:b}}",
        "@supports (a:b){@media screen{li{a:b}}}",
    ],
)
def test_what_can_apply_is_kept(rule: str) -> None:
    """A rule stays if the page may have everything that its selector needs."""
    assert needed_rules(rule, NAMES).replace(" ", "") == rule.replace(" ", "")


@pytest.mark.parametrize(
    "rule",
    [
        "h2{a:b}",
        ".absent{a:b}",
        "ul .absent li{a:b}",
        "#bottom{a:b}",
        "li:hover{a:b}",
        "ul:focus-within li{a:b}",
        "@media print{li{a:b}}",
        "@media screen{.absent{a:b}}",
        "@keyframes turn{from{a:b}to{a:c}}",
        '@charset "utf-8";',
        "/* li{a:b} */",
    ],
)
def test_what_cannot_apply_is_left_out(rule: str) -> None:
    """A rule goes if the page lacks something, or if it is for later or for paper."""
    assert needed_rules(rule, NAMES) == ""


def test_of_several_selectors_those_stay_that_can_apply() -> None:
    """The others are as dead as a rule of their own would be."""
    assert needed_rules("h1, .absent, li { a: b; c: d }", NAMES) == "h1,li{a: b; c: d}"


def test_order_and_text_stay() -> None:
    """What is kept stands in its order, comments and statements are gone, strings are whole."""
    css = '@import "x.css"; li{a:"/* no comment */"} .absent{} /* } */ h1{b:c}'
    assert needed_rules(css, NAMES) == 'li{a:"/* no comment */"}h1{b:c}'


@pytest.mark.parametrize("css", ["li{a:b", "li{a:b}}h1{c:d}", 'li{a:"b}', "{}", "}", "@media"])
def test_broken_sheets_do_no_harm(css: str) -> None:
    """What ends in the middle is not read further, and nothing raises."""
    found = needed_rules(css, NAMES)
    assert found.count("{") == found.count("}")


@pytest.mark.parametrize(
    "statement",
    ['@import "../basic.css";', "@import url(../basic.css);", "@import url('../basic.css') ;"],
)
def test_imported_sheets_are_found(statement: str) -> None:
    """In each way in which an import can be written."""
    assert imports_of(f"/* c */ {statement} li{{a:b}}") == ["../basic.css"]


def test_addresses_are_moved_with_their_rules() -> None:
    """What is relative to the sheet becomes relative to the page; the rest stays."""
    css = "a{b:url(../f/x.woff2);c:url('y.png');d:url(data:z);e:url(https://x.org/a);f:url(#g)}"
    assert moved(css, "../_static/styles") == (
        'a{b:url("../_static/styles/../f/x.woff2");c:url("../_static/styles/y.png");'
        "d:url(data:z);e:url(https://x.org/a);f:url(#g)}"
    )
