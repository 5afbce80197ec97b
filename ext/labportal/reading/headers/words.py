"""Words by which a text says what a list or a line holds, and the fields they stand for.

The settings ``labportal_headings`` and ``labportal_lead_lines`` add to them.  A word may stand for
several fields, with commas between them: the record's type and the value decide.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from labportal.model.keys import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PERIOD = "period"
"""Stands for the fields ``start`` and ``end`` in one line, such as "2021 - 2025"."""

_LEADERS = """\
leader, project leader, section leader, group leader, research leader, research line leader,
team leader, theme leader, lead, project lead, led by, head, head of section, head of group,
head of department, section head, group head, principal investigator, pi, coordinator,
project coordinator, project manager, director, chair,
projectleider, sectieleider, groepsleider, hoofdonderzoeker, afdelingshoofd, hoofd, coördinator,
projektleiter, projektleitung, gruppenleiter, gruppenleitung, leitung, leiter"""
_PEOPLE = """\
associated researcher, researcher, researchers involved, involved researcher, research team,
research staff, project team, project member, people, people involved, person, team, our team,
team member, project staff, member, group member, current member, former member, staff,
current staff, former staff, staff member, academic staff, scientific staff, support staff,
technical staff, faculty, investigator, co-investigator, co-pi, phd student, phd candidate, phd,
doctoral student, doctoral candidate, former phd student, postdoc, post-doc, postdoctoral
researcher, postdoctoral fellow, research fellow, research assistant, research engineer, engineer,
student, master student, master's student, msc student, bachelor student, bsc student, intern,
alumni, alumnus, alumna, visiting researcher, visitor, guest, guest researcher, supervisor,
co-supervisor, supervised by, promotor, copromotor, co-promotor, advisor, adviser, contributor,
author, developer, contact person, contact,
onderzoekers, onderzoeker, betrokken onderzoekers, medewerker, medewerkers, mensen, teamleden,
groepsleden, promovendus, promovendi, begeleider, begeleiders, student, studenten, oud-medewerkers,
contactpersoon, contactpersonen,
mitarbeiter, mitarbeitende, mitarbeiterinnen und mitarbeiter, beteiligte, personen, mitglieder,
wissenschaftler, forschende, doktorand, doktoranden, promovierende, betreuer, betreuerin,
betreuung, ehemalige, studierende, ansprechpartner, ansprechpartnerin, kontakt"""
_PARTNERS = """\
collaborator, collaboration, in collaboration with, partner, project partner, clinical partner,
industrial partner, industry partner, consortium, samenwerking, samenwerkingspartners,
kooperation, kooperationspartner, projektpartner"""
_FUNDING = """\
funding, funded by, funder, funding source, grant, sponsor, sponsored by, supported by,
financial support, financed by, financiering, gefinancierd door, subsidie, förderung,
gefördert durch, gefördert von, finanzierung, fördergeber"""
_RESEARCH = "research line, research theme, research section, onderzoekslijn, forschungsschwerpunkt"
_PUBLICATIONS = """\
publication, list of publications, our publications, project publications, paper, article,
journal article, conference paper, reference, related publication, relevant publication,
publications and presentations, publicaties, publikationen, veröffentlichungen, literatur"""
_SELECTED = """\
selected publication, key publication, recent publication, main publication, selected paper,
key paper, selected reference, key reference, representative publication, geselecteerde publicaties,
belangrijkste publicaties, recente publicaties, ausgewählte publikationen, ausgewählte
veröffentlichungen, wichtigste publikationen"""


_PROJECTS = """\
project, our projects, current project, ongoing project, running project, active project,
research project, related project, lopende projecten, huidige projecten, projecten, gerelateerde
projecten, laufende projekte, aktuelle projekte, projekte, forschungsprojekte, verwandte projekte"""
_PREVIOUS_PROJECTS = """\
previous project, past project, finished project, completed project, former project,
afgeronde projecten, eerdere projecten, vorige projecten, abgeschlossene projekte,
frühere projekte"""
_EMAIL = """\
e-mail, email, mail, e-mail address, email address, e-mailadres, e-mail-adresse"""
_TELEPHONE = """\
phone, telephone, tel, phone number, telephone number, telefoon, telefoonnummer, telefon,
telefonnummer"""
_POSITION = "position, function, job title, job, role, functie, rol, funktion, stelle"
_AFFILIATION = """\
affiliation, institute, institution, department, afdeling, instituut, abteilung, institut"""
_WEBSITE = """\
website, web site, homepage, home page, project page, project website, web page, webpage,
personal website, url, webseite"""
_CODE = "github, git, code, source code, repository, broncode, quellcode"
_START = "start, start date, started, begin, startdatum, projektbeginn"
_END = "end, end date, ended, finish, einddatum, eind, ende, enddatum, projektende"
_PERIODS = """\
period, duration, project period, project duration, funding period, runtime, running time,
looptijd, periode, projectperiode, laufzeit, projektlaufzeit, zeitraum"""
_TAGS = "keywords, key words, topics, trefwoorden, stichworte, schlagworte, schlüsselwörter"
_DETAILS = """\
details, project details, project information, project info, information, info, facts, key facts,
at a glance, contact, contact details, contact information, about, profile, overview, summary,
projectgegevens, gegevens, contactgegevens, projektdaten, steckbrief, kontakt"""


def _split(words: str) -> list[str]:
    return [squeeze(word) for word in words.split(",")]


def _words(*rows: tuple[str, str]) -> Mapping[str, str]:
    return MappingProxyType({word: field for words, field in rows for word in _split(words)})


HEADINGS: Mapping[str, str] = _words(
    (_PEOPLE, "people"),
    (_LEADERS, "leader, people"),
    (_PARTNERS, "people, partners"),
    (_FUNDING, "funding"),
    (_RESEARCH, "research"),
    (_PUBLICATIONS, "bibkeys"),
    (_SELECTED, "bibkeys"),
    (_PROJECTS, "projects"),
    (_PREVIOUS_PROJECTS, "previous_projects, projects"),
    ("software, our software, software tools, programmatuur", "software"),
)
"""Heading in lower case, mostly in the singular -> the field that the list under it holds."""

LEAD_LINES: Mapping[str, str] = _words(
    (_PEOPLE, "people"),
    (_LEADERS, "leader, people"),
    (_PARTNERS, "people, partners"),
    (_FUNDING, "funding"),
    (_RESEARCH, "research"),
    ("project, projecten, projekte", "projects"),
    ("software", "software"),
    ("group, research group, groep, gruppe, arbeitsgruppe", "groups"),
    ("contact, kontakt", "email, people"),
    (_EMAIL, "email"),
    (_TELEPHONE, "telephone"),
    ("office, room, kamer, raum, zimmer, büro", "office"),
    (_POSITION, "position"),
    (_AFFILIATION, "affiliation, institution"),
    ("orcid, orcid id", "orcid"),
    ("google scholar, scholar", "scholar"),
    (_CODE, "github"),
    ("linkedin", "linkedin"),
    ("documentation, docs, documentatie, dokumentation", "documentation"),
    ("license, licence, licentie, lizenz", "license"),
    (_WEBSITE, "website"),
    (_START, "start"),
    (_END, "end"),
    (_PERIODS, PERIOD),
    ("status, project status", "finished"),
    (_TAGS, "tags"),
)
"""Words before a colon, in lower case, mostly in the singular -> the field in the line."""

LEAD_HEADINGS = frozenset(_split(_DETAILS))
"""Headings under which lines count as those under the title do."""

NAME_COLUMNS = frozenset(
    """name names person who researcher member student staff candidate naam wie persoon onderzoeker
    mitarbeiter wer""".split()
)
"""Heads of the column of a table that holds names."""

SELECTION = re.compile(
    r"(?:selected|key|recent|main|representative|relevant|related|geselecteerde|belangrijkste"
    r"|recente|ausgewählte|wichtigste)\b"
)
"""How a heading begins whose list is no complete one."""

_NUMBER = re.compile(r"^[\d.]+[.)]?\s+(?=\D)")
_PLURAL = re.compile(r"\((?:s|es|n|en|in|innen)\)")
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")


def fields_of(words: Mapping[str, str], text: str) -> tuple[str, ...]:
    """Return the fields for which a heading or the words before a colon stand; often none.

    *words* has its keys in lower case.  Singular and plural are the same, and "leader(s)" is both.
    """
    for form in _forms(text):
        if form in words:
            return tuple(filter(None, (name.strip() for name in words[form].split(","))))
    return ()


def key_of_words(text: str) -> str:
    """Return words as they are compared."""
    return next(_forms(text))


def _forms(text: str) -> Iterator[str]:
    plain = squeeze(text).casefold().replace("’", "'")
    key = _PLURAL.sub("", plain).strip(" :.-–—*_")
    key = _NUMBER.sub("", key)
    for form in (key, _NOTE.sub("", key)):
        yield form
        # "Researchers" and "team members and students" have entries of one or of many.
        yield form.removesuffix("s")
        yield f"{form}s"


def merged(defaults: Mapping[str, str], own: Mapping[str, str]) -> Mapping[str, str]:
    """Return *defaults* with a portal's own words, which go first."""
    return {**defaults, **{key_of_words(word): field for word, field in own.items()}}
