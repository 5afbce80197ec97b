"""Sphinx's builders of HTML, with forms for the pages that differ in little."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.util.osutil import ensuredir

from labportal.rendering.documents import DocumentForms
from labportal.rendering.html.builders import AddressedBuilder
from labportal.rendering.sharing import SharingBuilder
from labportal.sphinxext.pagewords import speak_for_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from docutils import nodes


class PortalBuilder(SharingBuilder, AddressedBuilder):
    """What both builders have in common."""

    documents_written = 0
    """How many pages with a document this build writes."""
    note_time: Callable[[str, float], object] | None = None
    """Told how many seconds each page took."""
    _forms: DocumentForms | None = None

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write all documents that changed."""
        self.documents_written = len(docnames)
        super().write_documents(docnames)

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Begin with new forms, since the theme's options may have changed."""
        super().prepare_writing(docnames)
        self._forms = DocumentForms(self.application(), self)

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write a page with a document."""
        begin = time.perf_counter()
        speak_for_page(self.env, docname)
        if self._forms is not None:
            self._forms.look_inside(docname, doctree)
        super().write_doc(docname, doctree)
        if self.note_time is not None:
            self.note_time(docname, time.perf_counter() - begin)

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        """Return the template context of a page, or what its form needs to know."""
        if self._forms is not None and self._forms.suits(docname):
            return {"body": body, "metatags": metatags}
        return super().get_doc_context(docname, body, metatags)

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: nodes.document | None = None,
    ) -> None:
        """Write a page, through its form if it has a document and suits one."""
        if event_arg is None or self._forms is None or not self._forms.suits(pagename):
            super().handle_page(
                pagename, addctx, templatename, outfilename=outfilename, event_arg=event_arg
            )
            return
        text = self._forms.fill(pagename, addctx, event_arg)
        path = outfilename or self.get_outfilename(pagename)
        ensuredir(path.parent)
        path.write_text(text, encoding="utf-8", errors="xmlcharrefreplace")


class PortalHTMLBuilder(PortalBuilder):
    """Pages as ``people/ada.html``."""

    name = "html"


class PortalDirectoryHTMLBuilder(PortalBuilder, DirectoryHTMLBuilder):
    """Pages as ``people/ada/``."""

    name = "dirhtml"
