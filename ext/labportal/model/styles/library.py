"""From the texts of styles to styles: inheritance, checks and the styles that come along."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeVar

from labportal.model.problems import suggest
from labportal.model.records import KINDS
from labportal.model.styles.compiled import Style
from labportal.model.styles.fields import DATE_FIELDS, FIELDS
from labportal.model.styles.namelists import INITIALS, NAME_FIELDS, NameRules
from labportal.model.styles.parts import Part
from labportal.model.styles.source import Finding, Option, Source, read_source
from labportal.model.styles.template import Alternative, Glue, Words, parse_template

if TYPE_CHECKING:
    from labportal.model.styles.template import Report

BUILTIN = ("compact", "ieee", "apa", "vancouver")
"""Styles that come with labportal; the first one fills the gaps of all others."""

T = TypeVar("T")
Options = Mapping[tuple[str, str], Option]
Parse = Callable[[str], T | None]


@dataclass(frozen=True, slots=True)
class Library:
    """All styles of a portal."""

    own: Mapping[str, Style]
    findings: Mapping[str, tuple[Finding, ...]]
    """Name of an own style -> what is wrong with it, in the order of its lines."""

    def style(self, name: str) -> Style:
        """Return the style with that name; the first of those that come along if there is none."""
        if name in self.own:
            return self.own[name]
        return builtin_style(name if name in BUILTIN else BUILTIN[0])


@cache
def builtin_text(name: str) -> str:
    """Return the text of a style that comes along."""
    return resources.files(__package__).joinpath(f"{name}.style").read_text(encoding="utf-8")


@cache
def builtin_style(name: str) -> Style:
    """Return a style that comes along."""
    return read_style(name, builtin_text(name), {})[0]


def read_styles(texts: Mapping[str, str]) -> Library:
    """Return the own styles of a portal, given as name -> text; each has a style in any case."""
    found = {name: read_style(name, text, texts) for name, text in texts.items()}
    return Library(
        {name: style for name, (style, _) in found.items()},
        {name: findings for name, (_, findings) in found.items()},
    )


def read_style(name: str, text: str, own: Mapping[str, str]) -> tuple[Style, tuple[Finding, ...]]:
    """Return the style that *text* describes and what is wrong with it.

    *own* holds the texts of other styles that it can name as its base.
    """
    return _read_style(name, text, tuple(sorted(own.items())))


@cache
def _read_style(
    name: str, text: str, own: tuple[tuple[str, str], ...]
) -> tuple[Style, tuple[Finding, ...]]:
    source = read_source(text)
    compiler = _Compiler(name, source, _chain(name, source, dict(own)))
    return compiler.style(), tuple(sorted(source.findings))


def _chain(name: str, source: Source, own: Mapping[str, str]) -> tuple[Options, ...]:
    """Return the options of a style, of its base, of that one's base and so on."""
    chain: list[Options] = [source.options]
    seen = {name}
    current: Options = source.options
    while base := current.get(("style", "base")):
        text = own.get(base.text, "")
        if base.text in seen:
            source.report(base.line, f"style '{base.text}' is based on itself")
            break
        if not text and base.text not in BUILTIN:
            near = suggest(base.text, (*BUILTIN, *own))
            source.report(base.line, f"there is no style '{base.text}' to be based on", near)
            break
        seen.add(base.text)
        current = read_source(text or builtin_text(base.text)).options
        chain.append(current)
    if BUILTIN[0] not in seen:
        chain.append(read_source(builtin_text(BUILTIN[0])).options)
    return tuple(chain)


@dataclass(slots=True)
class _Compiler:
    name: str
    source: Source
    chain: tuple[Options, ...]

    def style(self) -> Style:
        """Return the style."""
        months = self.value("dates", "months", _months, "must be twelve words")
        return Style(
            name=self.name,
            title=self.value("style", "title", str, "") or self.name,
            authors=self.names("authors"),
            editors=self.names("editors"),
            date=self.template(("dates", "date"), DATE_FIELDS, {}) or _NOTHING,
            months=months or tuple("1 2 3 4 5 6 7 8 9 10 11 12".split()),
            dash=self.value("pages", "dash", str, "") or "–",
            short_pages=self.flag("pages", "short"),
            templates=self.templates(),
        )

    def value(self, section: str, option: str, parse: Parse[T], wanted: str) -> T | None:
        """Return the first value along the chain that can be understood."""
        sections = (section, "authors") if section == "editors" else (section,)
        for place in sections:
            for options in self.chain:
                found = options.get((place, option))
                if found is None:
                    continue
                value = parse(found.text)
                if value is not None:
                    return value
                if options is self.source.options and place == section:
                    self.source.report(found.line, f"'{option}' is '{found.text}', but {wanted}")
        return None

    def flag(self, section: str, option: str) -> bool:
        """Return a yes or no."""
        return bool(self.value(section, option, _flag, "must be yes or no"))

    def number(self, section: str, option: str) -> int:
        """Return a number."""
        return self.value(section, option, _number, "must be a number") or 0

    def names(self, section: str) -> NameRules:
        """Return how a list of names is written."""
        name = self.template((section, "name"), NAME_FIELDS, {}) or _NOTHING
        return NameRules(
            name=name,
            first=self.template((section, "first"), NAME_FIELDS, {}) or name,
            initials=self.value(section, "initials", _one_of(*INITIALS), _choice(INITIALS))
            or INITIALS[0],
            initials_limit=self.number(section, "initials limit"),
            plain_suffix=self.value(section, "suffix", _one_of(*_SUFFIX), _choice(_SUFFIX))
            == "plain",
            between=self.text(section, "between"),
            two=self.text(section, "two"),
            last=self.text(section, "last"),
            most=self.number(section, "most"),
            shown=max(1, self.number(section, "shown")),
            keep_last=self.flag(section, "keep last"),
            keep_members=self.flag(section, "keep members"),
            omission=self.text(section, "omission"),
            after_omission=self.text(section, "after omission"),
            et_al=self.text(section, "et al"),
        )

    def text(self, section: str, option: str) -> tuple[Part, ...]:
        """Return text that may be marked."""
        nodes = (self.template((section, option), {}, {}) or _NOTHING).nodes
        parts: list[Part] = []
        for node in nodes:
            if not isinstance(node, Glue | Words):
                continue
            if parts and parts[-1].markup == node.markup:
                parts[-1] = Part(parts[-1].text + node.text, "plain", node.markup)
            else:
                parts.append(Part(node.text, "plain", node.markup))
        return tuple(parts)

    def template(
        self, key: tuple[str, str], fields: Collection[str], parts: Mapping[str, str]
    ) -> Alternative | None:
        """Return the first template along the chain."""
        section, option = key
        keys = (key, ("authors", option)) if section == "editors" else (key,)
        for place in keys:
            for options in self.chain:
                if place in options:
                    report = self.reporter(options, options[place], place == key)
                    return parse_template(options[place].text, fields, parts, report)
        return None

    def reporter(self, options: Options, option: Option, is_meant: bool = True) -> Report:  # noqa: FBT001, FBT002
        """Return what takes the messages on one option; a base is not this style's business."""

        def report(message: str, suggestion: str) -> None:
            if options is self.source.options and is_meant:
                self.source.report(option.line, message, suggestion)

        return report

    def templates(self) -> dict[str, Alternative]:
        """Return the template of each kind of publication."""
        parts: dict[str, str] = {}
        for options in reversed(self.chain):
            for (section, name), option in options.items():
                if section == "parts":
                    parts[name] = option.text
        for (section, name), option in self.source.options.items():
            if section == "parts":
                report = self.reporter(self.source.options, option)
                parse_template(option.text, FIELDS, parts, report, (name,))
        found = {kind: self.reference(kind, parts) for kind in KINDS}
        # A mistake in the template for all kinds is one mistake.
        self.source.findings[:] = dict.fromkeys(self.source.findings)
        return found

    def reference(self, kind: str, parts: Mapping[str, str]) -> Alternative:
        """Return the template of a kind: its own, or that for all kinds of the same style."""
        for options in self.chain:
            option = options.get(("references", kind)) or options.get(("references", "default"))
            if option and option.text:
                report = self.reporter(options, option)
                return parse_template(option.text, FIELDS, parts, report)
        return _NOTHING


_NOTHING = Alternative((), (), (), ())
_SUFFIX = ("as written", "plain")


def _months(text: str) -> tuple[str, ...] | None:
    words = tuple(text.split())
    return words if len(words) == 12 else None


def _flag(text: str) -> bool | None:
    return {"yes": True, "no": False, "true": True, "false": False}.get(text.lower())


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _one_of(*words: str) -> Parse[str]:
    return lambda text: text if text in words else None


def _choice(words: tuple[str, ...]) -> str:
    return f"must be one of {', '.join(words)}"


def is_style_text(value: str) -> bool:
    """Tell whether a value of the setting is the text of a style, and not the name of a file."""
    return "\n" in value or "=" in value


def check_styles(value: object) -> str:
    """Say what is wrong with a mapping from names to texts or files of styles, if anything."""
    if not isinstance(value, Mapping) or not all(
        isinstance(name, str) and name and isinstance(text, str) for name, text in value.items()
    ):
        return "must be a dictionary from the name of a style to its text or its file"
    for name in value:
        if name in BUILTIN:
            return f"has a style {name!r}, which labportal has already; give it another name"
    texts = {name: text for name, text in value.items() if is_style_text(text)}
    # A base may be in a file, which is not read yet.
    elsewhere = {name: "[style]" for name in value if name not in texts}
    for name, findings in read_styles({**elsewhere, **texts}).findings.items():
        for finding in findings:
            return f"has a mistake in line {finding.line} of style {name!r}: {finding.text}"
    return ""


def check_style(value: object, own: Collection[str] = ()) -> str:
    """Say what is wrong with the name of a style; *own* are the names of own styles."""
    if not isinstance(value, str):
        return "must be the name of a style"
    if value in BUILTIN or value in own:
        return ""
    known = (*BUILTIN, *own)
    near = suggest(value, known)
    hint = f"; did you mean '{near}'?" if near else ""
    return f"is {value!r}, but must be one of {', '.join(known)}{hint}"
