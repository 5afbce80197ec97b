"""ORCID iDs: how they are written, and their check digit."""

from __future__ import annotations

import re

_GROUP = r"([0-9]{4})[-\s\u2010-\u2015]?"
_ORCID = re.compile(rf"(?:.*[/:\s])?{_GROUP * 3}([0-9]{{3}}[0-9Xx])/?", re.DOTALL)


def parse_orcid(text: str) -> str:
    """Return the iD that *text* writes as number or address, right or wrong, or nothing."""
    match = _ORCID.fullmatch(text.strip())
    return "-".join(match.groups()).upper() if match else ""


def check_digit_fits(orcid: str) -> bool:
    """Tell whether the last digit follows from the others, as ISO 7064 (MOD 11-2) says."""
    digits = orcid.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2 % 11
    return digits[-1] == "0123456789X"[(12 - total) % 11]
