"""What is kept of records is read back as it was, also where many are restored together."""

from __future__ import annotations

import pytest

from labportal.model.names import PersonName
from labportal.model.problems import Source
from labportal.model.records import Link, Publication, Run
from labportal.reading import pickling


def entry(number: int) -> Publication:
    """Return a publication unlike the others."""
    return Publication(
        key=f"k{number}",
        bibkey=f"K{number}",
        entry_type="article",
        source=Source("all.bib", number),
        lines={"title": number},
        title_runs=(Run(f"Title {number}", "emph"), Run("!")),
        authors=(PersonName(family="Ruiz"),) * (number % 3),
        fields={"title": f"Title {number}"},
    )


@pytest.mark.parametrize("count", [0, 1, 49, 50, 200])
def test_a_list_of_records_is_as_it_was(count: int) -> None:
    """Every field comes back, those that comparing leaves out among them."""
    written = tuple(map(entry, range(count)))
    read = pickling.loads(pickling.dumps((written, "end")))
    assert read == (written, "end")
    assert [one.lines for one in read[0]] == [one.lines for one in written]
    assert {type(one) for one in read[0]} <= {Publication}


def test_a_long_list_in_a_record_is_as_it_was() -> None:
    """Lists within records are restored together, too."""
    runs = tuple(Run(str(number)) for number in range(80))
    written = Publication(
        key="k", bibkey="K", entry_type="book", source=Source("a"), title_runs=runs
    )
    assert pickling.loads(pickling.dumps(written)) == written


def test_a_long_list_of_different_things_is_as_it_was() -> None:
    """Objects of one class among others, and what is no record, stay in their places."""
    written = (*[Link("a", str(number)) for number in range(60)], None, Run("x"))
    lists = ([Run("x")] * 60, tuple(range(60)), (None,) * 60)
    read = pickling.loads(pickling.dumps(Publication(
        key="k", bibkey="K", entry_type="book", source=Source("a"), extra={"lists": lists},
        links=written,  # type: ignore[arg-type]
    )))  # fmt: skip
    assert read.links == written
    assert read.extra["lists"] == lists
