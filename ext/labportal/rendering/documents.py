"""Pages with a document, filled into forms instead of being rendered by the theme one by one.

Two pages of a folder that stand in no toctree differ in title, text, address, metadata and table
of contents, and in nothing else.  So the theme renders one page of each folder with marks in these
places (`rendering.shell`), and the pages are filled in: 0.3 ms a page instead of 7.  What may be
different, such as a page in a toctree, another theme, templates of the site's own or an extension
that changes single pages, goes the theme's way; a test compares both ways page by page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup, escape

from labportal.rendering.assets import TEMPLATES, THEME, add_players
from labportal.rendering.footer import offer_footer
from labportal.rendering.html.contents import (
    Entry,
    contents_html,
    count_entries,
    entries_of,
    present_entries,
)
from labportal.rendering.html.context import (
    NO_SECOND_SIDEBAR,
    add_page_settings,
    complete_context,
    dressed,
    home_address,
    ids_in,
    mark_section,
    parents_of,
    wants_contents,
)
from labportal.rendering.html.copies import theme_words
from labportal.rendering.html.editlinks import correct_edit_link, file_of
from labportal.rendering.html.lists import LONG
from labportal.rendering.longpages import light_template
from labportal.rendering.pdflink import offer_pdf
from labportal.rendering.shell import Shell, cut, mark, probe_context, probe_page
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.nodes import record_list, video

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.rendering.html.builders import AddressedBuilder

KNOWN_LISTENERS = (
    *("sphinx.", "pydata_sphinx_theme", "sphinx_design.", "sphinx_copybutton."),
    *("myst_parser.", "alabaster", "sphinxcontrib."),
)
"""Packages whose handlers do the same for all pages of a folder."""
OWN_LISTENERS = (
    *(complete_context, mark_section, add_players, offer_footer, offer_pdf),
    *(light_template, correct_edit_link),
)
"""labportal's own handlers, whose work on single pages this module knows of."""
_SPECIAL = (video,)
"""Nodes for which a handler adds something to the page around them."""
_KNOWN_META = frozenset({"wordcount", "myst_slugs"})
"""Metadata that no template looks at."""
# A name that needs no quoting, wherever a template may put it.
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_/.-]+")


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of a page before it is written."""

    title: str
    entries: Sequence[Entry]
    home: str = ""
    """Address of the site that is its home, if that is another one."""


class DocumentForms:
    """The forms of one build."""

    def __init__(self, app: Sphinx, builder: AddressedBuilder) -> None:
        self._app = app
        self._builder = builder
        self._env = builder.env
        self._usable = _is_usual(app, builder)
        included = self._env.toctree_includes
        self._in_toctrees = {*included, *(name for below in included.values() for name in below)}
        # A link to the page on which it stands has another address.
        self._at_the_foot = {link.page for link in labportal_domain(builder.env).portal.footer}
        self._pages: dict[str, _Page | None] = {}
        self._shells: dict[object, Shell] = {}
        self._shown = int(builder.globalcontext.get("theme_show_toc_level", 1))

    def suits(self, docname: str) -> bool:
        """Tell whether a page can be filled into a form."""
        if not self._usable:
            return False
        if docname not in self._pages:
            self._pages[docname] = self._look_at(docname)
        return self._pages[docname] is not None

    def _look_at(self, docname: str) -> _Page | None:
        env = self._env
        folder, _, name = docname.rpartition("/")
        address = self._builder.addresses.get(docname, docname)
        home = home_address(self._app, docname)
        suits = (
            folder
            and name != "index"
            and _PLAIN_NAME.fullmatch(docname)
            and _PLAIN_NAME.fullmatch(address)
            and address.rpartition("/")[0] == folder
            and not address.endswith("/index")
            and (not home or home.endswith(f"/{address}/"))
            and docname not in self._in_toctrees
            and docname not in self._at_the_foot
            and file_of(self._app, docname) == (docname, ".md")
            and not env.toc_secnumbers.get(docname)
            and _KNOWN_META.issuperset(env.metadata.get(docname, {}))
            and self._has_usual_sidebars(docname, folder)
        )
        title = env.longtitles.get(docname) if suits else None
        entries = entries_of(env.tocs.get(docname))
        if title is None or entries is None or len(entries) != 1:
            return None
        if not all(isinstance(child, nodes.Text) for child in title.children):
            return None
        return _Page(title.astext(), entries, home.removesuffix(f"{address}/"))

    def _has_usual_sidebars(self, docname: str, folder: str) -> bool:
        own: dict[str, Any] = {}
        usual: dict[str, Any] = {}
        self._builder.add_sidebars(docname, own)
        self._builder.add_sidebars(f"{folder}/{mark('key')}", usual)
        return own == usual

    def look_inside(self, docname: str, doctree: nodes.document) -> None:
        """Leave a page to the theme if something in it asks for more than a form has."""
        views = (node.get("view") for node in doctree.findall(record_list))
        is_long = any(view is not None and view.count >= LONG for view in views)
        if is_long or any(True for kind in _SPECIAL for _ in doctree.findall(kind)):
            self._pages[docname] = None

    def fill(self, docname: str, context: Mapping[str, Any], doctree: nodes.document) -> str:
        """Return a page that `suits`, from what Sphinx knows of it."""
        page = self._pages[docname]
        assert page is not None
        own: dict[str, Any] = {
            "metatags": context["metatags"],
            "language": self._builder.globalcontext["language"],
            "pathto": lambda target: self._builder.get_relative_uri(docname, target),
        }
        entries = present_entries(page.entries, ids_in(doctree))
        contents = ""
        if wants_contents(self._app, docname, count_entries(entries) - 1, doctree):
            contents = contents_html(entries[0][2], self._shown)
        add_page_settings(self._app, docname, own)
        folder, _, name = docname.rpartition("/")
        address = self._builder.addresses.get(docname, docname)
        shell = self._shell(folder, own["language"], page.home, contents=bool(contents))
        title = page.title.translate(_DOCUTILS_ESCAPES)
        return shell.join(
            {
                "key": name,
                "place": address.rpartition("/")[2],
                "title": title,
                "plaintitle": plain_title(title),
                "body": dressed(self._app, docname, str(context["body"])),
                "head": own["metatags"],
                "contents": contents,
            }
        )

    def _shell(self, folder: str, language: str, home: str, *, contents: bool) -> Shell:
        key = (folder, language, home, contents)
        if key not in self._shells:
            self._shells[key] = self._make_shell(folder, language, home, contents=contents)
        return self._shells[key]

    def _probe(self, name: str, address: str, context: dict[str, object]) -> str:
        """Return the probe page, whose address may be another one than its name."""
        addresses = self._builder.addresses
        self._builder.addresses = {**addresses, name: address}
        try:
            return probe_page(self._builder, name, context)
        finally:
            self._builder.addresses = addresses

    def _make_shell(self, folder: str, language: str, home: str, *, contents: bool) -> Shell:
        name = f"{folder}/{mark('key')}"

        def pathto(target: str) -> str:
            return self._builder.get_relative_uri(name, target)

        context = probe_context(
            mark("title"), mark("body"), mark("head"), parents_of(self._app, name, pathto)
        )
        if home:
            context["pageurl"] = f"{home}{folder}/{mark('place')}/"
        context["language"] = language
        context.update(theme_words(self._app, language))
        context["page_source_suffix"] = ".md"
        context["meta"] = {} if contents else {NO_SECOND_SIDEBAR: "true"}
        if contents:
            context["toc"] = _PROBE_CONTENTS
        text = self._probe(name, f"{folder}/{mark('place')}", context)
        text = text.replace(f"<title>{mark('title')}", f"<title>{mark('plaintitle')}", 1)
        return cut(_PROBED_CONTENTS.sub(mark("contents"), text))


# What docutils' HTML writer makes of text, also of "@".
_DOCUTILS_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", '"': "&quot;", ">": "&gt;", "@": "&#64;"}
)


def plain_title(title: str) -> str:
    """Return a title as Jinja's filters ``striptags`` and ``e`` make it for ``<title>``."""
    return str(escape(Markup(title).striptags()))  # noqa: S704 -- escaped text, stripped of tags


_PROBE_CONTENTS = (
    '<ul>\n<li><a class="reference internal" href="#">x</a><ul>\n'
    f'<li><a class="reference internal" href="#x">{mark("contents")}</a></li>\n</ul>\n</li>\n</ul>'
)
_PROBED_CONTENTS = re.compile(
    rf'<ul class="[^"]*">\s*<li class="[^"]*"><a [^>]*>{mark("contents")}</a></li>\s*</ul>'
)


def _is_usual(app: Sphinx, builder: StandaloneHTMLBuilder) -> bool:
    """Tell whether pages of a folder can only differ in the ways that are known here."""
    context = builder.globalcontext
    return (
        app.config.html_theme == THEME
        and builder.name in ("html", "dirhtml")
        and not app.config.html_copy_source
        and not app.config.html_show_sourcelink
        and builder.math_renderer_name in ("mathml", None)
        and builder.config.html_output_encoding == "utf-8"
        and isinstance(context.get("theme_secondary_sidebar_items"), list | str)
        and all(
            _is_known_listener(row.handler) for row in app.events.listeners["html-page-context"]
        )
        and not any(_has_templates(app, path) for path in app.config.templates_path)
    )


def _is_known_listener(handler: Any) -> bool:
    if handler in OWN_LISTENERS:
        return True
    module = getattr(handler, "__module__", None) or type(handler).__module__
    return f"{module}.".startswith(KNOWN_LISTENERS)


def _has_templates(app: Sphinx, path: str) -> bool:
    """Tell whether a folder of templates is the site's own and not empty."""
    folder = Path(app.confdir, path)
    if folder == TEMPLATES or "site-packages" in folder.parts:
        return False
    return folder.is_dir() and any(folder.iterdir())
