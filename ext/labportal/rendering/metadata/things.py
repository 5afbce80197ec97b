"""Projects, research lines and software in schema.org's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.records import Project, ResearchLine, Software
from labportal.rendering.metadata.agents import Node, compact, groups, people, reference, targets
from labportal.rendering.metadata.tags import clean, web
from labportal.rendering.metadata.values import license_url

if TYPE_CHECKING:
    from labportal.model.records import Funding, Record
    from labportal.rendering.metadata.site import Here


def full_title(record: Record) -> tuple[str, str]:
    """Return the name of a record, and its short form if it has one."""
    long = clean(getattr(record, "title_long", ""))
    short = clean(record.label)
    return (long, short) if long and long != short else (short, "")


def project_nodes(project: Project, here: Here) -> list[Node]:
    """Return a project and the grants that pay for it."""
    name, short = full_title(project)
    own = here.own_id(project)
    node = compact(
        {
            "@type": "ResearchProject",
            "@id": own,
            "name": name,
            "alternateName": short,
            "description": clean(project.description),
            "url": here.url or web(project.website),
            "sameAs": web(project.website) if here.url else "",
            "image": here.picture,
            "foundingDate": project.start.iso if project.start else "",
            "dissolutionDate": project.end.iso if project.end else "",
            "keywords": [clean(word) for word in project.tags],
            "parentOrganization": groups(project, here),
            "member": [
                *people(project, ("leader", "people"), here),
                *(_organisation(partner) for partner in project.partners),
            ],
            "funder": [_organisation(item.funder) for item in project.funding if item.funder],
            "knowsAbout": [
                reference(line, "DefinedTerm", here)
                for line in targets(project, ("research",), here)
                if isinstance(line, ResearchLine)
            ],
        }
    )
    return [node, *(_grant(item, own) for item in project.funding)]


def _grant(funding: Funding, project: str) -> Node:
    """Return a grant, which says what it pays for.

    The property in the other direction, from project to grant, is younger than the vocabulary
    that common validators have.
    """
    name = f"{funding.funder} {funding.grant}".strip()
    return compact(
        {
            "@type": "Grant",
            "name": clean(name),
            "identifier": clean(funding.grant),
            "url": web(funding.url),
            "funder": _organisation(funding.funder) if funding.funder else None,
            "fundedItem": {"@id": project},
        }
    )


def _organisation(name: str) -> Node:
    return {"@type": "Organization", "name": clean(name)}


def software_node(software: Software, here: Here) -> Node:
    """Return a program; one without published source is an application."""
    name, short = full_title(software)
    repository = web(software.github)
    return compact(
        {
            "@type": "SoftwareSourceCode" if repository else "SoftwareApplication",
            "@id": here.own_id(software),
            "name": name,
            "alternateName": short,
            "description": clean(software.description),
            "url": here.url or web(software.website),
            "sameAs": web(software.website) if here.url else "",
            "image": here.picture,
            "codeRepository": repository,
            "version" if repository else "softwareVersion": clean(software.version),
            # Only source code is written in a language.
            "programmingLanguage": [clean(word) for word in software.languages]
            if repository
            else [],
            "identifier": web(software.doi),
            # Applications have help; for source code any work may be named as being about it.
            "softwareHelp" if not repository else "subjectOf": _manual(software, here),
            "license": license_url(software.license),
            "author": people(software, ("people",), here),
            "keywords": [clean(word) for word in software.tags],
            "sourceOrganization": groups(software, here),
        }
    )


def _manual(software: Software, here: Here) -> Node | None:
    address = web(software.documentation)
    if software.manual in here.catalogue.by_docname:
        page = here.catalogue.records[here.catalogue.by_docname[software.manual]]
        address = here.page_of(page)
    return {"@type": "CreativeWork", "name": "Documentation", "url": address} if address else None


def research_nodes(line: ResearchLine, here: Here) -> list[Node]:
    """Return a research line as a topic, with the people who know about it and its projects.

    schema.org has no lasting theme of research: its projects are planned to reach an aim.
    """
    name, short = full_title(line)
    own = here.own_id(line)
    topic = compact(
        {
            "@type": "DefinedTerm",
            "@id": own,
            "name": name,
            "alternateName": short,
            "description": clean(line.description),
            "url": here.url,
            "image": here.picture,
        }
    )
    known = {"knowsAbout": {"@id": own}}
    projects = targets(line, ("projects", "previous_projects"), here)
    return [
        topic,
        *({**person, **known} for person in people(line, ("leader", "people"), here)),
        *({**group, **known} for group in groups(line, here)),
        *(
            {**reference(project, "ResearchProject", here), **known}
            for project in projects
            if isinstance(project, Project)
        ),
    ]
