"""Pictures in a build: made ready before pages are written, copied into the output after them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.model.records import Publication
from labportal.reading.pictures import pictures_of
from labportal.rendering.html.builders import AddressedBuilder
from labportal.rendering.pictures.prepared import WHOLE, served_name
from labportal.rendering.pictures.workshop import Made, Workshop, recipe_of
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.messages import warn_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from labportal.rendering.pictures.prepared import Prepared
    from labportal.sphinxext.domain import LabportalDomain
    from labportal.sphinxext.incremental import IncrementalBuild

logger = logging.getLogger(__name__)
OF_SITES = ".doctrees"
"""Folder in which ``labportal sites`` keeps the doctrees of all sites."""
_BUILD_FOLDERS = frozenset({"build", "_build"})
"""What the folder of everything that is built is usually called."""


class SitePictures:
    """The pictures of one build."""

    def __init__(self, build: IncrementalBuild) -> None:
        self._build = build
        self._made: dict[str, Made] = {}
        self._workshop: Workshop | None = None

    def connect(self, app: Sphinx) -> None:
        """Take part in a build when pictures have their names (900), and with what is copied."""
        app.connect("env-updated", self.prepare, priority=950)
        app.connect("html-collect-pages", self.write)

    def prepare(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Make every picture ready, tell the builder, and say which cannot be shown."""
        if not isinstance(app.builder, AddressedBuilder):
            return []
        domain = labportal_domain(env)
        settings = domain.portal.settings
        recipe = recipe_of(settings)
        workshop = Workshop(Path(env.srcdir), _cache_folder(app, settings.image_cache), recipe)
        stamps = {path: _stamp(env, path) for path in sorted(env.images)}
        self._workshop, self._made = workshop, workshop.make(stamps)
        app.builder.pictures = {path: made.prepared for path, made in self._made.items()}
        problems = [] if recipe.tool else [_no_tool()]
        for path, made in self._made.items():
            if not made.prepared.is_shown:
                problems += _problems(domain, path, made.prepared)
        warn_all(problems, Path(env.srcdir))
        return []

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Copy the files that changed; none of them is a page that Sphinx writes."""
        if isinstance(app.builder, AddressedBuilder) and self._workshop is not None:
            folder = app.builder.imagedir
            copied = files = 0
            for path, made in self._made.items():
                if not made.prepared.is_shown:
                    continue
                name = app.env.images[path][1]
                for made_name in made.prepared.served:
                    target = f"{folder}/{served_name(name, made_name)}"
                    files += 1
                    copied += self._copy(app, path, made_name, target)
            self._build.tally["files of pictures"] = files, copied
        yield from ()

    def _copy(self, app: Sphinx, path: str, name: str, target: str) -> bool:
        made, workshop = self._made[path], self._workshop
        assert workshop is not None
        if name == WHOLE and made.prepared.is_source:
            return self._build.copy_file(app, target, Path(app.srcdir, path), made.stamp)
        mark = f"{made.key}-{name}"
        return self._build.copy_file(app, target, lambda: workshop.file(path, made, name), mark)


def _cache_folder(app: Sphinx, written: str) -> Path:
    """Return where is kept what was made of pictures: work once for all sites and builders."""
    if written:
        return Path(app.confdir, written)
    return default_cache_folder(Path(app.doctreedir), Path(app.srcdir))


def default_cache_folder(doctrees: Path, source: Path) -> Path:
    """Return where pictures are kept unless an author says so.

    All builds into one build folder share it, such as those of one site and of all sites.  What
    lies in the source directory would be taken for pictures of the portal.
    """
    is_one_of_several = doctrees.parent.name == OF_SITES
    build = doctrees.parents[2] if is_one_of_several else doctrees.parent
    if build.name in _BUILD_FOLDERS and not build.is_relative_to(source):
        return build / "labportal-pictures"
    if is_one_of_several:
        return doctrees.parent / "labportal-pictures"
    return doctrees / "labportal" / "pictures"


def _stamp(env: BuildEnvironment, path: str) -> str:
    """Return what changes with a picture, also with one outside of the source directory."""
    known = labportal_domain(env).portal.pictures.get(path)
    if known is None:
        try:
            stat = Path(env.srcdir, path).stat()
        except OSError:
            return ""
        known = f"{stat.st_size}-{stat.st_mtime_ns}"
    return known


def _no_tool() -> Problem:
    message = (
        "Pillow is not installed (pip install pillow), so pictures are published as they are, "
        "with the place and the camera that some of them name"
    )
    return Problem(Code.NO_PILLOW, Source("conf.py"), message)


def _problems(domain: LabportalDomain, path: str, prepared: Prepared) -> Iterator[Problem]:
    """Yield what is wrong with a picture, for each page that would show it."""
    if prepared.large:
        code = Code.LARGE_IMAGE
        message = f"image '{path}' {prepared.large}; make it smaller"
    else:
        code = Code.DAMAGED_IMAGE
        message = f"image '{path}' {prepared.damage}; save it again"
    for place in sorted(_places(domain, path), key=lambda place: (place.path, place.line)):
        yield Problem(code, place, message)


def _places(domain: LabportalDomain, path: str) -> set[Source]:
    """Return where pages and entries name a picture, or else the settings."""
    # A picture that a header does not name was found in the text.
    places = {
        record.line_of("preview" if isinstance(record, Publication) else name)
        for record in domain.catalogue.records.values()
        for name, picture in pictures_of(record)
        if picture == path and (name in record.lines or isinstance(record, Publication))
    }
    for docname, asked in domain.pictures.items():
        source = domain.portal.pages.get(docname)
        found = source.path if source else docname
        places |= {Source(found, line) for _, file, line in asked if file == path}
    return places or {Source("conf.py")}
