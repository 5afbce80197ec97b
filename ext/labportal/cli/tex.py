"""Running TeX: what it needs, one run after the other, and what it said."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.reading.texlog import TexReport, read_log

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

DEBIAN = (
    "texlive-luatex texlive-latex-recommended texlive-latex-extra texlive-fonts-recommended "
    "latexmk tex-gyre lmodern fonts-freefont-otf fonts-noto-core fonts-droid-fallback "
    "fonts-nanum fonts-symbola librsvg2-bin"
)
INSTALL: Mapping[str, tuple[str, str]] = {
    "Linux": ("Debian and Ubuntu", f"sudo apt-get install {DEBIAN}"),
    "Darwin": ("macOS", "brew install --cask mactex-no-gui && brew install librsvg"),
    "Windows": ("Windows", "choco install texlive rsvg-convert"),
}
"""System -> its name and the one command that installs all that the PDF needs."""
ENGINES: Mapping[str, tuple[str, str]] = {
    "lualatex": ("lualatex", "-pdflua"),
    "xelatex": ("xelatex", "-pdfxe"),
    "pdflatex": ("pdflatex", "-pdf"),
}
"""Engine -> its program, and latexmk's option for it."""
STYLES = ("tcolorbox.sty", "titlesec.sty", "needspace.sty", "tabulary.sty", "polyglossia.sty")
"""LaTeX packages of which one is missing where only a part of TeX is installed."""
_RUN = "Run number "


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of typesetting."""

    pdf: Path
    report: TexReport
    runs: int
    """0 if nothing had changed."""


def missing_tools(engine: str) -> list[str]:
    """Return the programs and LaTeX packages that are needed and not there."""
    programs = ["latexmk", ENGINES.get(engine, ENGINES["lualatex"])[0]]
    missing = [name for name in programs if shutil.which(name) is None]
    finder = shutil.which("kpsewhich")
    if missing or finder is None:
        return missing
    done = subprocess.run([finder, *STYLES], capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    found = {os.path.basename(line) for line in done.stdout.splitlines()}  # noqa: PTH119
    return [name for name in STYLES if name not in found]


def how_to_install(missing: Sequence[str]) -> str:
    """Return what to tell somebody who lacks TeX, with the own system first."""
    own = platform.system()
    systems = sorted(INSTALL, key=lambda name: name != own)
    *first, last = missing
    names, lack = (f"{', '.join(first)} and {last}", "are") if first else (last, "is")
    it = "them" if first else "it"
    lines = [f"The PDF needs {names}, which {lack} not installed. One command installs {it}:"]
    lines += [f"  {label}: {line}" for label, line in (INSTALL[name] for name in systems)]
    return "\n".join(lines)


def typeset(tex: Path, engine: str) -> Outcome:
    """Make the PDF of a LaTeX file, as often as its references need; show how far it is."""
    option = ENGINES.get(engine, ENGINES["lualatex"])[1]
    command = ["latexmk", option, "-f", "-interaction=nonstopmode", "-file-line-error", tex.name]
    before = os.environ.get("LATEXOPTS", "")
    environment = {
        **os.environ,
        "LATEXOPTS": f"{before} --no-shell-escape".strip(),
        # Long lines of the log stay whole.
        "max_print_line": "10000",
    }
    runs = 0
    with subprocess.Popen(  # noqa: S603
        command,
        cwd=tex.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=environment,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(_RUN) and "latex'" in line:
                runs += 1
                show(f"TeX, run {runs} ...")
    log = tex.with_suffix(".log")
    text = log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""
    report = read_log(text, tex.read_text(encoding="utf-8"), tex.name)
    return Outcome(tex.with_suffix(".pdf"), report, runs)


def show(text: str) -> None:
    """Say how far the work is."""
    print(text, file=sys.stderr, flush=True)
