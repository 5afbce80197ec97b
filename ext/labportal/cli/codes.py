"""``labportal codes``: what a message means and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.cli.exits import OK
from labportal.cli.new import refuse
from labportal.model.codes import Code, code_named
from labportal.model.problems import suggest

if TYPE_CHECKING:
    import argparse

_PREFIX = "labportal."


def codes(options: argparse.Namespace) -> int:
    """Print all codes, or the explanation of one, and return the exit status."""
    if not options.code:
        width = max(len(code.value) for code in Code)
        print("\n".join(f"{code.value:<{width}}  {code.cause}" for code in Code))
        return OK
    name = options.code.removeprefix(_PREFIX)
    code = code_named(name)
    if code is None:
        near = suggest(name, [code.value for code in Code])
        hint = f"; did you mean '{near}'?" if near else ". 'labportal codes' lists them all"
        return refuse(f"there is no message '{name}'{hint}")
    print(explanation(code))
    return OK


def explanation(code: Code) -> str:
    """Return everything there is to say about a message."""
    return (
        f"{_PREFIX}{code.value}\n\n"
        f"Cause:    {code.cause}\n"
        f"Example:  {code.example}\n"
        f"Cure:     {code.cure}\n\n"
        f'To silence it, write in conf.py: suppress_warnings = ["{_PREFIX}{code.value}"]'
    )
