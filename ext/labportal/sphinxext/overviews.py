"""Which overviews stand above a page: those of its folders, whether or not a toctree says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.reading.types import leading_pages
from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def overviews_above(env: BuildEnvironment, docname: str) -> list[str]:
    """Return the overviews of the folders of *docname*, the outermost first, without itself."""
    made = labportal_domain(env).portal.overviews
    folders = docname.split("/")[:-1]
    above = []
    for depth in range(1, len(folders) + 1):
        folder = "/".join(folders[:depth])
        pages = (*leading_pages(folder), folder)
        above += [page for page in pages if page in env.all_docs or page in made][:1]
    return [page for page in above if page != docname]


def views_beside(env: BuildEnvironment, docname: str) -> list[str]:
    """Return the views of the folder of *docname* that have a page, written by hand or made."""
    made = labportal_domain(env).portal.views
    folder = docname.partition("/")[0]
    return [
        page
        for row in labportal_domain(env).catalogue.types.values()
        if row.views and folder == row.plural
        for view in row.views
        for page in (f"{folder}/{view.name}", f"{folder}/{view.name}/index")
        if page in env.all_docs or page in made
    ]


def top_overviews(env: BuildEnvironment) -> list[str]:
    """Return the overviews that make the bar of a site whose home page has no toctree."""
    if env.toctree_includes.get(env.config.root_doc):
        return []
    portal = labportal_domain(env).portal
    types = portal.catalogue.types
    return [
        page
        for type_name, page in portal.places.overviews.items()
        if types[type_name].in_bar and (page in env.all_docs or page in portal.overviews)
    ]


def overview_title(env: BuildEnvironment, overview: str) -> str:
    """Return the title of an overview, written by hand or made."""
    title = env.titles.get(overview)
    if title is not None:
        return title.astext()
    portal = labportal_domain(env).portal
    row = portal.catalogue.types[portal.overviews.get(overview) or portal.views[overview]]
    view = row.view_of(overview)
    return labportal_domain(env).words_of().text(view.heading if view else row.plural_heading)


def overview_of_type(env: BuildEnvironment, type_name: str) -> str:
    """Return the page that leads to all records of a type, or nothing."""
    portal = labportal_domain(env).portal
    page = portal.places.overviews.get(type_name, "")
    return page if page in env.all_docs or page in portal.overviews else ""


def is_overview(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether a page is the overview of a folder of records."""
    folder, _, name = docname.rpartition("/")
    portal = labportal_domain(env).portal
    if docname in portal.places.overviews.values():
        return True
    return name == "index" and portal.settings.type_of_folder(folder) not in ("", "page")
