"""Fields that are answered with yes or no."""

from __future__ import annotations

_YES = frozenset("yes true 1 y on x".split())
_NO = frozenset("no false 0 n off none - –".split())


def read_flag(text: str) -> bool | None:
    """Return the answer that *text* gives, or None if it is something else."""
    word = text.strip().lower()
    if word in _YES:
        return True
    return False if word in _NO else None
