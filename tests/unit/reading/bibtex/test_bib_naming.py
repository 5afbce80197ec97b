"""Fields that say to which project, research line or software an entry belongs."""

from __future__ import annotations

import pytest

from unit.reading.bibtex.bibs import one


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ("project={marble}", [("project", "marble")]),
        ("projects={marble, Quiet Knees}", [("project", "marble"), ("project", "Quiet Knees")]),
        ("research={chest; bones}", [("research", "chest"), ("research", "bones")]),
        ("software={viewer}, project={xy}", [("project", "xy"), ("software", "viewer")]),
        ("project={https://marble.example.org}", []),
        ("project={no}", []), ("software={tool.zip}", []), ("note={x}", []),
    ],
)  # fmt: skip
def test_names(fields: str, named: list[tuple[str, str]]) -> None:
    """Names are read, several of them too; addresses, files and answers are no names."""
    assert [(kind, name) for kind, name, _ in one(fields).named] == named
