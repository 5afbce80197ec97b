"""Pages with the curriculum vitae of people who want one, made from records like the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from labportal.model.records import Person
from labportal.model.reports import Order, curriculum
from labportal.rendering.html.report import report_html
from labportal.rendering.html.text import escape
from labportal.rendering.html.visitors import place_of
from labportal.rendering.owntext import own_text_html
from labportal.rendering.shell import make_shell
from labportal.sphinxext.domain import CV, cv_page, has_bulk_pages, has_cv_page, labportal_domain
from labportal.sphinxext.fingerprints import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.sphinxext.incremental import IncrementalBuild


class Curricula:
    """Writes the curricula of one build."""

    def __init__(self, build: IncrementalBuild) -> None:
        self._build = build

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write every curriculum that differs; none of them is a page that Sphinx writes."""
        if has_bulk_pages(app.builder):
            builder = cast("StandaloneHTMLBuilder", app.builder)
            domain = labportal_domain(app.env)
            for person in domain.catalogue.of_type("person"):
                if isinstance(person, Person) and has_cv_page(app.env, person):
                    self._write_page(app, builder, person)
        yield from ()

    def _write_page(self, app: Sphinx, builder: StandaloneHTMLBuilder, person: Person) -> None:
        catalogue = labportal_domain(app.env).catalogue
        docname = cv_page(person)
        place = place_of(builder, docname)
        parents = [{"link": place.href(person.docname), "title": escape(person.label)}]
        shell = make_shell(builder, person.docname, parents)
        stamp = digest(
            shell, self._build.stamps.everything, self._build.page_stamp(app.env, person.docname)
        )
        if self._build.kept_files(app, docname, stamp) is not None:
            return
        report = curriculum(catalogue, person, Order(kind="cv", key=person.key))
        title = f"{person.label}: {place.translate('Curriculum vitae')}"
        texts = {page: own_text_html(builder, page, docname) for page in report.pages}
        body = report_html(report, catalogue, place, texts)
        page = shell.fill({"key": CV, "title": title, "body": body, "head": ""})
        path = Path(builder.get_outfilename(docname)).relative_to(builder.outdir)
        self._build.write_file(app, path.as_posix(), page, docname)
