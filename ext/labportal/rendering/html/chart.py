"""Publications per year and kind, as a picture for the eye and a table for everybody else.

The picture is SVG inside the page: no script, no request, colours from the style sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.query import Query
from labportal.model.records import Publication
from labportal.model.selection import select
from labportal.rendering.html.text import element, escape

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue

SERIES: Mapping[str, tuple[str, ...]] = {
    "Journal articles": ("article",),
    "Conference papers": ("conference",),
    "Preprints": ("preprint",),
    "Theses": ("phdthesis", "mastersthesis"),
    "Books and chapters": ("book", "chapter"),
}
"""Name of a series -> the kinds of publication in it; other kinds are `OTHER`."""
OTHER = "Other publications"

FEWEST_YEARS = 3
"""Years with publications below which a chart says nothing that the list does not."""
MOST_BARS = 60
"""Years before the last so many share one bar."""
_WIDTH, _HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 24, 22, 30
_MOST_LABELS = 12
_WIDE_BAR = 22
# Of one colour, so that they can be told apart on paper and without seeing colours.
_SHADES = ("1", "0.72", "0.5", "0.34", "0.2", "0.1")

Counts = Mapping[int, Mapping[str, int]]
Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Bar:
    label: str
    counts: tuple[int, ...]
    """One for each series."""

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class _Data:
    series: tuple[str, ...]
    bars: tuple[_Bar, ...]

    @property
    def total(self) -> int:
        return sum(bar.total for bar in self.bars)


def year_counts(catalogue: Catalogue) -> dict[int, dict[str, int]]:
    """Return year -> series -> number of publications; those without a year do not count.

    A preprint is counted as what it became.
    """
    series_of = {kind: name for name, kinds in SERIES.items() for kind in kinds}
    counts: dict[int, dict[str, int]] = {}
    for publication in select(Query.of("publication"), catalogue):
        if not isinstance(publication, Publication) or publication.year is None:
            continue
        in_year = counts.setdefault(publication.year, {})
        name = series_of.get(publication.kind, OTHER)
        in_year[name] = in_year.get(name, 0) + 1
    return dict(sorted(counts.items()))


def overview_chart(catalogue: Catalogue, translate: Translate) -> str:
    """Return the chart of all publications, or nothing while there are too few years for one."""
    counts = year_counts(catalogue)
    return chart_html(counts, translate) if len(counts) >= FEWEST_YEARS else ""


def chart_html(counts: Counts, translate: Translate, *, ident: str = "lp-chart") -> str:
    """Return the chart with its table, or nothing if there is nothing to show.

    *ident* makes the ids of two charts on one page different.
    """
    data = _data(counts)
    if not data.total:
        return ""
    legend = _legend(data, translate) if len(data.series) > 1 else ""
    inner = _svg(data, translate, ident) + legend + _table(data, translate)
    return element("figure", inner, class_="lp-chart")


def _data(counts: Counts) -> _Data:
    found = {name for in_year in counts.values() for name, count in in_year.items() if count > 0}
    known = (*SERIES, OTHER)
    series = (*(name for name in known if name in found), *sorted(found.difference(known)))
    years = sorted(year for year, in_year in counts.items() if any(in_year.values()))
    if not years:
        return _Data((), ())
    first = max(years[0], years[-1] - MOST_BARS + 1)
    bars = [
        _Bar(str(year), tuple(counts.get(year, {}).get(name, 0) for name in series))
        for year in range(first, years[-1] + 1)
    ]
    earlier = [counts[year] for year in years if year < first]
    if earlier:
        sums = tuple(sum(in_year.get(name, 0) for in_year in earlier) for name in series)
        bars.insert(0, _Bar(f"< {first}", sums))
    return _Data(series, tuple(bars))


def _svg(data: _Data, translate: Translate, ident: str) -> str:
    step = _nice_step(max(bar.total for bar in data.bars))
    top = step * -(-max(bar.total for bar in data.bars) // step)
    title, description = _words(data, translate)
    drawing = "".join(
        (
            f'<title id="{escape(ident)}-title">{escape(title)}</title>',
            f'<desc id="{escape(ident)}-desc">{escape(description)}</desc>',
            *(_grid_line(value, top) for value in range(0, top + 1, step)),
            *_bars(data, top),
        )
    )
    return (
        f'<svg class="lp-chart-picture" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-labelledby="{escape(ident)}-title {escape(ident)}-desc" width="100%" '
        f'font-size="12" fill="currentColor">{drawing}</svg>'
    )


def _words(data: _Data, translate: Translate) -> tuple[str, str]:
    most = max(data.bars, key=lambda bar: bar.total)
    first, last = data.bars[0].label, data.bars[-1].label
    period = first if first == last else f"{first}–{last}"
    title = f"{translate('Publications per year')}, {period}"
    sums = (
        f"{translate(name)}: {sum(bar.counts[at] for bar in data.bars)}"
        for at, name in enumerate(data.series)
    )
    description = (
        f"{translate('In total')}: {data.total}. {translate('Most in one year')}: {most.total} "
        f"({most.label}). {'; '.join(sums)}."
    )
    return title, description


def _grid_line(value: int, top: int) -> str:
    height = _number(_y(value, top))
    return (
        f'<path d="M{_LEFT} {height}H{_WIDTH - _RIGHT}" stroke="currentColor" '
        f'stroke-opacity="{"0.5" if value == 0 else "0.15"}"/>'
        f'<text class="lp-chart-scale" x="{_LEFT - 8}" y="{height}" dy="0.35em" '
        f'text-anchor="end">{value}</text>'
    )


def _bars(data: _Data, top: int) -> list[str]:
    slot = (_WIDTH - _LEFT - _RIGHT) / len(data.bars)
    middles = [_LEFT + slot * (at + 0.5) for at in range(len(data.bars))]
    width = min(slot * 0.76, 48)
    found = [_series(data, at, middles, width, top) for at in range(len(data.series))]
    every = _label_step(len(data.bars))
    for at, (bar, middle) in enumerate(zip(data.bars, middles, strict=True)):
        if bar.total and slot >= _WIDE_BAR:
            found.append(_text("lp-chart-value", middle, _y(bar.total, top) - 5, str(bar.total)))
        # Counted from the last year, which is the one that visitors look for.
        if (len(data.bars) - 1 - at) % every == 0:
            found.append(_text("lp-chart-year", middle, _HEIGHT - 10, bar.label))
    return found


def _series(data: _Data, number: int, middles: list[float], width: float, top: int) -> str:
    pieces = []
    for bar, middle in zip(data.bars, middles, strict=True):
        below = sum(bar.counts[:number])
        upper, lower = _y(below + bar.counts[number], top), _y(below, top)
        if bar.counts[number]:
            pieces.append(
                f'<rect x="{_number(middle - width / 2)}" y="{_number(upper)}" '
                f'width="{_number(width)}" height="{_number(lower - upper)}"/>'
            )
    return f'<g class="lp-chart-series-{number}" {_fill(number)}>{"".join(pieces)}</g>'


def _fill(at: int) -> str:
    # An outline keeps the lightest shade visible on paper.
    return (
        'fill="var(--lp-accent, currentColor)" '
        f'fill-opacity="{_SHADES[min(at, len(_SHADES) - 1)]}" '
        'stroke="var(--lp-accent, currentColor)" stroke-width="0.75"'
    )


def _text(class_name: str, x: float, y: float, text: str) -> str:
    return (
        f'<text class="{class_name}" x="{_number(x)}" y="{_number(y)}" '
        f'text-anchor="middle">{escape(text)}</text>'
    )


def _y(value: int, top: int) -> float:
    return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * value / top


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _nice_step(most: int) -> int:
    """Return the distance of at most six lines that reach *most*: 1, 2 or 5 with zeros."""
    power = 1
    while True:
        for digit in (1, 2, 5):
            if digit * power * 5 >= most:
                return digit * power
        power *= 10


def _label_step(bars: int) -> int:
    return next(step for step in (1, 2, 5, 10) if bars <= step * _MOST_LABELS)


def _legend(data: _Data, translate: Translate) -> str:
    items = "".join(
        '<li><svg class="lp-chart-key" width="14" height="14" viewBox="0 0 14 14" '
        f'aria-hidden="true" focusable="false"><rect x="1" y="1" width="12" height="12" '
        f"{_fill(at)}/></svg> {escape(translate(name))}</li>"
        for at, name in enumerate(data.series)
    )
    return f'<ul class="lp-chart-legend">{items}</ul>'


def _table(data: _Data, translate: Translate) -> str:
    names = (translate("Year"), *map(translate, data.series))
    with_sum = len(data.series) > 1
    if with_sum:
        names = (*names, translate("In total"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = "".join(_row(bar, with_sum=with_sum) for bar in reversed(data.bars))
    return (
        f'<details class="lp-chart-data"><summary>{escape(translate("Figures as a table"))}'
        f"</summary><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>"
    )


def _row(bar: _Bar, *, with_sum: bool) -> str:
    numbers = (*bar.counts, bar.total) if with_sum else bar.counts
    cells = "".join(f"<td>{number}</td>" for number in numbers)
    return f'<tr><th scope="row">{escape(bar.label)}</th>{cells}</tr>'
