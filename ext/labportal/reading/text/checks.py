"""What is wrong with the text of a page and can be seen without the catalogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from labportal.model.codes import Code
from labportal.model.keys import slug
from labportal.model.problems import Problem, Source
from labportal.reading.text.active import active_html
from labportal.reading.text.encoding import damaged_words
from labportal.reading.text.hidden import hidden_texts
from labportal.reading.text.masking import mask_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EMBED = re.compile(r"!\[\[([^\[\]\n]+)\]\]")
_TAG = re.compile(
    r"(?<![\\\]!])\[(member|person|project|software|research|presentation|vacancy|highlight|news"
    r"|youtube|vimeo|slideshare)(?:[ \t]*:[ \t]*|/)([^\[\]\n]+)\](?![(\[:])",
    re.IGNORECASE,
)
_TAG_ROLES = {"member": "person", "person": "person"} | {
    name: name for name in ("project", "software", "research")
}
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_ROLE = re.compile(r"\{[A-Za-z][\w:+.-]*\}(`+).+?\1", re.DOTALL)
_BOLD_LABEL = re.compile(r" {0,3}(\*\*|__)(?=\S)[^*_]{1,80}\1\s*:?\s*$")
_ITEM = re.compile(r" {0,3}(?:[-*+]|(\d{1,9})[.)])[ \t]+\S")
_BARE_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")


def check_body(lines: Sequence[str], path: str, first_line: int = 1) -> tuple[Problem, ...]:
    """Return what is wrong with *lines*, of which the first one has the number *first_line*."""
    masked = mask_code(lines)
    source = Source(path, first_line)
    problems = [
        *check_encoding(lines, path, first_line),
        *_check_tags(masked, source),
        *_check_hidden(masked, source),
        *_check_active(lines, masked, source),
        *_check_lists(masked, source),
    ]
    return tuple(sorted(problems, key=lambda problem: problem.source.line))


def check_encoding(lines: Sequence[str], path: str, first_line: int = 1) -> Iterator[Problem]:
    """Yield the words that were encoded twice; made for headers, too."""
    for number, line in enumerate(lines, start=first_line):
        for word, repaired in dict(damaged_words(line)).items():
            message = f"'{word}' was encoded twice"
            yield Problem(Code.DOUBLE_ENCODED, Source(path, number), message, repaired)


def _check_tags(masked: Sequence[str], source: Source) -> Iterator[Problem]:
    for number, line in enumerate(masked, start=source.line):
        if "[" not in line:
            continue
        for match in _EMBED.finditer(line):
            yield _embed(match, source.at(number))
        for match in _TAG.finditer(line):
            message = f"'{match[0]}' is obsolete and would be printed as text"
            role = _TAG_ROLES.get(match[1].lower(), "")
            key = slug(match[2].split(",")[0])
            suggestion = f"{{{role}}}`{key}`" if role and key else ""
            yield Problem(Code.OBSOLETE_TAG, source.at(number), message, suggestion)


def _check_active(lines: Sequence[str], masked: Sequence[str], source: Source) -> Iterator[Problem]:
    visible = masked
    if any("<script" in line.lower() for line in lines):
        # Masking blanks scripts like code, but here they count; under another name they stay.
        visible = mask_code([_SCRIPT.sub("<iframe", line) for line in lines])
    for number, line in enumerate(visible, start=source.line):
        if "<" not in line or not active_html(line):
            continue
        tag = active_html(lines[number - source.line])
        if tag and not tag.startswith("</"):
            message = f"'{tag}' is shown as text and does not run"
            yield Problem(Code.ACTIVE_HTML, source.at(number), message)


def _embed(match: re.Match[str], source: Source) -> Problem:
    name, _, label = (part.strip() for part in match[1].partition("|"))
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    # After the bar stands a width as often as a description.
    text = stem if not label or label[0].isdigit() else label
    suggestion = f"![{text}](/images/{quote(name)})"
    return Problem(Code.WIKI_EMBED, source, f"'{match[0]}' is not Markdown", suggestion)


def _check_hidden(masked: Sequence[str], source: Source) -> Iterator[Problem]:
    text = "\n".join(masked)
    if "<" not in text:
        return
    # The target of a role stands in angle brackets, and is no text.
    text = _ROLE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for line, hidden in hidden_texts(text):
        message = f"'{hidden}' will not be visible"
        yield Problem(Code.HIDDEN_TEXT, source.at(source.line + line), message)


def _check_lists(masked: Sequence[str], source: Source) -> Iterator[Problem]:
    """Report lists that run on from a bold label, and those that Markdown does not see.

    Other lists right below a paragraph are rendered as lists, so nothing is said about them.
    """
    for index in range(1, len(masked)):
        match = _ITEM.match(masked[index])
        before = masked[index - 1]
        if match is None or not before.strip() or _BARE_ITEM.match(before):
            continue
        # A numbered list may only interrupt a paragraph if it begins with 1.
        unseen = match[1] not in (None, "1") and before.rstrip().endswith(":")
        if unseen or _BOLD_LABEL.match(before):
            place = source.at(source.line + index)
            yield Problem(Code.GLUED_LIST, place, "put an empty line before the list")
