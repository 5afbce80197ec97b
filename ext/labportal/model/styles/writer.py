"""From a publication and a style to the parts of a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.styles.fields import LINK_FIELDS, ROLES, Values
from labportal.model.styles.glue import ending, glue, last_sign
from labportal.model.styles.parts import Part
from labportal.model.styles.template import Alternative, Glue, Group, Value, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labportal.model.records import Publication
    from labportal.model.references import Author
    from labportal.model.styles.compiled import Style

_NO_LINKS = dict.fromkeys(LINK_FIELDS, "")


def format_reference(
    publication: Publication, authors: Sequence[Author], style: Style, *, links: bool = True
) -> tuple[Part, ...]:
    """Return the reference to *publication*; *authors* say who is behind its authors' names.

    Without *links*, DOI and address are left out, for lists that show them in another way.
    """
    # A list of other authors than the publication's would put names on the wrong people.
    known = authors if len(authors) == len(publication.authors) else ()
    values = Values(publication, known, style)
    if not links:
        values.update(_NO_LINKS)
    output = _Output()
    _write(style.templates[publication.kind], values, output)
    parts = output.finish()
    if not parts and (title := values["title"]):
        # A template none of whose fields has a value must not make the publication vanish.
        return title if isinstance(title, tuple) else (Part(title, "title"),)
    return parts


class _Output:
    """Parts with tidy signs between them."""

    __slots__ = ("last", "parts", "pending", "signs", "signs_markup")

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.pending = ""
        """Plain text that is not yet a part."""
        self.signs = ""
        self.signs_markup = ""
        self.last = ""

    def words(self, text: str, markup: str) -> None:
        """Add text of the template."""
        if markup:
            self.flush(markup)
            self.plain(text, markup)
        else:
            self.pending += glue(self.last, self.signs) + text
            self.signs = ""
        self.last = last_sign(text)

    def value(self, text: str, role: str, markup: str) -> None:
        """Add a value that is plain text."""
        self.flush(markup)
        self.parts.append(Part(text, role, markup))
        self.last = last_sign(text)

    def value_parts(self, parts: tuple[Part, ...], markup: str) -> None:
        """Add a value that consists of parts."""
        self.flush(markup)
        if markup:
            parts = tuple(
                part if part.markup else Part(part.text, part.role, markup, *part[3:])
                for part in parts
            )
        self.parts += parts
        self.last = last_sign(parts[-1].text)

    def flush(self, markup: str) -> None:
        """Write what stands before the next value, which has that mark-up."""
        if self.signs:
            text = self.pending + glue(self.last, self.signs)
            # Signs within italic text are italic.
            same = markup and markup == self.signs_markup and not self.pending
            self.signs = ""
        else:
            text, same = self.pending, ""
        if text:
            inner = same and self.parts and self.parts[-1].markup == markup
            self.plain(text, markup if inner else "")
            self.pending = ""

    def plain(self, text: str, markup: str) -> None:
        """Add text, to the part before it if that is alike."""
        last = self.parts[-1] if self.parts else None
        if last and last.role == "plain" and last.markup == markup:
            self.parts[-1] = Part(last.text + text, "plain", markup)
        else:
            self.parts.append(Part(text, "plain", markup))

    def finish(self) -> tuple[Part, ...]:
        """Return all parts, with nothing dangling after the last."""
        text = self.pending + ending(self.last, self.signs)
        if text:
            self.plain(text, "")
        return tuple(self.parts)


def _write(alternative: Alternative, values: Values, output: _Output) -> None:
    for node in alternative.nodes:
        if isinstance(node, Glue):
            output.signs += node.text
            output.signs_markup = node.markup
        elif isinstance(node, Value):
            value = values[node.name]
            if isinstance(value, tuple):
                if value:
                    output.value_parts(value, node.markup)
            elif value:
                output.value(value, ROLES.get(node.name, "plain"), node.markup)
        elif isinstance(node, Words):
            output.words(node.text, node.markup)
        elif choice := _chosen(node, values):
            _write(choice, values, output)


# Asked twenty times for each reference, hence the plain loops.
def _chosen(group: Group, values: Values) -> Alternative | None:
    """Return the first alternative that has its values."""
    for choice in group.alternatives:
        for name in choice.fields:
            if not values[name]:
                break
        else:
            if not choice.nested or _has_nested(choice, values):
                return choice
    return None


def _has_nested(alternative: Alternative, values: Values) -> bool:
    for part in alternative.parts:
        if not _chosen(part, values):
            return False
    for group in alternative.groups:
        if _chosen(group, values):
            return True
    return not alternative.groups
