"""Functions of other packages that are replaced for the length of one build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Loan:
    """One function, found by its owner and name, with what takes its place."""

    owner: Any
    """A module or a class."""
    name: str
    replacement: Callable[..., Any]


class Loans:
    """Puts the replacements in, and the originals back."""

    def __init__(self, make: Callable[[], Iterable[Loan]]) -> None:
        """*make* returns the replacements for one build, with empty memories."""
        self._make = make
        self._originals: list[Loan] = []

    def lend(self, *_args: object) -> None:
        """Put the replacements in; what a dependency no longer has is left alone."""
        self.take_back()
        for loan in self._make():
            original = getattr(loan.owner, loan.name, None)
            if original is not None:
                self._originals.append(Loan(loan.owner, loan.name, original))
                setattr(loan.owner, loan.name, loan.replacement)

    def take_back(self, *_args: object) -> None:
        """Put the originals back."""
        while self._originals:
            loan = self._originals.pop()
            setattr(loan.owner, loan.name, loan.replacement)
