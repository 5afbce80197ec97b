"""Print who works on what, and with how many publications."""

import sys
from pathlib import Path

from labportal.cli.conf import read_conf
from labportal.model.query import Query
from labportal.model.selection import select
from labportal.reading.portal import read_portal

conf = read_conf(Path(sys.argv[1]))
catalogue = read_portal(conf.files(), conf.settings).catalogue

for person in select(Query.of("person", status="current"), catalogue):
    projects = catalogue.related_to(person.ref, "project")
    publications = select(Query.of("publication", person=person.key), catalogue)
    print(f"{person.label}: {', '.join(projects) or '-'}; {len(publications)} publications")
