"""Which pages are written again, and which results are removed.

For each builder a record of the last build is kept beside the doctrees: what every page showed,
and which files were made.  While a build runs a mark beside the record says that it is in doubt, so
that after a build that was killed every page counts as stale.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.model.selection import check_query
from labportal.reading.pictures import picture_paths
from labportal.reading.processes import shared
from labportal.sphinxext.assembly import reading_digest
from labportal.sphinxext.domain import has_bulk_pages, labportal_domain
from labportal.sphinxext.fingerprints import Fingerprints, digest, targets_of
from labportal.sphinxext.messages import warn_all
from labportal.sphinxext.pictures import name_pictures, pictures_to_copy
from labportal.sphinxext.stamps import Stamps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


_SOMEBODY_ELSE = "-"
"""Stands for the digest of a file that labportal does not compare."""

Portion = tuple[dict[str, tuple[str, list[str]]], dict[str, str]]
"""Units and files, as in a `BuildRecord`."""


@dataclass(slots=True)
class BuildRecord:
    """What one builder did last time."""

    finished: bool = False
    shown: dict[str, str] = field(default_factory=dict)
    """Document -> fingerprint of what its page shows."""
    files: dict[str, str] = field(default_factory=dict)
    """File, from the output directory -> digest of what labportal wrote, empty for Sphinx's."""
    units: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    """What is made as one -> (stamp of what it was made from, its files)."""
    site: str = ""
    """Stamp of all records."""
    facts: str = ""
    """Fingerprint of what pages may show of each other."""

    @classmethod
    def load(cls, path: Path) -> BuildRecord:
        """Return the record kept in *path*; a missing or damaged one is empty."""
        try:
            record = cls(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return cls()
        record.finished = record.finished and not _mark_of(path).exists()
        return record

    @staticmethod
    def doubt(path: Path) -> None:
        """Let the record in *path* count as unfinished until the next one is saved."""
        path.parent.mkdir(parents=True, exist_ok=True)
        _mark_of(path).touch()

    def save(self, path: Path) -> None:
        """Write the record so that a reader finds the old one or the new one."""
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(".tmp")
        # Not `asdict`, which copies every value first.
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        scratch.write_text(json.dumps(values), encoding="utf-8")
        scratch.replace(path)
        _mark_of(path).unlink(missing_ok=True)


def _mark_of(path: Path) -> Path:
    return path.with_suffix(".unfinished")


class IncrementalBuild:
    """One build's view of the last one; connected to Sphinx's events in their order."""

    def __init__(self, also: Callable[[Sphinx, str], object]) -> None:
        """*also* returns what a page shows that only the rendering layer knows."""
        self._also = also
        self._old = BuildRecord()
        self._new = BuildRecord()
        self._path = Path()
        self._stamps: Stamps | None = None
        self._units: Mapping[str, tuple[str, list[str]]] = {}
        self._written: Mapping[str, str] = {}
        """What is known of the files in the output directory."""
        self.tally: dict[str, tuple[int, int]] = {}
        """What labportal writes itself -> (how many there are, how many were written)."""
        self._read: set[str] = set()
        """Pages that were read or removed in this build."""

    # Reading -------------------------------------------------------------------------------

    def changed_pages(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> list[str]:
        """Return pages that would be read differently, whatever the time of their file tells."""
        self._read = added | changed | removed
        domain = labportal_domain(env)
        # Sphinx keeps a removed page in the toctrees that were read, and fails to find its title.
        naming_removed = [
            docname
            for docname, named in env.toctree_includes.items()
            if removed.intersection(named)
        ]
        made = domain.portal.overviews.keys()
        naming_removed += [
            docname for docname, named in domain.overviews.items() if not made >= set(named)
        ]
        return naming_removed + [
            docname
            for docname in domain.portal.pages
            if docname in env.all_docs
            and (
                domain.digests.get(docname) != reading_digest(domain, docname)
                or any(
                    domain.portal.find_picture(docname, written) != path
                    for written, path, _line in domain.pictures.get(docname, ())
                )
            )
        ]

    def note_reading(self, _app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
        """Remember which pages are read."""
        self._read.update(docnames)

    def note_links(self, app: Sphinx, doctree: nodes.document) -> None:
        """Remember what a page that was read links to."""
        env = app.env
        labportal_domain(env).note_targets(env.docname, targets_of(doctree))

    def stale_pages(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Say what is wrong with the content, and return the pages that would differ."""
        domain = labportal_domain(env)
        social = domain.portal.social_image
        pictures = picture_paths(domain.catalogue.records.values())
        name_pictures(env, (*pictures, social) if social not in ("", *pictures) else pictures)
        if app.builder.format == "html" and not has_bulk_pages(app.builder):
            # Sphinx copies what it finds in documents; pictures of records stand in views.
            folder = Path(app.outdir) / app.builder.imagedir
            app.builder.images.update(pictures_to_copy(env, folder))
        warn_all(content_problems(env), Path(env.srcdir))
        self._path = _record_path(app)
        self._old = BuildRecord.load(self._path)
        self._stamps = Stamps(env)
        self._new = self._fingerprints(app, env)
        self._new.files = {**self._old.files}
        # What a build that did not finish has written is not known.
        before = self._old.shown if self._old.finished else {}
        self._written = self._old.files if self._old.finished else {}
        self._units = self._old.units if self._old.finished else {}
        BuildRecord.doubt(self._path)
        return [docname for docname, mark in self._new.shown.items() if before.get(docname) != mark]

    def _fingerprints(self, app: Sphinx, env: BuildEnvironment) -> BuildRecord:
        """Return what every page shows, with the fingerprints of the last build where they hold."""
        old = self._old
        # What the home page shows besides, such as the link to a PDF, the others show, too.
        site = digest(self.stamps.everything, self._also(app, app.config.root_doc))
        same = old.finished and old.site == site and old.shown.keys() == env.all_docs.keys()
        if same and not self._read:
            return BuildRecord(shown=old.shown, site=site, facts=old.facts)
        fingerprints = Fingerprints(env, app.builder, lambda docname: self._also(app, docname))
        facts = fingerprints.of_facts()
        kept = env.all_docs.keys() - self._read if same and old.facts == facts else set()
        asked = sorted(env.all_docs.keys() - kept)
        found = dict(zip(asked, shared(fingerprints.of_page, asked, app.parallel), strict=True))
        shown = {
            docname: found[docname] if docname in found else old.shown[docname]
            for docname in sorted(env.all_docs)
        }
        return BuildRecord(shown=shown, site=site, facts=facts)

    # Writing -------------------------------------------------------------------------------

    def begin_collecting(self, app: Sphinx) -> list[object]:
        """Start anew the list of labportal's own files: what nobody writes now is removed."""
        self._new.files = {}
        return []

    @property
    def stamps(self) -> Stamps:
        """What pages and files are made from."""
        assert self._stamps is not None
        return self._stamps

    def page_stamp(self, env: BuildEnvironment, docname: str) -> str:
        """Return the stamp of what a document says and of what it shows of others."""
        doctree = Path(env.doctreedir) / f"{docname}.doctree"
        return digest(self._new.shown.get(docname), doctree.stat().st_mtime_ns)

    def kept_files(self, app: Sphinx, unit: str, stamp: str) -> list[str] | None:
        """Return the files of *unit* if they are there as *stamp* made them.

        Otherwise they are to be written now, with `write_file`.
        """
        before, files = self._units.get(unit, ("", []))
        # A unit without files may have left them to another one, which may be gone.
        if (
            files
            and before == stamp
            and all(
                self._written.get(name) and os.path.isfile(f"{app.outdir}/{name}")  # noqa: PTH113 -- thousands of them
                for name in files
            )
        ):
            self._new.units[unit] = (stamp, files)
            self._new.files.update((name, self._written[name]) for name in files)
            return files
        self.begin_unit(unit, stamp)
        return None

    def begin_unit(self, unit: str, stamp: str) -> list[str]:
        """Begin to write the files of *unit*; return the list that their names are added to."""
        names: list[str] = []
        self._new.units[unit] = (stamp, names)
        return names

    def files_of(self, unit: str) -> list[str]:
        """Return the files of *unit* in this build."""
        return self._new.units[unit][1]

    def begin_portion(self) -> None:
        """Note from now on only what this process writes, which is a copy of the first one."""
        self._new.units, self._new.files = {}, {}

    def portion(self) -> Portion:
        """Return what this process has written."""
        return self._new.units, self._new.files

    def take_over(self, portion: Portion) -> None:
        """Note what another process has written."""
        self._new.units.update(portion[0])
        self._new.files.update(portion[1])

    def write_file(self, app: Sphinx, name: str, text: str, unit: str = "") -> bool:
        """Write one result of labportal's own if it differs; tell whether it did."""
        return self.write_bytes(app, name, text.encode(), unit)

    def write_bytes(
        self, app: Sphinx, name: str, data: bytes, unit: str = "", mark: str = ""
    ) -> bool:
        """Write data if they differ, or their *mark* if there is one; tell whether they did."""
        if unit:
            self._new.units[unit][1].append(name)
        mark = mark or hashlib.sha256(data).hexdigest()[:24]
        self._new.files[name] = mark
        # Text, not Path: there are ten thousand files.
        path = f"{app.outdir}/{name}"
        if self._written.get(name) == mark and os.path.isfile(path):  # noqa: PTH113 -- see above
            return False
        try:
            _write(path, data)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 -- see above
            _write(path, data)
        return True

    def note_file(self, name: str) -> None:
        """Keep a result that somebody else writes in this build."""
        self._new.files[name] = _SOMEBODY_ELSE

    def copy_file(
        self, app: Sphinx, name: str, source: Path | Callable[[], Path], mark: str = ""
    ) -> bool:
        """Copy a file if it changed since the last build; tell whether it did.

        *mark* changes with the file; without one, its size and time are taken.
        """
        if not mark:
            assert isinstance(source, Path)
            stat = source.stat()
            mark = f"{stat.st_size}-{stat.st_mtime_ns}"
        self._new.files[name] = mark
        path = Path(app.outdir) / name
        if self._written.get(name) == mark and path.is_file():
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source if isinstance(source, Path) else source(), path)
        return True

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Remove what nobody makes any more, and remember what was done."""
        if exception is not None or not self._new.shown:
            return
        if hasattr(app.builder, "out_suffix"):
            own = {name: mark for name, mark in self._new.files.items() if mark}
            expected = {**dict.fromkeys(_sphinx_files(app), ""), **own}
            self._remove(Path(app.outdir), self._old.files.keys() - expected.keys())
            self._new.files = expected
        self._new.finished = True
        self._new.save(self._path)

    @staticmethod
    def _remove(outdir: Path, names: Iterable[str]) -> None:
        for name in sorted(names):
            path = outdir / name
            path.unlink(missing_ok=True)
            for folder in path.parents:
                if folder == outdir:
                    break
                try:
                    folder.rmdir()
                except OSError:
                    break


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:  # noqa: PTH123 -- see above
        file.write(data)


def _record_path(app: Sphinx) -> Path:
    # Two output directories may share the doctrees, and so may two builders.
    place = os.path.relpath(app.outdir, app.doctreedir)
    mark = hashlib.blake2b(place.encode(), digest_size=4).hexdigest()
    return Path(app.doctreedir) / "labportal" / f"{app.builder.name}-{mark}.json"


def _sphinx_files(app: Sphinx) -> set[str]:
    """Return the files that Sphinx makes for the present documents and their pictures."""
    outdir = Path(app.outdir)
    builder: Any = app.builder
    docnames = set(app.env.all_docs)
    if builder.format != "html":
        return {f"{docname}{builder.out_suffix}" for docname in docnames}
    portal = labportal_domain(app.env).portal
    # The views beside overviews are files of labportal's own.
    docnames.update(name for name in portal.bulk_pages if name not in portal.views)
    pages = {_path_in(outdir, builder.get_outfilename(docname)) for docname in docnames}
    pictures = set()
    if not has_bulk_pages(builder):
        # Those of a site are made by labportal itself.
        pictures = {f"{builder.imagedir}/{name}" for _, name in app.env.images.values()}
    downloads = {f"_downloads/{name}" for _, name in app.env.dlfiles.values()}
    return pages | pictures | downloads


def _path_in(folder: Path, path: str | os.PathLike[str]) -> str:
    return Path(path).relative_to(folder).as_posix()


def content_problems(env: BuildEnvironment) -> list[Problem]:
    """Return everything that is wrong with the content, in order of place."""
    found = (*labportal_domain(env).catalogue.problems, *_query_problems(env), *_refusals(env))
    return sorted(found, key=lambda problem: problem.sort_key)


def _query_problems(env: BuildEnvironment) -> list[Problem]:
    """Return mistakes in the lists of pages that only Sphinx reads, such as those in rST."""
    domain = labportal_domain(env)
    catalogue = domain.catalogue
    return [
        Problem(
            Code.BAD_QUERY,
            Source(os.path.relpath(env.doc2path(docname), env.srcdir), line),
            mistake.message,
            mistake.suggestion,
        )
        for table in (domain.queries, domain.counts)
        for docname, queries in table.items()
        if docname not in domain.portal.pages
        for line, query in queries
        for mistake in check_query(query, catalogue)
    ]


def _refusals(env: BuildEnvironment) -> list[Problem]:
    """Return what pages may not show and only their directives found, such as in included text."""
    domain = labportal_domain(env)
    known = {(problem.source.path, problem.message) for problem in domain.catalogue.problems}
    found = {refusal for of_page in domain.refusals.values() for refusal in of_page}
    return [
        Problem(Code.OUTSIDE_FILE, Source(path, line), message)
        for path, line, message in sorted(found)
        if (path, message) not in known
    ]
