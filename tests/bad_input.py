"""A portal in which everything is wrong that the portals of one older system suffered from."""

from __future__ import annotations

from sample_portal import png

CONF = """\
project = "Bad input"
extensions = ["labportal"]
labportal_today = "2026-03-14"
labportal_groups = {"alpha": "Alpha", "beta-lab": "Beta lab"}
labportal_values = {"IMGURL": ""}
"""
BIB = """\
@article{Quis20, title = {Stones}, author = {Quist, Ada}, journal = {Journal of Stones},
  year = {2020}, pmid = {12x4}, doi = {https://doi.org/10.1000/stones}, gscites = {many},
  abstract = {First we counted the stones,
then we weighed them,
and then we went home.}}
@article{Quis21, title = {Purpose first}, author = {Quist, Ada}, journal = {Journal of Stones},
  year = {2021}, abstract = {Purpose: to see whether a word before a colon is kept.}}
@misc{Misc21, title = {A note on pebbles}, author = {Quist, Ada}, year = {2021}}
@patent{Pate21, title = {A sieve}, author = {Quist, Ada}, year = {2021}}
@inbook{Inbo21, title = {Sand}, author = {Quist, Ada}, booktitle = {Grains},
  publisher = {Grain Press}, year = {2021}}
@article{Year20, title = {A year in words}, author = {Quist, Ada}, journal = {J}, year = {soon}}
@article{Bbbb19, title = {Beta}, author = {Quist, Ada}, journal = {J}, year = {2019}}
@article{Aaaa19, title = {Alpha}, author = {Quist, Ada}, journal = {J}, year = {2019}}
"""


def _page(text: str, *header: str) -> str:
    return "\n".join(["---", *header, "---", "", text, ""])


PAGES = {
    "index.md": _page("Welcome.", "title: Bad input", "sections: [Highlights, vacancies]"),
    "people/index.md": "# People\n",
    "people/ada_quist.md": _page(
        "Ada reads.\ngroups: beta-lab",
        "name: Ada Quist",
        "role: phd",
        "groups: alpha,beta-lab",
        "position: [Professor, Reader, Head]",
    ),
    "people/bé-noël.md": _page(
        "Bé counts.",
        "name: Bé Noël",
        "role: postdok",
        "groups: alpha",
        "position: Head of stones, sand and gravel",
    ),
    "people/cy-dolan.md": _page("Cy.", "name: Cy Dolan", "role: staff", "active: yess"),
    "people/nameless-one.md": "---\nrole: staff\n---\n\nSomebody without a name.\n",
    "projects/typo.md": _page(
        "See [member/ada_quist], [member/bé-noël], [member: Ada Quist], "
        "[member/ada_quist, group: beta-lab] and [project/stomes].",
        "title: A typo",
        "desciption: Lost words",
        "people: Ada Quist, Bé Noel, Zed Unknown",
        "software: seive",
        "bibkeys: quis20, Quis99",
        "finished: ture",
    ),
    "projects/stones.md": _page(
        "The values <low and high> count; see [people](/People/Ada_Quist/), [a link](../typo/), "
        "and [nowhere](/nowhere/).\nWhat we use:\n- sand\n- gravel\n\n![[sieve.png]]\n\n"
        "![[seive.png]]\n",
        'title: "Stones: a study, with commas"',
        "groups: gamma",
        "picture: projects/stonez.png",
    ),
    "projects/unlisted.md": _page("No group at all.", "title: Without a group"),
    "software/sieve.md": _page("It sifts.", "title: Sieve", "template: no-such-template"),
    "research/sand.md": _page(
        "Sand.",
        "title: Sand",
        "projects: stones, granite",
        "groups: alpha",
        "default_group: beta-lab",
    ),
    "news/dateless.md": _page("It happened.", "title: No day"),
    "news/dated.md": _page("With [project/stones].", "title: A day", "date: 2026-03-01"),
    "vacancies/odd.md": _page("Come.", "title: An odd job", "type: student-aihealth"),
    "vacancies/closing.md": _page("Come.", "title: A closing job", "closed: ja maar"),
    "presentations/poster.md": _page("A poster.", "title: Poster", "date: 2026-01", "arxiv:"),
    "people/per-group.md": _page(
        "Per.",
        "name: Per Groep",
        "role: [phd, staff]",
        "groups: [alpha, beta-lab, gamma-lab]",
    ),
}
FILES: dict[str, str | bytes] = {
    "conf.py": CONF,
    **PAGES,
    "projects/latin.md": "---\ntitle: Latin\n---\n\nDie Größe zählt.\n".encode("latin-1"),
    "projects/no-extension": _page("Nobody sees this.", "title: No extension"),
    "external-people.yaml": "- name: Good Person\n- name: [unclosed\n",
    "images/projects/stones.png": png(20),
    "images/notes/sieve.png": png(40),
    "bib/papers.bib": BIB,
}

SITES = {
    "conf.py": """\
project = "Sites"
extensions = ["labportal"]
labportal_groups = {"alpha": "Alpha", "gone": "Gone"}
labportal_sites = {"alpha": {"url": "https://alpha.example/", "groups": ["alpha"]}}
""",
    "index.md": "# Alpha\n\nSee [project/lost].\n",
    "projects/lost.md": _page("Lost.", "title: Lost", "groups: gone", "default_group: gone"),
    "projects/kept.md": _page("Kept.", "title: Kept", "groups: alpha"),
}
"""A page at home on a site that was removed, and a tag that leads to it."""
