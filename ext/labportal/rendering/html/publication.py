"""The page of one publication as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.records.publication import NO_NOTE
from labportal.rendering.exports.addresses import publication_links
from labportal.rendering.html.downloads import downloads_html
from labportal.rendering.html.gallery import cover_html
from labportal.rendering.html.header import value_html
from labportal.rendering.html.pictures import PREVIEW, picture_html
from labportal.rendering.html.references import (
    author_html,
    awards_html,
    buttons_html,
    marks_html,
    venue_html,
)
from labportal.rendering.html.text import escape, runs_html, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from labportal.model.facts import FactValue
    from labportal.model.records import AuthorNote
    from labportal.model.references import Author
    from labportal.rendering.html.place import Place
    from labportal.rendering.html.publication_view import PublicationView, Version

_MARKS: Mapping[str, tuple[str, str]] = {
    "shared_first": ("*", "Shared first authors"),
    "shared_last": ("†", "Shared last authors"),
    "corresponding": ("✉", "Corresponding author"),
}
"""What can be said of an author -> sign behind the name, and what it means."""


def publication_html(view: PublicationView, place: Place, page_uri: str) -> str:
    """Return the text of a publication's page, whose address from the top is *page_uri*."""
    later = [version for version in view.versions if version.is_later]
    earlier = [version for version in view.versions if not version.is_later]
    head = _head(view, place) + "".join(_notice(version, place) for version in later)
    side = _details(view, place) + _earlier(earlier, place) + _related(view, place)
    # Beside the text where there is room, else between the abstract and how to cite.
    aside = f'<div class="lp-pub-side">{side}</div>' if side else ""
    body = _abstract(view, place) + aside + _citation(view, place, page_uri)
    kind = "lp-pub lp-pub-thesis" if view.is_thesis else "lp-pub"
    return f'<section class="{kind}">{head}<div class="lp-pub-body">{body}</div></section>'


def _head(view: PublicationView, place: Place) -> str:
    ref = view.reference
    picture = _picture(view, place)
    text = (
        f"<h1>{runs_html(ref.title)}</h1>"
        f'<p class="lp-pub-authors">{_authors(view, place)}</p>'
        f"{_legend(view, place)}"
        f'<p class="lp-pub-venue">{venue_html(ref, place)}{marks_html(ref, place)}</p>'
        f"{awards_html(ref.awards)}{_thesis_facts(view, place)}{buttons_html(ref, place)}"
    )
    shape = " lp-with-cover" if view.is_thesis else " lp-with-preview" if picture else ""
    return f'<div class="lp-pub-head{shape}">{picture}<div class="lp-pub-lead">{text}</div></div>'


def _picture(view: PublicationView, place: Place) -> str:
    """Return the cover of a thesis, or the picture of another publication if it has one."""
    if view.is_thesis:
        author = ", ".join(author.full for author, _ in view.authors)
        alt = view.picture_alt or place.translate("Cover of the thesis")
        return cover_html(view.reference, author, view.picture, place, alt=alt)
    served = place.picture(view.picture)
    return picture_html(served, PREVIEW, view.picture_alt) if served else ""


def _authors(view: PublicationView, place: Place) -> str:
    names = [_author(author, note, place) for author, note in view.authors]
    return ", ".join([*names, "et al."] if view.reference.et_al else names)


def _author(author: Author, note: AuthorNote, place: Place) -> str:
    text = author_html(author, place, text=author.full)
    if note is NO_NOTE:
        return text
    return text + _signs(note) + _orcid(author, note, place)


def _signs(note: AuthorNote) -> str:
    signs = "".join(sign for name, (sign, _) in _MARKS.items() if getattr(note, name))
    return f"<sup>{signs}</sup>" if signs else ""


def _orcid(author: Author, note: AuthorNote, place: Place) -> str:
    """Return a link to the ORCID iD that the entry states."""
    if not note.orcid:
        return ""
    label = f"{place.translate('ORCID iD')}: {author.full}"
    return (
        f' <a class="lp-orcid" href="https://orcid.org/{escape(note.orcid)}" '
        f'aria-label="{escape(label)}" title="ORCID iD">'
        '<i class="fa-brands fa-orcid" aria-hidden="true"></i></a>'
    )


def _legend(view: PublicationView, place: Place) -> str:
    """Return what the signs behind the authors mean."""
    notes = [note for _, note in view.authors if note is not NO_NOTE]
    found = [
        f"<span><sup>{sign}</sup> {escape(place.translate(label))}</span>"
        for name, (sign, label) in _MARKS.items()
        if any(getattr(note, name) for note in notes)
    ]
    return f'<p class="lp-pub-legend">{" ".join(found)}</p>' if found else ""


def _thesis_facts(view: PublicationView, place: Place) -> str:
    rows = [
        (place.translate(label), ", ".join(value_html(value, place) for value in people))
        for label, people in view.supervisors
    ]
    if view.defended:
        rows.append((place.translate("Defended"), escape(view.defended)))
    return _facts_html(rows)


def _notice(version: Version, place: Place) -> str:
    """Return where a reader of a preprint finds what it became."""
    heading = f"<strong>{escape(place.translate('Published version'))}</strong>"
    where = f'<span class="lp-version-where">{escape(version.where)}</span>'
    return f'<p class="lp-version">{heading} {_to(version, version.title, place)} {where}</p>'


def _earlier(versions: Sequence[Version], place: Place) -> str:
    """Return the preprints of a publication, by where they are: they have the same title."""
    items = "".join(
        f"<li>{_to(version, version.where or version.title, place)}</li>" for version in versions
    )
    heading = place.translate("Preprint" if len(versions) == 1 else "Preprints")
    return _section("preprints", heading, f'<ul class="lp-related">{items}</ul>') if items else ""


def _to(version: Version, text: str, place: Place) -> str:
    href = web_address(place.publication(("publication", version.key)))
    if not href:
        return escape(text)
    return f'<a class="reference internal" href="{href}">{escape(text)}</a>'


def _abstract(view: PublicationView, place: Place) -> str:
    if not view.abstract:
        return ""
    paragraphs = "".join(f"<p>{runs_html(runs)}</p>" for runs in view.abstract)
    return _section("abstract", place.translate("Abstract"), paragraphs)


def _details(view: PublicationView, place: Place) -> str:
    rows = [(place.translate(label), escape(value)) for label, value in view.facts]
    if view.keywords:
        rows.append((place.translate("Keywords"), escape(", ".join(view.keywords))))
    return _section("details", place.translate("Details"), _facts_html(rows)) if rows else ""


def _facts_html(rows: Iterable[tuple[str, str]]) -> str:
    facts = "".join(
        f'<div class="lp-fact"><dt>{escape(label)}</dt><dd>{value}</dd></div>'
        for label, value in rows
    )
    return f'<dl class="lp-facts">{facts}</dl>' if facts else ""


def _related(view: PublicationView, place: Place) -> str:
    return "".join(
        _section(
            heading.lower().replace(" ", "-"),
            place.translate(heading),
            f'<ul class="lp-related">{_items(values, place)}</ul>',
        )
        for heading, values in view.related
    )


def _items(values: Sequence[FactValue], place: Place) -> str:
    return "".join(f"<li>{value_html(value, place)}</li>" for value in values)


def _citation(view: PublicationView, place: Place, page_uri: str) -> str:
    """Return the reference and the entry in each format to copy, and the files to download."""
    label = place.translate("Download")
    links = publication_links(view.reference.key)
    files = downloads_html(links, page_uri, place, label=label)
    if files:
        files = f'<div class="lp-cite-files"><span>{escape(label)}</span>{files}</div>'
    reference = _code(view.citation, "lp-cite-text") if view.citation else ""
    texts = "".join(
        f'<details class="lp-format"{"" if place_in_row else " open"}>'
        f"<summary>{escape(name)}</summary>{_code(text)}</details>"
        for place_in_row, (name, text) in enumerate(view.formats)
        if text
    )
    return _section("cite", place.translate("Cite this"), reference + texts + files)


def _code(text: str, more: str = "") -> str:
    """Return text with a button that copies it."""
    kind = f"highlight-text notranslate {more}".strip()
    return (
        f'<div class="{kind}"><div class="highlight"><pre>{escape(text.strip())}</pre></div></div>'
    )


def _section(name: str, heading: str, body: str) -> str:
    return (
        f'<section class="lp-section" aria-labelledby="{name}">'
        f'<h2 id="{name}">{escape(heading)}</h2>{body}</section>'
    )
