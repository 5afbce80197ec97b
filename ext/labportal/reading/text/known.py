"""The directives and roles that a portal has without further extensions, and what is none of them.

The names of docutils, Sphinx, MyST and of what labportal loads stand here, because the check runs
where none of these is installed.  A test compares them with what a build really has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.problems import suggest
from labportal.model.records import RECORD_TYPES, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

# docutils, Sphinx, MyST and sphinxcontrib-bibtex; those of sphinx-design below.
DIRECTIVES = frozenset(
    """accordion acks admonition aside attention bibliography caution centered class code
    code-block codeauthor compound container contents cssclass csv-table danger date default-domain
    default-role deprecated describe div epigraph error eval-rst figure figure-md footbibliography
    footer header highlight highlights hint hlist image important include index line-block
    list-table literalinclude math meta moduleauthor note object only parsed-literal pull-quote raw
    replace restructuredtext-test-directive role rst-class rubric section-numbering sectionauthor
    sectnum seealso sidebar sourcecode table tabularcolumns target-notes tip title toctree topic
    unicode version-added version-changed version-deprecated version-removed versionadded
    versionchanged versionremoved warning
    cmdoption confval envvar glossary option productionlist program
    attribute classmethod currentmodule data decorator decoratormethod exception function method
    module property staticmethod type
    _all-octicon article-info button-link button-ref card card-carousel card-footer card-header
    dropdown grid grid-item grid-item-card step steps tab-item tab-set tab-set-code""".split()
)
ROLES = frozenset(
    """ab abbr abbreviation ac acronym anonymous-reference any citation-reference cite code command
    cve cwe dfn download emphasis eq file footcite footnote-reference guilabel i index kbd literal
    mailheader makevar manpage math menuselection mimetype named-reference newsgroup pep
    pep-reference program raw regexp rfc rfc-reference samp strong sub sub-ref subscript
    substitution-reference sup superscript t target title title-reference uri uri-reference url
    confval doc envvar keyword numref option ref term token
    attr class const data deco exc func meth mod obj type""".split()
)
_MANY_ROLES = ("bdg", "fa", "material-", "octicon")
"""How the names of sphinx-design's badges and icons begin."""
DOMAINS: Mapping[str, str] = {
    "c": """alias data enum enumerator expr func function macro member namespace namespace-pop
        namespace-push struct texpr type union var""",
    "cite": "alp alps author authorpar authorpars authors cauthor cauthors ct cts empty label "
    "labelpar p ps t ts year yearpar",
    "cpp": """alias any class concept enum enum-class enum-struct enumerator expr func function
        member namespace namespace-pop namespace-push struct texpr type union var""",
    "footcite": "ct cts p ps t ts",
    "js": "attr attribute class data func function meth method mod module",
    "math": "numref",
    "py": """attr attribute class classmethod const currentmodule data deco decorator
        decoratormethod exc exception func function meth method mod module obj property
        staticmethod type""",
    "rst": "dir directive directive:option role",
    "std": """cmdoption confval doc envvar glossary keyword numref option productionlist program
        ref term token""",
}
"""Domain -> what may stand behind it and a colon."""
OUR_DIRECTIVES = frozenset({"hero", "numbers", "video"}) | {
    row.plural for row in RECORD_TYPES.values()
}
OUR_ROLES = frozenset({"youtube", "vimeo", "slideshare"}) | {
    row.role for row in RECORD_TYPES.values()
}

COMPLETE = frozenset(
    """labportal myst_parser sphinx_design sphinx_copybutton sphinxcontrib.bibtex sphinx.ext.mathjax
    sphinx.ext.githubpages sphinx.ext.intersphinx sphinx.ext.imgconverter sphinx_sitemap
    sphinxext.opengraph notfound.extension sphinx_favicon pydata_sphinx_theme""".split()
)
"""Extensions whose directives and roles are all known here."""
# What may be a name; MyST takes more for one, but an author who writes it means something else.
_NAME = re.compile(r"[a-z][\w:+.-]*", re.IGNORECASE)
_NEAR = 0.8


@dataclass(frozen=True, slots=True)
class Names:
    """The directives and roles that a portal has from its record types, too."""

    directives: frozenset[str]
    roles: frozenset[str]
    role_of: Mapping[str, str]
    """Directive -> role of the same record type."""
    directive_of: Mapping[str, str]
    """Name or role of a record type -> directive."""
    complete: bool
    """Whether the portal has no others but those that are known here."""

    @classmethod
    def of(cls, types: Table, *, complete: bool) -> Names:
        """Return the names of a portal with those record types."""
        rows = types.values()
        return cls(
            OUR_DIRECTIVES | {row.plural for row in rows},
            OUR_ROLES | {row.role for row in rows},
            {row.plural: row.role for row in rows},
            {name: row.plural for row in rows for name in (row.name, row.role)},
            complete,
        )


def unknown_directive(name: str, names: Names) -> str | None:
    """Return what may be meant by a directive that does not exist, or None if it may exist."""
    return _unknown(name, DIRECTIVES, names.directives, names.directive_of, complete=names.complete)


def unknown_role(name: str, names: Names) -> str | None:
    """Return what may be meant by a role that does not exist, or None if it may exist."""
    if name.lower().startswith(_MANY_ROLES):
        return None
    return _unknown(name, ROLES, names.roles, names.role_of, complete=names.complete)


def _unknown(
    name: str,
    known: Collection[str],
    ours: Collection[str],
    others: Mapping[str, str],
    *,
    complete: bool,
) -> str | None:
    if name.lower().startswith(("external:", "external+")):
        # Of another site, which only the build asks.
        return None
    domain, colon, short = name.lower().rpartition(":")
    if colon and domain != "labportal":
        domain, _, short = name.lower().partition(":")
        if not complete or short in (within := DOMAINS.get(domain, "").split()):
            return None
        near = suggest(short, within)
        return f"{domain}:{near}" if near else ""
    if not _NAME.fullmatch(name) or short in ours or (not colon and short in known):
        return None
    near = others.get(short) or suggest(short, sorted(ours), cutoff=_NEAR)
    if near or not complete:
        return near or None
    return suggest(short, sorted(known))
