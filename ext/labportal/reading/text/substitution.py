"""Declared values put in the place of ``{{ NAME }}``.

A look-up and nothing else: what stands between the braces is a name, never an expression.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from labportal.reading.text.facts import VALUE
from labportal.reading.text.lines import split_lines
from labportal.reading.text.masking import mask_code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


USUAL_VALUES: Mapping[str, str] = MappingProxyType({"IMGURL": ""})
"""Values that pages of older systems ask for, and that need not be declared: the host of pictures,
which are part of the site now.
"""


def substitute_values(
    text: str,
    values: Mapping[str, str],
    mask: Callable[[Sequence[str]], Sequence[str]] = mask_code,
) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Return *text* with declared values filled in, and (name, line) of the unknown ones.

    Code, which *mask* makes blank, stays as it is, and so does an unknown name; the number of lines
    does not change.
    """
    if "{{" not in text:
        return text, ()
    lines = split_lines(text)
    unknown: list[tuple[str, int]] = []
    for index, masked in enumerate(mask(lines)):
        if "{{" not in masked:
            continue
        pieces: list[str] = []
        done = 0
        for match in VALUE.finditer(masked):
            value = values.get(match[1], USUAL_VALUES.get(match[1]))
            if value is None:
                unknown.append((match[1], index + 1))
                continue
            pieces += [lines[index][done : match.start()], " ".join(value.split("\n"))]
            done = match.end()
        lines[index] = "".join([*pieces, lines[index][done:]])
    return "\n".join(lines), tuple(unknown)
