"""Which record type each page describes."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.fields import field_specs
from labportal.model.problems import Problem, Source, suggest
from labportal.model.records import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from labportal.reading.pages import PageText
    from labportal.reading.settings import Settings

TEMPLATES: Mapping[str, str] = {
    template: row.name for row in RECORD_TYPES.values() for template in row.templates
}
"""Layouts by which older systems told their record types apart."""
_SHARED: Mapping[str, str] = {
    folder: row.name for row in RECORD_TYPES.values() for folder in row.shared_folders
}
"""Folders that hold pages of a type and others -> the type."""
_NOT_FROM_PAGES = ("publication",)


_LEADING = ("index", "_index", "readme")


def leads_its_folder(docname: str) -> bool:
    """Tell whether a page is about all that its folder holds.

    Its name is "index", or what other systems call such a page, or that of the folder.
    """
    folder, name = posixpath.split(docname)
    return name.lower() in _LEADING or (folder != "" and name == posixpath.basename(folder))


def leading_pages(folder: str) -> tuple[str, ...]:
    """Return the names of pages that lead a folder, the first that exists goes first."""
    names = ("index", "_index", "README", "Readme", "readme", posixpath.basename(folder))
    return tuple(f"{folder}/{name}" for name in names)


def types_of_pages(
    texts: Sequence[PageText], settings: Settings
) -> tuple[dict[str, str], list[Problem]]:
    """Return document -> record type, and what is wrong with types that headers name.

    The header's ``record_type`` decides, then the folder, then an older system's layout.  A page
    that another one lists under a heading such as "Current projects" is what that heading says.
    """
    listed = _listed_types(texts, settings)
    types: dict[str, str] = {}
    problems = []
    for text in texts:
        written = text.header.fields.get("record_type")
        if written is not None and isinstance(written.value, str) and written.value:
            if written.value in settings.types:
                types[text.docname] = written.value
                continue
            problems.append(
                Problem(
                    Code.UNKNOWN_TYPE,
                    Source(text.path, written.line),
                    f"unknown record type '{written.value}'",
                    suggest(written.value, settings.types),
                    "record_type",
                )
            )
        types[text.docname] = listed.get(text.docname) or _type_of(text, settings)
    return types, problems


def _type_of(text: PageText, settings: Settings) -> str:
    folder = posixpath.dirname(text.docname)
    if leads_its_folder(text.docname):
        return "page"
    for part in reversed(folder.split("/")):
        type_name = settings.type_of_folder(part)
        if type_name and type_name not in _NOT_FROM_PAGES:
            return type_name
        shared = _SHARED.get(part)
        if shared and not set(RECORD_TYPES[shared].shared_folders[part]).isdisjoint(
            text.header.fields
        ):
            return shared
    template = text.header.fields.get("template")
    if template is not None and isinstance(template.value, str):
        return TEMPLATES.get(template.value.strip(), "page")
    return "page"


def _listed_types(texts: Iterable[PageText], settings: Settings) -> dict[str, str]:
    """Return the types of pages that a record's page lists under a known heading."""
    known = {text.docname: text for text in texts}
    found: dict[str, str] = {}
    for text in texts:
        row = settings.types[_type_of(text, settings)]
        if row.name == "page":
            continue
        specs = field_specs(row.record_class)
        for body_list in text.body.lists:
            spec = next((specs[name] for name in body_list.fields if name in specs), None)
            if spec is None or spec.target in ("", *_NOT_FROM_PAGES):
                continue
            for item in body_list.items:
                target = document_of(text.docname, item.target)
                if target not in known or leads_its_folder(target):
                    continue
                # A page among people stays a person; one below research may well be a project.
                if _type_of(known[target], settings) in ("page", row.name):
                    found.setdefault(target, spec.target)
    return found


def document_of(docname: str, target: str) -> str:
    """Return the document that a list item in *docname* links to, if it is one of this site."""
    path = target.partition("#")[0]
    if not path or "://" in path:
        return ""
    if path.startswith("/"):
        path = path.strip("/")
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(docname), path))
    return posixpath.splitext(path)[0] if path.endswith((".md", ".rst", ".html")) else path
