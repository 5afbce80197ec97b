"""``labportal new site``: a small portal that builds without a message."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from labportal.cli.conf import CONF
from labportal.cli.exits import OK
from labportal.cli.new import refuse, yaml_text
from labportal.model.keys import squeeze

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

_INDEX = """\
---
title: {title}
---

Say in two sentences what your group does, and for whom.

## Current projects

```{{projects}}
:status: current
```

## New publications

```{{publications}}
:limit: 5
```

```{{toctree}}
:hidden:

people/index
projects/index
publications/index
```
"""

_PEOPLE = """\
---
title: People
---

```{people}
:status: current
:by: role
```
"""

_PROJECTS = """\
---
title: Projects
---

```{projects}
:by: status
```
"""

_PUBLICATIONS = """\
---
title: Publications
---

```{publications}
:by: year
```
"""

_CONF = """\
project = {title}
extensions = ["labportal"]
bibtex_bibfiles = ["bib/publications.bib"]
"""

_BIB = """\
% The publications of the group, in BibTeX. Copy entries from your reference manager to here.
"""

FILES: Mapping[str, str] = {
    "people/index.md": _PEOPLE,
    "projects/index.md": _PROJECTS,
    "publications/index.md": _PUBLICATIONS,
    "bib/publications.bib": _BIB,
}


def site_files(title: str) -> dict[str, str]:
    """Return path -> text of every file of a new portal."""
    return {
        CONF: _CONF.format(title=json.dumps(title, ensure_ascii=False)),
        "index.md": _INDEX.format(title=yaml_text(title)),
        **FILES,
    }


def new_site(options: argparse.Namespace) -> int:
    """Write a portal into a folder that is new or empty, and return the exit status."""
    folder = Path(options.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return refuse(f"'{options.folder}' is not empty; nothing was written")
    title = squeeze(options.title) or folder.resolve().name.replace("-", " ").capitalize()
    for name, text in site_files(title).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    place = folder.as_posix()
    print(
        f"Wrote a portal into {place}. What to do next:\n"
        f'  labportal new person "Ada Lovelace" --source {place}\n'
        f"  labportal check {place}\n"
        f"  sphinx-build -b dirhtml {place} build/html"
    )
    return OK
