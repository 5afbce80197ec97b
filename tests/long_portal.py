"""A portal with hundreds of invented publications, for tests of long lists and of the search."""

from __future__ import annotations

CONF = """\
project = "Long portal"
extensions = ["labportal"]
bibtex_bibfiles = ["bib/all.bib"]
html_baseurl = "https://long.example.org/"
"""
PEOPLE = {
    "ada-brouwer": "Ada Brouwer", "lukasz-zolty": "Łukasz Żółty", "jose-nunez": "José Núñez",
    "bram-de-wit": "Bram de Wit", "ines-moreau": "Inès Moreau", "emre-yilmaz": "Emre Yılmaz",
}  # fmt: skip
PROJECTS = ("Quiet scanners", "Small bones", "Moving lungs")
TOPICS = (
    "nodules", "vessels", "airways", "fractures", "cartilage", "emphysema", "lesions", "plaque",
)  # fmt: skip
METHODS = ("Segmentation", "Detection", "Registration", "Simulation", "Reading")
KEYWORDS = ("deep learning", "CT", "MRI", "ultrasound", "screening")
KINDS = ("article", "article", "inproceedings", "phdthesis")
ABSTRACT = (
    "We look at {topic} in a hundred scans and compare three readers with a programme. "
    "The programme is quicker, the readers are kinder, and both miss the same {topic}. "
    "A phantom made of {stuff} shows why."
)


def entry(number: int) -> str:
    """Return one entry; what it is depends on nothing but its number."""
    people = list(PEOPLE.values())
    authors = [people[number % 6], people[(number * 5 + 1) % 6], f"Guest{number % 40}, G."]
    topic = TOPICS[number % 8]
    fields = {
        "title": f"{METHODS[number % 5]} of {topic} in series {number}",
        "author": " and ".join(dict.fromkeys(authors)),
        "year": 1996 + number % 30,
        "journal" if number % 4 < 2 else "booktitle": f"Journal of {topic.capitalize()}",
        "school": "University of Long Lists",
        "keywords": ", ".join({KEYWORDS[number % 5], KEYWORDS[number % 3]}),
        "abstract": ABSTRACT.format(topic=topic, stuff="wax" if number % 5 else "gelatine"),
        "doi": f"10.5555/long.{number}",
    }
    if number % 7 == 0:
        fields["code"] = "https://example.org/code"
    if number % 3 == 0:
        fields["openaccess"] = "yes"
    text = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{KINDS[number % 4]}{{Long{number},\n{text}\n}}\n"


def long_portal(count: int) -> dict[str, str]:
    """Return the files of a portal with so many publications."""
    people = {
        f"people/{key}.md": f"---\ntitle: {name}\nrole: phd\n---\n\n{name} measures things.\n"
        for key, name in PEOPLE.items()
    }
    projects = {
        f"projects/{title.split()[1]}.md": f"---\ntitle: {title}\nbibkeys: "
        f"{', '.join(f'Long{number}' for number in range(place, count, 4))}\n---\n\nA project.\n"
        for place, title in enumerate(PROJECTS)
    }
    return {
        "conf.py": CONF,
        "index.md": "# Home\n\nWelcome.\n",
        "publications/index.md": "# Publications\n\nAll of them.\n\n"
        "```{publications}\n:by: year\n```\n",
        "bib/all.bib": "".join(map(entry, range(count))),
        **people,
        **projects,
    }
