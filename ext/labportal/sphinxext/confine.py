"""Pages show the files of the portal, and no others of the machine that builds it.

Directives that read files look first whether they may.  Pictures and downloads, whichever
directive or link made them, are looked at when the document is complete.  The directives of other
extensions are confined, too, if they stand in the table of `labportal.reading.text.files`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.languages import get_language
from docutils.parsers.rst import directives
from docutils.utils import new_document
from myst_parser.mocking import MockIncludeDirective, MockState
from sphinx import addnodes
from sphinx.directives.other import Include
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective, is_directive_registered
from sphinx.util.i18n import search_image_for_language

from labportal.reading.boundary import not_fetched
from labportal.reading.text.files import ARGUMENT, FETCHERS, READERS, is_standard, one_path
from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

FROM_SOURCE = frozenset({"csv-table", "raw"})
"""Directives for which a path begins at the file that they stand in; others begin at the page."""

_OF_NOTEBOOKS = "jupyter_execute"


class ConfinedInclude(SphinxDirective):
    """The directive ``include`` for files of the portal.

    It is no subclass of Sphinx's, for which MyST has a way of its own that would go round it.
    """

    required_arguments = Include.required_arguments
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {
        **(Include.option_spec or {}),
        # MyST's own.
        "relative-images": directives.flag,
        "relative-docs": directives.path,
        "heading-offset": directives.nonnegative_int,
    }

    def run(self) -> list[nodes.Node]:
        """Return what the file holds, or nothing if it may not be shown."""
        if not may_run(self):
            return []
        state: object = self.state  # which docutils does not expect to be MyST's
        if isinstance(state, MockState):
            mock = MockIncludeDirective(
                state._renderer,  # noqa: SLF001 -- as MyST makes it
                name=self.name,
                klass=Include,
                arguments=self.arguments,
                options=self.options,
                body=list(self.content),
                lineno=self.lineno,
            )
            return list(mock.run())
        own = Include(
            self.name, self.arguments, self.options, self.content, self.lineno,
            self.content_offset, self.block_text, self.state, self.state_machine,
        )  # fmt: skip
        return list(own.run())


def confine_directives(app: Sphinx) -> None:
    """Put our directives in place of those that read files, also of other extensions."""
    app.add_directive("include", ConfinedInclude, override=True)
    language = get_language("en")
    document = new_document("")
    for name in READERS:
        if name == "include" or not (name in FROM_SOURCE or is_directive_registered(name)):
            continue
        original, _messages = directives.directive(name, language, document)
        if original is not None and not hasattr(original, "confined_by_labportal"):
            app.add_directive(name, confined(original), override=True)


def confined(original: type[Directive]) -> type[Directive]:
    """Return a directive that looks first whether it may read its files."""

    def run(self: Directive) -> list[nodes.Node]:
        return list(original.run(self)) if may_run(self) else []

    names = {"run": run, "confined_by_labportal": True, "__doc__": original.__doc__}
    return type(original.__name__, (original,), names)


def may_run(directive: Directive) -> bool:
    """Tell whether a directive may read what it names; what it may not is noted."""
    env: BuildEnvironment = directive.state.document.settings.env
    domain = labportal_domain(env)
    boundary = domain.portal.tree.boundary
    messages = []
    for name in READERS[directive.name.split(":")[-1]]:
        written = _written(directive, name)
        if not written or is_standard(directive.name, written):
            continue
        path = _path(directive, env, written)
        if not boundary.allows(path):
            messages.append(boundary.refusal(env.docname, written))
        elif directive.name in FROM_SOURCE:
            # A slash at the beginning is the top of the portal, as for other directives.
            source = directive.state.document.current_source or str(env.doc2path(env.docname))
            directive.options[name] = os.path.relpath(path, Path(source).parent)
    url = directive.options.get(FETCHERS.get(directive.name, ""), "")
    if url:
        messages.append(not_fetched(url))
    place, line = directive.state_machine.get_source_and_line(directive.lineno)
    for message in messages:
        _note(env, place or "", line or directive.lineno, message)
    return not messages


def _written(directive: Directive, name: str) -> str:
    if name != ARGUMENT:
        return one_path(directive.options.get(name) or "")
    return one_path(directive.arguments[0]) if directive.arguments else ""


def _path(directive: Directive, env: BuildEnvironment, written: str) -> Path:
    source = directive.state.document.current_source
    if directive.name in FROM_SOURCE and source and not written.startswith("/"):
        return Path(source).parent / written
    return labportal_domain(env).portal.tree.boundary.place(env.docname, written)


def _note(env: BuildEnvironment, source: str, line: int, message: str) -> None:
    path = os.path.relpath(source or env.doc2path(env.docname), env.srcdir)
    labportal_domain(env).note_refusal(env.docname, path, line, message)


class ConfineFiles(SphinxTransform):
    """Take pictures and downloads out of a document that are no files of the portal."""

    # After everything that makes them, before Sphinx collects the files to copy (880).
    default_priority: ClassVar[int] = 870

    def apply(self, **_kwargs: object) -> None:
        """Look at every file that the document names."""
        for image in list(self.document.findall(nodes.image)):
            uri = image["uri"]
            if "://" in uri or uri.startswith("data:"):
                continue
            if not all(map(self._allows, self._files(uri))):
                self._refuse(image, uri)
                text = nodes.inline(uri, uri, classes=["lp-missing-image"])
                inside = isinstance(image.parent, nodes.TextElement)
                image.replace_self(text if inside else nodes.paragraph("", "", text))
        for link in list(self.document.findall(addnodes.download_reference)):
            target = link["reftarget"]
            if "://" in target or self._allows(self._file(target)):
                continue
            # A link was checked with all others; the role for downloads names a file.
            if link.get("reftype") != "myst":
                self._refuse(link, target)
            link.replace_self(nodes.inline("", "", *link.children, classes=["lp-broken-link"]))

    def _allows(self, path: Path) -> bool:
        if labportal_domain(self.env).portal.tree.boundary.allows(path):
            return True
        return self._results is not None and path.resolve().is_relative_to(self._results)

    @property
    def _results(self) -> Path | None:
        """The folder into which MyST-NB writes what notebooks of the portal show."""
        if "myst_nb" not in self.config.extensions:
            return None
        outdir = Path(labportal_domain(self.env).builder.outdir)
        return (outdir.parent / _OF_NOTEBOOKS).resolve()

    def _file(self, written: str) -> Path:
        return Path(self.env.relfn2path(written, self.env.docname)[1])

    def _files(self, uri: str) -> Iterator[Path]:
        """Yield every file that Sphinx may take for a picture."""
        for name in (uri, search_image_for_language(uri, self.env)):
            path = self._file(name)
            yield path
            if name.endswith(".*"):
                yield from path.parent.glob(path.name)

    def _refuse(self, node: nodes.Element, written: str) -> None:
        boundary = labportal_domain(self.env).portal.tree.boundary
        message = boundary.refusal(self.env.docname, written)
        _note(self.env, node.source or "", node.line or 1, message)


def exclude_outside(config: Config, outside: tuple[str, ...]) -> list[str]:
    """Return patterns that keep links out of the portal away from Sphinx, also as static files."""
    names = list(outside)
    for folder in (*config.html_static_path, *config.html_extra_path):
        top = f"{str(folder).strip('/')}/"
        inside = [path.removeprefix(top) for path in outside if path.startswith(top)]
        # Sphinx looks for files of these folders as from their own top, which it calls ".".
        names += [path if "/" in path else f"./{path}" for path in inside]
    # A bracket begins a set of signs in Sphinx's patterns.
    return [name.replace("[", "[[]") for name in names]
