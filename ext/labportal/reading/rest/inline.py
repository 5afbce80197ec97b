"""Mark-up inside the lines of reStructuredText, written as Markdown writes it.

Links, roles and code look different in the two languages, but mean the same; so the scanners of
links, roles and lists need to know one of them only.  Lines stay lines.
"""

from __future__ import annotations

import re

_IN_PARAGRAPH = r"(?!\n[ \t]*\n)"
# Up to the next pair of signs that may end it, so that no text is gone through twice.
CODE = rf"``(?=\S)(?:(?!``(?!`)){_IN_PARAGRAPH}.)*(?<=\S)``(?!`)"
_PARTS = re.compile(
    rf"(?P<code>{CODE})"
    r"|^[ \t]*\.\.[ \t]+_(?:`(?P<quoted>[^`\n]+)`|(?P<name>(?:\\:|[^:`\n])+)):"
    r"[ \t]+(?P<uri>\S+)[ \t]*$"
    r"|(?<![\w`:\\])(?:(?P<role>:[A-Za-z][\w:+.-]*:))?"
    rf"`(?P<text>(?=\S)(?:\\.|{_IN_PARAGRAPH}[^`\\])+?)`"
    r"(?:(?P<after>:[A-Za-z][\w:+.-]*:)|(?P<link>__?)(?!\w))?",
    re.MULTILINE | re.DOTALL,
)
_TARGET = re.compile(r"(.*?)\s*<([^<>]+)>\s*", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:\s|(.))")


def as_markdown(text: str, *, documents: bool = False) -> str:
    """Return *text* with its links and roles as in Markdown, and its code made blank.

    Whatever Markdown, but not reStructuredText, would take for mark-up is broken up.  With
    *documents*, the role ``doc`` becomes a link, too.
    """
    pieces = []
    done = 0
    for match in _PARTS.finditer(text):
        pieces += [_plain(text[done : match.start()]), _part(match, documents=documents)]
        done = match.end()
    return "".join([*pieces, _plain(text[done:])])


def plain_rest(text: str) -> str:
    """Return one line of reStructuredText without its mark-up."""

    def shown(match: re.Match[str]) -> str:
        if match["code"]:
            return match["code"][2:-2]
        inner = match["text"] or ""
        target = _TARGET.fullmatch(inner)
        return (target[1] or target[2]) if target else inner

    text = re.sub(r"(?<!\\)(\*\*?)(?=\S)(.+?)(?<=[^\s\\])\1", r"\2", _PARTS.sub(shown, text))
    return " ".join(_unescaped(text).split())


def _unescaped(text: str) -> str:
    # An escaped break of a line vanishes from the text, but the line after it stays a line.
    return _ESCAPE.sub(lambda match: "\n" if match[0] == "\\\n" else match[1] or "", text)


def _plain(text: str) -> str:
    if "]" in text:
        text = text.replace("](", "] (").replace("]:", "] :")
    if "<" in text:
        text = text.replace("<", " ")
    return text.replace("}`", "} `")


def _part(match: re.Match[str], *, documents: bool) -> str:
    if match["code"]:
        return _blank(match[0])
    if match["uri"]:
        return _definition(match)
    role = (match["role"] or match["after"] or "").strip(":")
    target = _TARGET.fullmatch(match["text"])
    if role == "doc" and documents:
        return _document_link(match["text"], target)
    if role:
        return f"{{{role}}}`{_unescaped(match['text'])}`"
    if match["link"] and target and not target[2].endswith("_"):
        return _link(match["text"], target[1], target[2])
    return _plain(match["text"])


def _definition(match: re.Match[str]) -> str:
    uri = match["uri"]
    if uri.endswith("_") and not uri.endswith("\\_"):
        # It leads to another target and so is no address.
        return _blank(match[0])
    return f"[{match['quoted'] or match['name']}]: {_unescaped(uri)}"


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _document_link(text: str, target: re.Match[str] | None) -> str:
    """Return a link to a document; Sphinx itself says whether there is one."""
    return _link(text, target[1] if target else text, target[2] if target else text)


def _link(text: str, label: str, address: str) -> str:
    """Return a link, with the line breaks of *text* that label and address have lost."""
    address = re.sub(r"\s+", "", _unescaped(address))
    breaks = text.count("\n") - label.count("\n")
    return f"[{label}]({address})" + "\n" * breaks
