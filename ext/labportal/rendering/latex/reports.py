"""Reports of a year, a person, a project or a grant as documents of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from labportal.rendering.doctree import document_link
from labportal.rendering.latex.headers import BESIDE, values_nodes
from labportal.rendering.latex.nodes import command, environment
from labportal.sphinxext.nodes import record_list

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from labportal.model.facts import Fact
    from labportal.model.reports import Part, Report, Row
    from labportal.rendering.latex.chapters import Chapters


class ReportSections:
    """Makes the sections of one report."""

    def __init__(self, chapters: Chapters, translate: Callable[[str], str]) -> None:
        self._chapters = chapters
        self._translate = translate

    def all(self, report: Report) -> list[nodes.Node]:
        """Return the head of a report and its parts."""
        found: list[nodes.Node] = [] if report.as_book else [self._head(report)]
        sections = (self._part(part) for part in report.parts)
        return [*found, *(section for section in sections if section is not None)]

    def _head(self, report: Report) -> nodes.Node:
        """Return what stands at the top of a report without a cover."""
        lines: list[nodes.Node] = [command("labportalsheettitle", nodes.Text(report.title))]
        subtitle = self._translate(report.subtitle)
        under = " · ".join(part for part in (subtitle, report.period) if part)
        if under:
            lines.append(command("labportalsheetline", nodes.Text(under)))
        facts = [self._fact(fact) for fact in report.facts]
        if report.picture and facts:
            image = nodes.image(
                uri=report.picture,
                candidates={"*": report.picture},
                alt=report.title,
                width="32mm" if report.name.startswith("cv-") else BESIDE,
                crop="square" if report.name.startswith("cv-") else "banner",
            )
            small = "labportalsheet" if report.name.startswith("cv-") else "labportalhead"
            lines.append(
                environment(
                    "labportalhead",
                    environment(f"{small}picture", image),
                    environment(f"{small}side", environment("labportalfacts", *facts)),
                )
            )
        elif facts:
            lines.append(environment("labportalfacts", *facts))
        return nodes.container("", *lines)

    def _fact(self, fact: Fact) -> nodes.Node:
        content = values_nodes(fact.values, ())
        return command("labportalfact", *content, arguments=(self._translate(fact.label),))

    def _part(self, part: Part) -> nodes.Element | None:
        """Return a part as a section, or None if there is nothing to print."""
        content: list[nodes.Node] = []
        if part.page:
            content += self._chapters.own_text(part.page)
        if part.numbers:
            boxes = [
                environment(
                    "labportalcard",
                    command("labportalnumber", nodes.Text(number)),
                    nodes.paragraph("", self._translate(what)),
                )
                for number, what in part.numbers
            ]
            content.append(environment("labportalnumbercards", *boxes))
        if part.rows:
            content.append(environment("labportalrows", *self._rows(part.rows)))
        if part.query is not None:
            content.append(record_list(query=part.query))
        if not content:
            return None
        heading = self._translate(part.heading)
        title = nodes.title(heading, heading)
        return nodes.section("", title, *content, ids=[f"report-{part.name}"])

    def _rows(self, rows: Sequence[Row]) -> list[nodes.Node]:
        """Return rows, without a column for dates that none of them has."""
        dated = any(row.when for row in rows)
        return [self._row(row, dated=dated) for row in rows]

    def _row(self, row: Row, *, dated: bool) -> nodes.Node:
        text: nodes.Node = nodes.Text(row.text)
        if row.docname:
            text = document_link(row.docname, text)
        content: list[nodes.Node] = [command("labportalrowtext", text)]
        if row.note:
            content.append(command("labportalmuted", nodes.Text(f", {row.note}")))
        if not dated:
            return command("labportalplainrow", *content)
        return command("labportalrow", *content, arguments=(row.when,))
