"""Sphinx's own words, such as "Note" and "Fig. 1", in the language of the page that shows them.

Sphinx has one language for a whole site, and looks for its words when it reads, resolves and writes
a page.  Before each of these the words of that page's language take their place.
"""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import sphinx
from sphinx.locale import translators
from sphinx.transforms.post_transforms import SphinxPostTransform

from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.words import LOCALE, catalogue_folders, catalogue_of, primary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_WORDS = ("general", "sphinx")
_NUMBERED: Mapping[str, str] = {
    "section": "Section %s",
    "figure": "Fig. %s",
    "table": "Table %s",
    "code-block": "Listing %s",
}
"""What is counted -> how Sphinx names it in English."""


class PageWords(gettext.NullTranslations):
    """The words of one language, which know those of the site that they stand for."""

    def __init__(self, words: gettext.NullTranslations, of_site: gettext.NullTranslations) -> None:
        super().__init__()
        self.add_fallback(words)
        self.of_site = of_site


def speak(env: BuildEnvironment, language: str) -> None:
    """Let Sphinx speak a language from now on; that of the site brings its own words back."""
    before = translators.get(_WORDS)
    if before is None:
        return
    of_site = before.of_site if isinstance(before, PageWords) else before
    words = of_site
    if primary(language) != primary(env.config.language or "en"):
        folders = (*catalogue_folders(env.config, env.srcdir), str(LOCALE), _of_sphinx())
        words = PageWords(catalogue_of("sphinx", language, folders), of_site)
    if words is before:
        return
    translators[_WORDS] = words
    formats = env.config.numfig_format
    for kind, english in _NUMBERED.items():
        # Unless the author has chosen other words.
        if formats.get(kind) == before.gettext(english):
            formats[kind] = words.gettext(english)


def _of_sphinx() -> str:
    return str(Path(sphinx.__file__).parent / "locale")


def speak_for_page(env: BuildEnvironment, docname: str) -> None:
    """Let Sphinx speak the language of a page."""
    speak(env, labportal_domain(env).language_of(docname))


def speak_while_reading(app: Sphinx, docname: str, _source: list[str]) -> None:
    """Read a page in its language; connected to ``source-read``."""
    speak_for_page(app.env, docname)


def speak_for_all(app: Sphinx, *_arguments: object) -> tuple[()]:
    """Go on in the language of the site; there is no page to read or write again for it."""
    speak(app.env, app.config.language or "en")
    return ()


class SpeakWhileResolving(SphinxPostTransform):
    """Resolve references to figures and tables in the language of the page."""

    # Before Sphinx resolves any (10).
    default_priority: ClassVar[int] = 1

    def run(self, **_kwargs: object) -> None:
        """Take the words of the page."""
        speak_for_page(self.env, self.env.docname)
