"""How a setting is declared, and the checks that many of them share."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def setting(default: Any, check: Callable[..., str], help: str, rebuild: str = "env") -> Any:  # noqa: A002
    """Declare one setting; *rebuild* is Sphinx's: what a change of the value makes stale."""
    metadata = {"check": check, "help": help, "rebuild": rebuild}
    if isinstance(default, str | int | tuple):
        return dataclasses.field(default=default, metadata=metadata)
    return dataclasses.field(default_factory=lambda: default, metadata=metadata)


def texts(value: object) -> str:
    """Say what is wrong with a list of texts."""
    if (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and all(isinstance(text, str) for text in value)
    ):
        return ""
    return "must be a list of texts"


def widths(value: object) -> str:
    """Say what is wrong with a list of widths."""
    if (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and all(type(width) is int and 16 <= width <= 10_000 for width in value)
    ):
        return ""
    return "must be a list of whole numbers from 16 to 10000"


def between(least: int, most: int) -> Callable[[object], str]:
    """Return what says what is wrong with a number."""

    def check(value: object) -> str:
        if type(value) is int and least <= value <= most:
            return ""
        return f"must be a whole number from {least} to {most}"

    return check


def text(value: object) -> str:
    """Say what is wrong with a text."""
    return "" if isinstance(value, str) else "must be a text"


def flag(value: object) -> str:
    """Say what is wrong with a choice of yes or no."""
    return "" if isinstance(value, bool) else "must be True or False"
