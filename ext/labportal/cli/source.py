"""Which folder is meant when the command names none."""

from __future__ import annotations

import sys
from pathlib import Path

from labportal.cli.conf import CONF

USUAL = ("content", ".")


def find_source(written: str | None) -> Path | None:
    """Return the source directory; None, with a message, if there is none."""
    if written is not None:
        root = Path(written)
        if root.is_dir():
            return root
        print(f"labportal: there is no folder '{written}'", file=sys.stderr)
        return None
    for name in USUAL:
        if Path(name, CONF).is_file():
            return Path(name)
    print(
        f"labportal: neither 'content' nor this folder holds a {CONF}; name the folder "
        "with your pages",
        file=sys.stderr,
    )
    return None
