"""The settings of a portal, declared once: name, default, check, help.

``conf.py`` holds them as ``labportal_<name>``.  Sphinx's registration, the command line and the
manual's table are made from this declaration.  Must not know Sphinx.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labportal.model.dates import PartialDate
from labportal.model.problems import suggest
from labportal.model.records import RECORD_TYPES, Table, table_with
from labportal.model.styles import Style, check_style, read_styles
from labportal.reading.booksettings import BookSettings
from labportal.reading.declared import names_of
from labportal.reading.headers.plain import known_spellings
from labportal.reading.headers.words import HEADINGS, LEAD_LINES, merged
from labportal.reading.mistakes import SettingMistake, wrong_value
from labportal.reading.owntypes import check_record_types, own_types
from labportal.reading.setting_checks import (
    check_folders,
    check_heading_fields,
    check_kinds,
    check_mapping_of_texts,
    check_plurals,
    check_sections,
    check_style_texts,
    check_zone,
)
from labportal.reading.settingfields import between, flag, setting, text, texts, widths
from labportal.reading.sites import check_sites, sites_of

if TYPE_CHECKING:
    from labportal.model.sites import Site

PREFIX = "labportal_"

DEFAULT_ROLES: Mapping[str, str] = {
    "chair": "Chair",
    "faculty": "Faculty",
    "staff": "Staff",
    "postdoc": "Postdoctoral researchers",
    "phd": "PhD candidates",
    "tech": "Research software engineers",
    "administrative": "Administrative staff",
    "student-assistant": "Student assistants",
    "student": "Students",
    "visiting": "Visiting researchers",
}


def _one_line_values(value: object) -> str:
    wrong = check_mapping_of_texts(value)
    if not wrong and isinstance(value, Mapping):
        for key, text in value.items():
            if "\n" in text:
                return f"has a line break in the value of {key!r}, which would move line numbers"
    return wrong


def _day(value: object) -> str:
    if value == "" or (isinstance(value, str) and PartialDate.parse(value)):
        return ""
    return "must be a day written as 'YYYY-MM-DD', or empty for the day of the build"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(BookSettings):
    """Everything a site can set, with its checks."""

    values: Mapping[str, str] = setting(
        {}, _one_line_values, "Values for ``{{ NAME }}`` in pages: name to text."
    )
    roles: Mapping[str, str] = setting(
        DEFAULT_ROLES,
        check_mapping_of_texts,
        "Roles of people: word to heading, in the order of the people page.",
    )
    kinds: Mapping[str, Mapping[str, str]] = setting(
        {},
        check_kinds,
        'Other kinds of records than labportal\'s own, as in ``{"vacancy": {"phd": "PhD '
        'positions"}}``: record type to word to heading, in the order of the overview.',
    )
    folders: Mapping[str, str] = setting(
        {}, check_folders, "More folders that say what their pages are: folder to record type."
    )
    record_types: Mapping[str, Mapping[str, Any]] = setting(
        {},
        check_record_types,
        "Record types of your own: name to settings. See the guide.",
    )
    groups: Mapping[str, str] = setting(
        {}, check_mapping_of_texts, "Groups that have no page of their own: key to name."
    )
    page_groups: Mapping[str, str] = setting(
        {},
        check_mapping_of_texts,
        "Groups of pages that name none: pattern of files, such as ``research/lung/*``, to group.",
    )
    external_people: str = setting(
        "external-people.yaml", text, "File of external people, from the source directory."
    )
    sites: Mapping[str, Mapping[str, Any]] = setting(
        {},
        check_sites,
        "Several sites from the same pages: key of a site to its settings. See the guide.",
        "html",
    )
    site: str = setting(
        "",
        text,
        "Key of the site to build; without it, the first one of ``labportal_sites``.",
        "html",
    )
    image_folders: Sequence[str] = setting(
        ("images", "_images", "assets"),
        texts,
        "Folders in which the pictures of headers are looked up, from the source directory.",
    )
    image_widths: Sequence[int] = setting(
        (320, 640, 1200, 1920),
        widths,
        "Widths in pixels in which pictures are offered; none is served wider than the widest. "
        "An empty list: pictures keep their size, and none is made in WebP.",
        "html",
    )
    image_quality: int = setting(
        82,
        between(1, 100),
        "Quality of the pictures that are made smaller, from 1 to 100.",
        "html",
    )
    image_limit: int = setting(
        100,
        between(1, 1000),
        "Millions of pixels that a picture may have; larger ones are reported and left out.",
        "html",
    )
    image_cache: str = setting(
        "",
        text,
        "Folder for what was made of pictures, from the folder of ``conf.py``, such as one that "
        "is kept between the runs of a server. Empty: in the build folder, or beside the doctrees.",
        "",
    )
    include_roots: Sequence[str] = setting(
        (),
        texts,
        "Folders and files outside of the source directory that pages may include, show and offer "
        "for download, from the source directory.",
    )
    file_folders: Sequence[str] = setting(
        ("files", "papers", "pdfs", "theses", "assets/pdf"),
        texts,
        "Folders in which the files that BibTeX entries name are looked up, from the source "
        "directory; the folder of the .bib file comes before them.",
    )
    sections: Mapping[str, Sequence[str]] = setting(
        {},
        check_sections,
        "Which automatic sections a record's page shows, in which order: record type to names.",
    )
    section_headings: Mapping[str, str] = setting(
        {},
        check_mapping_of_texts,
        "Other headings for automatic sections: ``<record type>.<section>`` to text.",
    )
    headings: Mapping[str, str] = setting(
        {},
        check_heading_fields,
        "More headings under which a list in the text counts as a field: heading to field, or to "
        "an empty text so that it does not.",
    )
    lead_lines: Mapping[str, str] = setting(
        {},
        check_heading_fields,
        "More words before a colon, under the title, that count as a field: words to field, or to "
        "an empty text so that they do not.",
    )
    extra_fields: Sequence[str] = setting(
        (), texts, "Fields of your own, which are kept without a message."
    )
    private_fields: Sequence[str] = setting(
        (), texts, "More BibTeX fields that must not appear on the site."
    )
    reference_style: str = setting(
        "",
        text,
        "Style of references: ``ieee``, ``apa``, ``vancouver``, ``compact`` or one of your own. "
        "Empty: the site lists title, authors and venue on lines of their own, and other formats "
        "use ``compact``.",
        "html",
    )
    reference_styles: Mapping[str, str] = setting(
        {}, check_style_texts, "Reference styles of your own: name to text.", "html"
    )
    today: str = setting(
        "",
        _day,
        "The day for which the site is built; decides what is current. Empty: the day of the "
        "build, or that of ``SOURCE_DATE_EPOCH``.",
    )
    correct_dates: bool = setting(
        True,  # noqa: FBT003 -- the default, whatever its type
        flag,
        "Whether pages correct themselves in the browser when, after the build, the day of an "
        "event or a deadline has passed. False keeps a site as it was, such as an archive.",
        "html",
    )
    show_changed: bool = setting(
        True,  # noqa: FBT003 -- the default, whatever its type
        flag,
        "Whether pages say when they were last changed, where the header or Git tells.",
        "html",
    )
    footer: str = setting(
        "", text, "What every page says at its end, such as an address; lines stay lines.", "html"
    )
    footer_links: Mapping[str, str] = setting(
        {},
        check_mapping_of_texts,
        "Links at the end of every page: text to a page, such as ``contact``, or to an address "
        "that begins with ``https://`` or ``mailto:``.",
        "html",
    )
    social_cards: Sequence[str] | bool = setting(
        (),
        check_plurals,
        "Pages that get a drawn picture with title and names for social media: True for all, or a "
        'list such as ``["news", "projects"]``. Drawing one takes about a thirtieth of a second, '
        "once.",
        "html",
    )
    redirects: str = setting(
        "redirects.txt",
        text,
        "File of old addresses that belong to no page any more, from the source directory.",
    )
    timezone: str = setting(
        "",
        check_zone,
        "Time zone of the times in the calendars, such as ``Europe/Amsterdam``. Empty: times are "
        "shown as they are written, wherever the reader is.",
        "html",
    )
    active_html: bool = setting(
        False,  # noqa: FBT003 -- the default, whatever its type
        flag,
        "Whether scripts, frames and handlers in pages run. Say True only if you trust everybody "
        "who can write a page with the browsers of your readers.",
    )
    report_legacy: bool = setting(
        False,  # noqa: FBT003 -- the default, whatever its type
        flag,
        "Whether tags of older systems, such as ``[member/ada]``, are reported. They work anyway.",
    )
    search: bool = setting(
        True,  # noqa: FBT003 -- the default, whatever its type
        flag,
        "Whether labportal's own search replaces that of Sphinx.",
        "html",
    )  # fmt: skip

    types: Table = dataclasses.field(
        default_factory=lambda: RECORD_TYPES, repr=False, compare=False
    )
    """The record types of the site, those in `record_types` among them."""

    @property
    def all_sites(self) -> tuple[Site, ...]:
        """Every declared site; none if there is only one."""
        return sites_of(self.sites)

    @property
    def this_site(self) -> Site | None:
        """The site that is built, or None if there is only one."""
        sites = self.all_sites
        return next((site for site in sites if site.key == self.site), sites[0] if sites else None)

    @property
    def known_headings(self) -> Mapping[str, str]:
        """All headings that count: heading in lower case to field."""
        return merged(HEADINGS, self.headings)

    @property
    def known_lead_lines(self) -> Mapping[str, str]:
        """All words before a colon that count: words in lower case to field."""
        return merged(LEAD_LINES, self.lead_lines)

    @property
    def known_fields(self) -> frozenset[str]:
        """Every spelling of every field that a header may hold."""
        own = [row for row in self.types.values() if row.name not in RECORD_TYPES]
        # Any page may name records of such a type in a field that is called like their plural.
        return known_spellings().union(
            self.extra_fields,
            (row.plural for row in own),
            *(names_of(row.record_class) for row in own),
        )

    @property
    def style(self) -> Style | None:
        """The style of references, or None for the site's own lists."""
        if not self.reference_style:
            return None
        return read_styles(self.reference_styles).style(self.reference_style)

    @property
    def day(self) -> dt.date:
        """The day for which the site is built."""
        written = PartialDate.parse(self.today) if self.today else None
        if written is not None:
            return written.first_day()
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if epoch.isdigit():
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        return dt.datetime.now(dt.UTC).date()

    def type_of_folder(self, folder: str) -> str:
        """Return the record type that a folder's name says, or an empty string."""
        if folder in self.folders:
            return self.folders[folder]
        for row in self.types.values():
            if folder in row.folders:
                return row.name
        return ""


def setting_fields() -> tuple[dataclasses.Field[Any], ...]:
    """Return the declarations, in the order of the manual: those of the book come last."""
    of_the_book = {declared.name for declared in dataclasses.fields(BookSettings)}
    declared = [each for each in dataclasses.fields(Settings) if each.metadata]
    return tuple(sorted(declared, key=lambda one: one.name in of_the_book))


def default_of(declared: dataclasses.Field[Any]) -> Any:
    """Return the default of a declared setting."""
    if declared.default_factory is not dataclasses.MISSING:
        return declared.default_factory()
    return declared.default


_OF_TYPES = (check_folders, check_sections, check_heading_fields, check_plurals)
"""Checks of what is said of record types, those of the site among them."""


def _types_in(namespace: Mapping[str, object]) -> Table:
    """Return the record types of a site; those whose declaration is wrong are left out."""
    declared: Any = namespace.get(f"{PREFIX}record_types", {})
    return RECORD_TYPES if check_record_types(declared) else table_with(own_types(declared))


def read_settings(
    namespace: Mapping[str, object],
) -> tuple[Settings, tuple[SettingMistake, ...]]:
    """Return the settings in a ``conf.py`` namespace, and what is wrong with them.

    A setting that is wrong keeps its default, so that the checks can go on to the next one.
    """
    known = {PREFIX + declared.name: declared for declared in setting_fields()}
    mistakes = []
    accepted: dict[str, Any] = {}
    types = _types_in(namespace)
    for name, value in namespace.items():
        if not name.startswith(PREFIX):
            continue
        declared = known.get(name)
        if declared is None:
            near = suggest(name, known)
            hint = f"; did you mean '{near}'?" if near else ""
            mistakes.append(SettingMistake(name, f"there is no setting '{name}'{hint}"))
            continue
        check = declared.metadata["check"]
        wrong = check(value, types) if check in _OF_TYPES else check(value)
        if wrong:
            mistakes.append(wrong_value(name, declared.name, value, wrong))
        else:
            accepted[declared.name] = value
    settings = Settings(**accepted, types=types)
    if settings.site and settings.site not in settings.sites:
        near = suggest(settings.site, settings.sites)
        hint = f"; did you mean '{near}'?" if near else ""
        name = f"{PREFIX}site"
        text = f"setting '{name}' names the unknown site '{settings.site}'{hint}"
        mistakes.append(SettingMistake(name, text))
    if settings.reference_style:
        wrong = check_style(settings.reference_style, settings.reference_styles)
        if wrong:
            name = f"{PREFIX}reference_style"
            mistakes.append(SettingMistake(name, f"setting '{name}' {wrong}"))
    return settings, tuple(mistakes)
