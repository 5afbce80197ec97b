"""Directives and roles of the record types that a site declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.records import RECORD_TYPES
from labportal.sphinxext.config import settings_of
from labportal.sphinxext.directives import list_directive
from labportal.sphinxext.domain import LabportalDomain, RecordRole

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from labportal.model.records import RecordType


def own_rows(app: Sphinx, config: Config) -> tuple[RecordType, ...]:
    """Return the record types that the settings declare."""
    types = settings_of(config, app.srcdir).types
    return tuple(row for name, row in types.items() if name not in RECORD_TYPES)


def add_own_types(app: Sphinx, config: Config) -> None:
    """Register what the types of the settings bring; connected to ``config-inited``."""
    types = settings_of(config, app.srcdir).types
    for row in own_rows(app, config):
        app.add_directive(row.plural, list_directive(row, types))
        app.add_role(row.role, RecordRole(row.name))
        app.add_role_to_domain(LabportalDomain.name, row.role, RecordRole(row.name))
