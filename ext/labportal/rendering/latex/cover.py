"""What the cover says, and what the PDF says of itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.texescape import escape

from labportal.model.records import Record
from labportal.rendering.latex.pictures import PrintPictures
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.nodes import hero
from labportal.sphinxext.site_settings import is_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.builders.latex import LaTeXBuilder

# Languages whose hyphenation a book in another language may need; others print as they are.
LANGUAGES: Mapping[str, str] = {
    "cs": "czech", "da": "danish", "de": "german", "en": "english", "es": "spanish",
    "et": "estonian", "fi": "finnish", "fr": "french", "hr": "croatian", "hu": "hungarian",
    "is": "icelandic", "it": "italian", "lt": "lithuanian", "lv": "latvian", "nb": "norwegian",
    "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sk": "slovak", "sl": "slovenian", "sv": "swedish", "tr": "turkish",
    "uk": "ukrainian",
}  # fmt: skip
LOGO, PICTURE = (70, 17), (216, 120)
"""Greatest width and height on the cover, in millimetres."""


def title_of(builder: LaTeXBuilder) -> str:
    """Return the title of the book: that of the setting, of the site, or of the project."""
    settings = labportal_domain(builder.env).portal.settings
    site = settings.this_site
    return settings.book_title or (site.name if site else "") or str(builder.config.project)


def language_name(code: str) -> str:
    """Return LaTeX's name of a language, or an empty string."""
    return LANGUAGES.get(re.split("[-_]", code.lower())[0], "")


def add_cover(
    builder: LaTeXBuilder,
    title: str,
    subtitle: str = "",
    period: str = "",
    *,
    picture: bool = True,
) -> None:
    """Set the commands that the cover and the description of the file are made from."""
    engine = builder.config.latex_engine
    settings = labportal_domain(builder.env).portal.settings
    catalogue = labportal_domain(builder.env).catalogue
    language = builder.config.language or "en"
    texts = {
        "labportaltitle": title,
        "labportalrunning": title,
        "labportalsubtitle": subtitle,
        "labportalperiod": period or settings.book_period,
        "labportaldate": str(builder.context.get("date", "")),
        "labportalimprint": _imprint(builder),
        "labportalpageword": catalogue.words.text("p."),
    }
    lines = [rf"\renewcommand{{\{name}}}{{{escape(text, engine)}}}" for name, text in texts.items()]
    for name, file_name, box in (
        ("labportallogo", _logo(builder), LOGO),
        ("labportalcoverpicture", _cover_picture(builder) if picture else "", PICTURE),
    ):
        file = PrintPictures.prepare(builder, file_name, box) if file_name else None
        if file is not None:
            builder.images[str(file)] = file.name
            lines.append(rf"\renewcommand{{\{name}}}{{{file.name}}}")
    written = {record.language for record in catalogue.records.values() if record.language}
    names = sorted({language_name(code) for code in written} - {language_name(language), ""})
    lines += [rf"\labportaluselanguage{{{name}}}" for name in names]
    lines.append(_description(builder, title, subtitle or texts["labportalperiod"], language))
    preamble = str(builder.config.latex_elements["preamble"])
    builder.context["preamble"] = "\n".join([preamble, *lines])
    builder.context["labportal_tagged"] = settings.book_tagged


def _description(builder: LaTeXBuilder, title: str, subject: str, language: str) -> str:
    """Return the command that sets the metadata of the PDF."""
    engine = builder.config.latex_engine
    config = builder.config
    author = config.author if is_set(config, "author") else config.project
    fields = {
        "pdftitle": title,
        "pdfauthor": author,
        "pdfsubject": subject,
        "pdfcreator": "labportal",
        "pdflang": language.replace("_", "-"),
    }
    options = ",".join(f"{name}={{{escape(text, engine)}}}" for name, text in fields.items())
    return rf"\AtBeginDocument{{\hypersetup{{{options},pdfdisplaydoctitle=true}}}}"


def _imprint(builder: LaTeXBuilder) -> str:
    holder = builder.config.project_copyright
    text = holder if isinstance(holder, str) else ", ".join(holder or ())
    base = str(builder.config.html_baseurl or "").rstrip("/")
    return " · ".join(part for part in (f"© {text}" if text else "", base) if part)


def _logo(builder: LaTeXBuilder) -> str:
    """Return the logo's file, from the source directory."""
    config = builder.config
    settings = labportal_domain(builder.env).portal.settings
    given = config.html_theme_options.get("logo")
    image = given.get("image_light", "") if isinstance(given, dict) else ""
    for name in (settings.book_logo, config.latex_logo, image, config.html_logo):
        if not name:
            continue
        for folder in ("", *config.html_static_path):
            path = Path(builder.srcdir, folder, name)
            if path.is_file():
                return str(path.relative_to(builder.srcdir)) if not folder else str(path)
    return ""


def _cover_picture(builder: LaTeXBuilder) -> str:
    """Return the picture of the cover: that of the home page's opening, unless another is set."""
    settings = labportal_domain(builder.env).portal.settings
    if settings.book_picture:
        return settings.book_picture
    home = builder.env.get_doctree(builder.config.root_doc)
    for opening in home.findall(hero):
        for image in opening.findall(nodes.image):
            return str(image["uri"])
    ref = labportal_domain(builder.env).catalogue.by_docname.get(builder.config.root_doc)
    record = labportal_domain(builder.env).catalogue.records.get(ref) if ref else None
    return record.picture if isinstance(record, Record) else ""
