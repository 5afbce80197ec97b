"""Nodes that only the book knows, each a command or environment of ``labportal.sty``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from labportal.model.keys import ascii_fold, slug

if TYPE_CHECKING:
    from labportal.model.names import PersonName


class latex_environment(nodes.General, nodes.Element):  # noqa: N801 -- docutils' style
    """An environment around its children; attributes ``name``, ``arguments``, ``origin``."""


class latex_command(nodes.Inline, nodes.TextElement):  # noqa: N801 -- as above
    """A command whose last argument are its children; attributes ``name``, ``arguments``."""


class latex_link(nodes.Inline, nodes.TextElement):  # noqa: N801 -- as above
    """A link to the web, of which no footnote repeats the address; attribute ``refuri``."""


class latex_label(nodes.Invisible, nodes.Inline, nodes.Element):  # noqa: N801 -- as above
    """A place that links to a document lead to; attribute ``docname``."""


class latex_page(nodes.Inline, nodes.Element):  # noqa: N801 -- as above
    """The number of the page on which a document begins; attribute ``docname``."""


class latex_index(nodes.Invisible, nodes.Inline, nodes.Element):  # noqa: N801 -- as above
    """An entry of the index of people; attributes ``sort`` and ``text``."""


class latex_language(nodes.General, nodes.Element):  # noqa: N801 -- as above
    """Text in another language than the book; attribute ``language``."""


OWN = (
    latex_environment,
    latex_command,
    latex_link,
    latex_label,
    latex_page,
    latex_index,
    latex_language,
)
"""Every node that the translator of the book has methods for."""


def environment(
    name: str, *children: nodes.Node, arguments: tuple[str, ...] = (), origin: str = ""
) -> latex_environment:
    """Return an environment; *origin* is the file that errors inside it are blamed on."""
    node = latex_environment("", *children, arguments=list(arguments), origin=origin)
    node["name"] = name
    return node


def command(name: str, *children: nodes.Node, arguments: tuple[str, ...] = ()) -> latex_command:
    """Return a command; without children its last argument is empty."""
    node = latex_command("", "", *children, arguments=list(arguments))
    node["name"] = name
    return node


def link(uri: str, *children: nodes.Node) -> latex_link:
    """Return a link to the web."""
    return latex_link("", "", *children, refuri=uri)


def index_entry(name: PersonName) -> latex_index:
    """Return the entry of a person in the index."""
    given = " ".join(part for part in (name.given, name.particle) if part)
    text = ", ".join(part for part in (name.family, given, name.suffix) if part)
    sort = slug(f"{name.family} {given}").replace("-", " ")
    # Names in other scripts have no place in the alphabet, so they stand after each other.
    return latex_index(sort=sort if ascii_fold(text).isascii() else f"~{sort}", text=text)


def skip(_translator: Any, _node: nodes.Element) -> None:
    """Write nothing: other formats never get these nodes."""
    raise nodes.SkipNode
