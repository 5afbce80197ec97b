"""The figures as a table and a chart, for people and for the manual."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bench.measure import Run, Size

TITLES: Mapping[str, str] = {
    "cold": "Clean build",
    "page": "One line on one page",
    "entry": "One title in the bibliography",
    "nothing": "Nothing changed",
    "builder": "A second builder",
}
_WIDTH, _BAR, _GAP, _LEFT, _RIGHT = 720, 20, 8, 210, 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The median of one engine in one case."""

    engine: str
    case: str
    factor: float
    rounds: int
    run: Run
    size: Size


def write_report(results: Sequence[Result], facts: Mapping[str, str], folder: Path) -> None:
    """Write ``bench.md`` and ``bench.svg`` into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bench.md").write_text(_text(results, facts), encoding="utf-8")
    (folder / "bench.svg").write_text(_chart(results), encoding="utf-8")


def _text(results: Sequence[Result], facts: Mapping[str, str]) -> str:
    parts = []
    for factor in dict.fromkeys(result.factor for result in results):
        for case, title in TITLES.items():
            rows = [one for one in results if one.factor == factor and one.case == case]
            if rows:
                parts.append(f"**{title}, factor {factor:g}**\n\n{_table(rows)}\n")
    lines = "\n".join(f"- {name}: {value}" for name, value in facts.items())
    return "\n".join(parts) + f"\n{lines}\n"


def _table(rows: Sequence[Result]) -> str:
    first = rows[0].run
    head = "| | wall, s | CPU, s | memory, MiB | files | written, MiB | wall, ratio | CPU, ratio |"
    lines = [head, "| --- " + "| ---: " * 7 + "|"]
    for row in sorted(rows, key=lambda row: row.run.wall):
        made = row.run
        lines.append(
            f"| {row.engine} | {made.wall:.2f} | {made.cpu:.2f} | {made.peak:.0f} "
            f"| {row.size.files:,} | {row.size.mib:.0f} "
            f"| {made.wall / first.wall:.2f} | {made.cpu / first.cpu:.2f} |"
        )
    return "\n".join(lines)


def _chart(results: Sequence[Result]) -> str:
    """Return bars of the wall time of the smallest factor, one group for each case."""
    factor = min((result.factor for result in results), default=0)
    rows = [result for result in results if result.factor == factor]
    groups = {case: sorted((one for one in rows if one.case == case), key=lambda one: one.run.wall)
              for case in TITLES}  # fmt: skip
    y = 8.0
    drawn = []
    for case, found in groups.items():
        if not found:
            continue
        drawn.append(f'<text x="0" y="{y + 14:g}" font-weight="bold">{TITLES[case]}</text>')
        y += 26
        longest = max(one.run.wall for one in found)
        for one in found:
            drawn.append(_bar(one, y, longest))
            y += _BAR + _GAP
        y += 12
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y:g}" role="img" '
        f'font-family="sans-serif" font-size="13" fill="currentColor">'
        f"<title>Seconds by the clock, factor {factor:g}</title>{''.join(drawn)}</svg>\n"
    )


def _bar(result: Result, y: float, longest: float) -> str:
    width = max(1.0, (_WIDTH - _LEFT - _RIGHT) * result.run.wall / longest)
    colour = "#0b6e6e" if result.engine.startswith("labportal") else "#8a8f98"
    return (
        f'<text x="{_LEFT - 8}" y="{y + 15:g}" text-anchor="end">{escape(result.engine)}</text>'
        f'<rect x="{_LEFT}" y="{y:g}" width="{width:.1f}" height="{_BAR}" rx="2" fill="{colour}"/>'
        f'<text x="{_LEFT + width + 6:.1f}" y="{y + 15:g}">{result.run.wall:.2f} s</text>'
    )
