"""Sphinx's two builders of pages, which know that the address of a page may not be its name.

``people/Jöhn_Doe.md`` is the page ``people/Jöhn_Doe`` to Sphinx, to toctrees and to links by file;
its address is ``people/john-doe/``.  `labportal.reading.places` decides which.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx

    from labportal.rendering.pictures.prepared import Prepared

_INDEX_START, _INDEX_END = "Search.setIndex(", ")"


class AddressedBuilder(StandaloneHTMLBuilder):
    """What both builders of pages share."""

    addresses: Mapping[str, str] = MappingProxyType({})
    """Page -> address, where that is not its name."""
    pictures: Mapping[str, Prepared] = MappingProxyType({})
    """Path from the source directory -> picture, as this build serves it."""

    def copy_image_files(self) -> None:
        """Copy pictures that other extensions made; ours are copied as they are served."""
        self.images = {
            path: name for path, name in self.images.items() if path not in self.pictures
        }
        super().copy_image_files()

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page from the top of the site."""
        return super().get_target_uri(self.addresses.get(docname, docname), typ)

    def get_output_path(self, page_name: str, /) -> Path:
        """Return the file that a page is written to."""
        return super().get_output_path(self.addresses.get(page_name, page_name))

    # Sphinx's own search, for sites that keep it, makes addresses from names in the browser.

    def load_indexer(self, docnames: AbstractSet[str]) -> None:
        """Load the index of the last build, in which pages stand by their addresses."""
        self._rename_in_index({address: page for page, address in self.addresses.items()})
        super().load_indexer(docnames)

    def dump_search_index(self) -> None:
        """Write the index with addresses instead of names."""
        super().dump_search_index()
        self._rename_in_index(self.addresses)

    def _rename_in_index(self, names: Mapping[str, str]) -> None:
        path = Path(self.outdir, self.searchindex_filename)
        if not names or not path.is_file():
            return
        text = path.read_text(encoding="utf-8")
        index = json.loads(text.removeprefix(_INDEX_START).removesuffix(_INDEX_END))
        index["docnames"] = [names.get(name, name) for name in index["docnames"]]
        written = json.dumps(index, separators=(",", ":"), sort_keys=True)
        path.write_text(f"{_INDEX_START}{written}{_INDEX_END}", encoding="utf-8")


def hand_over_addresses(app: Sphinx) -> None:
    """Tell the builder of this build the addresses; connected to ``builder-inited``."""
    if isinstance(app.builder, AddressedBuilder):
        app.builder.addresses = labportal_domain(app.env).catalogue.addresses
