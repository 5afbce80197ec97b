"""The message catalogues: complete, in step with the code and compiled."""

from __future__ import annotations

import re

import pytest
from babel.messages.mofile import read_mo

from translations import DOMAINS, LANGUAGES, LOCALE, po_file, read, template, text_of

REMEDY = (
    "run 'nox -s translations', fill what is empty in locale/*/LC_MESSAGES/labportal.po, "
    "and run it again"
)


def placeholders(text: str) -> set[str]:
    """Return what a text leaves room for."""
    return set(re.findall(r"\{\w*\}|%\(\w+\)s|%s", text))


def test_the_template_holds_every_text_of_the_code() -> None:
    """A new text reaches translators as soon as it is written."""
    assert (LOCALE / "labportal.pot").read_bytes() == text_of(template()), REMEDY


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    """No text is missing from a language that is shipped, and none is left over."""
    known = {message.id: message.string for message in read(po_file(language), language)}
    wanted = {message.id for message in template() if message.id}
    assert wanted == {text for text in known if text}, REMEDY
    assert [text for text in wanted if not known[text]] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_translations_keep_what_is_filled_in(language: str, domain: str) -> None:
    """A translation has the same places for values as its original."""
    catalog = read(po_file(language, domain), language)
    wrong = [
        message.id
        for message in catalog
        if message.id and placeholders(message.id) != placeholders(str(message.string))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_catalogue_is_in_step(language: str, domain: str) -> None:
    """What is read at run time says what the source of the translation says."""
    path = po_file(language, domain)
    with path.with_suffix(".mo").open("rb") as file:
        compiled = {message.id: message.string for message in read_mo(file) if message.id}
    source = {message.id: message.string for message in read(path, language) if message.id}
    assert compiled == source, REMEDY
