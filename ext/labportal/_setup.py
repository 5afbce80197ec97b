"""Every registration with Sphinx, in the order of a build; no logic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import labportal
from labportal.rendering.assets import add_assets, add_players, add_templates, add_theme_styles
from labportal.rendering.attached import AttachedFiles
from labportal.rendering.besides import Besides
from labportal.rendering.builders import PortalDirectoryHTMLBuilder, PortalHTMLBuilder
from labportal.rendering.bulk import BulkPages
from labportal.rendering.curricula import Curricula
from labportal.rendering.footer import offer_footer
from labportal.rendering.html.builders import hand_over_addresses
from labportal.rendering.html.context import complete_context, mark_section
from labportal.rendering.html.editlinks import correct_edit_link
from labportal.rendering.html.tabs import PlainLabels
from labportal.rendering.html.visitors import visit_math_block, visit_math_inline
from labportal.rendering.latex.book import PortalLaTeXBuilder
from labportal.rendering.latex.defaults import set_latex_defaults
from labportal.rendering.latex.disarm import DisarmFormulas, DisarmTex
from labportal.rendering.latex.pictures import PrintPictures
from labportal.rendering.longpages import light_template
from labportal.rendering.nodes import add_nodes
from labportal.rendering.notfound import NotFound
from labportal.rendering.pdflink import CopyPdf, offer_pdf
from labportal.rendering.pictures.step import SitePictures
from labportal.rendering.pictures.text import ServePictures
from labportal.rendering.progress import Progress
from labportal.rendering.redirects import Redirects
from labportal.rendering.resolve import AnswerQueries
from labportal.rendering.search import Search
from labportal.rendering.sitefiles import SiteFiles
from labportal.rendering.slices import Exports
from labportal.rendering.socialcards import SocialCards
from labportal.sphinxext.assembly import AssemblePage
from labportal.sphinxext.blanks import keep_blanks
from labportal.sphinxext.citations import LinkBibliographies, LinkCitations, add_citation_roles
from labportal.sphinxext.config import add_settings, check_settings, set_defaults
from labportal.sphinxext.confine import ConfineFiles, confine_directives
from labportal.sphinxext.directives import add_directives
from labportal.sphinxext.domain import LabportalDomain, add_short_roles
from labportal.sphinxext.doubles import OneMessage
from labportal.sphinxext.encoding import tolerate_encodings
from labportal.sphinxext.html_in_text import FinishTags
from labportal.sphinxext.incremental import IncrementalBuild
from labportal.sphinxext.inputs import Inputs
from labportal.sphinxext.language import speak_for_site
from labportal.sphinxext.links import ResolveAddresses
from labportal.sphinxext.owntypes import add_own_types
from labportal.sphinxext.pagewords import (
    SpeakWhileResolving,
    speak_for_all,
    speak_while_reading,
)
from labportal.sphinxext.quiet import StoredConfig, shorten_log
from labportal.sphinxext.reader import PortalReader
from labportal.sphinxext.rules import SettleRules, ShowUnknownNotes
from labportal.sphinxext.safety import DisarmText
from labportal.sphinxext.sites import take_pages
from labportal.sphinxext.source import prepare_source
from labportal.sphinxext.speed import add_speed
from labportal.sphinxext.toctrees import DropOverviews, MadeOverviews, NameOverviews, mark_automatic
from labportal.sphinxext.videos import add_videos
from labportal.sphinxext.words import LOCALE

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

LOADED = ("myst_parser", "sphinx_design", "sphinx_copybutton", "sphinxcontrib.bibtex")
"""Extensions that every portal has."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register labportal with Sphinx."""
    speak_for_site(app)
    for extension in LOADED:
        app.setup_extension(extension)
    add_parts(app)
    connect_events(app)
    add_speed(app)
    return {
        "version": labportal.__version__,
        # 1: first shape of the domain's data.
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def add_parts(app: Sphinx) -> None:
    """Register what pages and builders are made with."""
    for catalogue in ("labportal", "sphinx"):
        # The second one has what themes lack in our languages.
        app.add_message_catalog(catalogue, str(LOCALE))
    add_settings(app)
    app.add_domain(LabportalDomain)
    add_short_roles(app.add_role)
    add_citation_roles(app)
    add_directives(app)
    add_videos(app)
    add_nodes(app)
    app.add_html_math_renderer(
        "mathml",
        inline_renderers=(visit_math_inline, None),
        block_renderers=(visit_math_block, None),
    )
    app.add_builder(PortalHTMLBuilder, override=True)
    app.add_builder(PortalDirectoryHTMLBuilder, override=True)
    app.add_builder(PortalLaTeXBuilder, override=True)
    app.add_transform(AssemblePage)
    app.add_transform(NameOverviews)
    app.add_transform(SettleRules)
    app.add_transform(ShowUnknownNotes)
    app.add_transform(DisarmText)
    app.add_transform(ConfineFiles)
    app.add_post_transform(SpeakWhileResolving)
    app.add_post_transform(LinkCitations)
    app.add_post_transform(LinkBibliographies)
    app.add_post_transform(AnswerQueries)
    app.add_post_transform(ResolveAddresses)
    app.add_post_transform(FinishTags)
    app.add_post_transform(DropOverviews)
    app.add_post_transform(DisarmFormulas)
    app.add_post_transform(DisarmTex)
    app.add_post_transform(PrintPictures)
    app.add_post_transform(PlainLabels)
    app.add_post_transform(ServePictures)


def connect_events(app: Sphinx) -> None:
    """Connect the handlers, in the order in which a build comes to them."""
    build, overviews = IncrementalBuild(Besides()), MadeOverviews()
    reader = PortalReader((take_pages, hand_over_addresses, overviews.announce))
    search, stored = Search(build), StoredConfig()
    doubles, inputs = OneMessage(), Inputs()
    for part in (Progress(build), SitePictures(build)):
        part.connect(app)
    # Defaults first (400), so that every other extension sees them; then the records (850), when
    # the configuration is complete but sphinxcontrib-bibtex has not yet looked for its files.
    app.connect("config-inited", check_settings, priority=300)
    app.connect("config-inited", inputs.look, priority=390)
    app.connect("config-inited", set_defaults, priority=400)
    app.connect("config-inited", add_own_types)
    app.connect("config-inited", add_templates)
    app.connect("config-inited", set_latex_defaults)
    app.connect("config-inited", add_assets)
    app.connect("config-inited", reader.read, priority=850)
    # When the settings are as Sphinx compares them with those of the last build.
    app.connect("config-inited", stored.remember, priority=10_000)
    app.connect("builder-inited", shorten_log, priority=100)
    app.connect("builder-inited", inputs.forget, priority=90)
    app.connect("builder-inited", reader.hand_over, priority=100)
    app.connect("builder-inited", take_pages, priority=200)
    app.connect("builder-inited", hand_over_addresses)
    app.connect("builder-inited", overviews.announce)
    app.connect("builder-inited", search.replace_sphinx_search)
    app.connect("builder-inited", add_theme_styles)
    # When every extension has written the pages that it makes.
    app.connect("builder-inited", reader.look_again, priority=900)
    # When every extension has its directives.
    app.connect("builder-inited", confine_directives)
    app.connect("builder-inited", keep_blanks)
    app.connect("env-get-outdated", build.changed_pages)
    app.connect("env-before-read-docs", tolerate_encodings)
    app.connect("env-before-read-docs", doubles.begin)
    # After every other extension has had its say in what is read.
    app.connect("env-before-read-docs", build.note_reading, priority=999)
    app.connect("source-read", prepare_source)
    app.connect("source-read", speak_while_reading)
    app.connect("doctree-read", mark_automatic, priority=900)
    app.connect("doctree-read", build.note_links)
    app.connect("doctree-read", search.note_words)
    app.connect("env-updated", speak_for_all, priority=1)
    # After every other extension has completed the environment.
    app.connect("env-updated", build.stale_pages, priority=900)
    # The environment is stored between these two; where nothing was read, it is not.
    app.connect("env-updated", stored.put_away, priority=10_000)
    for event in ("env-check-consistency", "write-started", "html-collect-pages", "build-finished"):
        app.connect(event, stored.bring_back, priority=1)
    connect_page_contexts(app)
    app.connect("html-collect-pages", speak_for_all, priority=1)
    app.connect("html-collect-pages", build.begin_collecting, priority=100)
    connect_results(app, build, search)
    app.connect("build-finished", speak_for_all, priority=1)
    app.connect("build-finished", build.finish)
    app.connect("build-finished", overviews.withdraw)
    app.connect("build-finished", doubles.end)
    # After every other extension has written what it writes at the end.
    app.connect("build-finished", inputs.note, priority=990)


def connect_results(app: Sphinx, build: IncrementalBuild, search: Search) -> None:
    """Connect what is written besides the pages of documents, in this order."""
    results = (
        *(BulkPages(build), Exports(build), AttachedFiles(build), Curricula(build)),
        *(
            CopyPdf(build),
            search,
            Redirects(build),
            SiteFiles(build),
            NotFound(build),
            SocialCards(build),
        ),
    )
    for result in results:
        app.connect("html-collect-pages", result.write)


def connect_page_contexts(app: Sphinx) -> None:
    """Connect what is told to the theme of each page."""
    # Before the theme (500), which makes the page's table of contents from the context.
    app.connect("html-page-context", complete_context, priority=400)
    app.connect("html-page-context", offer_footer)
    app.connect("html-page-context", offer_pdf)
    app.connect("html-page-context", add_players)
    app.connect("html-page-context", light_template)
    # After the theme, which knows the navigation of pages in a toctree only.
    app.connect("html-page-context", mark_section, priority=600)
    app.connect("html-page-context", correct_edit_link, priority=600)
