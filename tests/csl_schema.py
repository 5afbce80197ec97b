"""A strict schema for CSL-JSON: the types and variables of CSL 1.0.2 that labportal may write."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event figure "
    "graphic hearing interview legal_case legislation manuscript map motion_picture musical_score "
    "pamphlet paper-conference patent performance periodical personal_communication post "
    "post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage"
).split()
TEXTS = (
    "id title container-title collection-title collection-number volume issue number page edition "
    "publisher publisher-place genre number-of-pages version language note DOI PMID PMCID ISSN "
    "ISBN URL abstract keyword"
).split()

_TEXT = {"type": "string", "minLength": 1}
_NAME = {
    "oneOf": [
        {
            "properties": dict.fromkeys(
                ("family", "given", "non-dropping-particle", "suffix"), _TEXT
            ),
            "required": ["family"],
            "additionalProperties": False,
        },
        {
            "properties": {"literal": _TEXT},
            "required": ["literal"],
            "additionalProperties": False,
        },
    ]
}
_PARTS = {
    "type": "array",
    "prefixItems": [
        {"type": "integer"},
        {"type": "integer", "minimum": 1, "maximum": 12},
        {"type": "integer", "minimum": 1, "maximum": 31},
    ],
    "minItems": 1,
    "maxItems": 3,
}
_DATE = {
    "oneOf": [
        {
            "properties": {
                "date-parts": {"type": "array", "items": _PARTS, "minItems": 1, "maxItems": 2}
            },
            "required": ["date-parts"],
            "additionalProperties": False,
        },
        {
            "properties": {"literal": _TEXT},
            "required": ["literal"],
            "additionalProperties": False,
        },
    ]
}
_NAMES = {"type": "array", "items": _NAME, "minItems": 1}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            **dict.fromkeys(TEXTS, _TEXT),
            "type": {"enum": TYPES},
            "author": _NAMES,
            "editor": _NAMES,
            "issued": _DATE,
            "DOI": {"type": "string", "pattern": "^10\\.\\d+"},
            "PMID": {"type": "string", "pattern": "^\\d+$"},
            "URL": {"type": "string", "pattern": "^(https?|ftp)://"},
        },
        "required": ["id", "type", "title"],
        "additionalProperties": False,
    },
}


def check_csl(items: Any) -> None:
    """Raise if *items* are not what a citation processor expects."""
    Draft202012Validator(SCHEMA).validate(items)
