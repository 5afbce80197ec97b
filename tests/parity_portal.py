"""A portal in the words of an older system: bare headers, tags in brackets, folders of its own.

No page of it was written for labportal.  Names, papers and projects are invented.
"""

from __future__ import annotations

from parity_pages import PROJECTS, SITE, TIMES
from sample_portal import png

CONF = """\
project = "Lung lab"
extensions = ["labportal"]
bibtex_bibfiles = ["bib/lungs.bib", "bib/fullstrings.bib"]
labportal_today = "2026-03-14"
labportal_groups = {"lungs": "Lung lab", "ai-for-health": "AI for Health", "bones": "Bone lab"}
html_theme_options = {"article_header_start": ["breadcrumbs"]}
html_context = {"github_user": "lab", "github_repo": "site", "doc_path": "content"}
labportal_sites = {
    "lungs": {"name": "Lung lab", "lead": "We look at lungs.", "groups": ["lungs"],
              "url": "https://lungs.example.org/", "footer": "Floor 3",
              "social_image": "images/social.png"},
    "ai-for-health": {"groups": ["ai-for-health"], "url": "https://ai.example.org/",
                      "conf": {"bibtex_bibfiles": [*bibtex_bibfiles, "bib/hearts.bib"]}},
}
"""

STRINGS = "@string{jlung = lung_journal}\n@string{lung_journal = {Journal of the Lung}}\n"
BIB = r"""
@article{King20a, author = {King, Ada and Fern{\'a}ndez, C. and van der Berg, Jan},
  title = {Airways in {CT}}, journal = jlung, year = {2020}, volume = {16}, number = {9},
  pages = {123--129}, doi = {10.1000/airways}, pmid = {111}, gsid = {77}, gscites = {88},
  abstract = {We measured,
then we counted.}, github = {https://github.com/lab/airways}, file = {King20a.pdf},
  code = {https://zenodo.org/records/1}, algorithm = {https://grand-challenge.org/algorithms/a/},
  taverne_url = {https://repository.example.org/1}}
@article{King19, author = {A. King}, title = {A preprint on airways}, year = {2019},
  journal = {arXiv preprint arXiv:1901.00001}}
@article{Berg18, author = {van der Berg, J.}, title = {Nodules}, journal = jlung, year = {2018},
  url = {https://journal.example.org/nodules}}
@inproceedings{Berg10, author = {van der Berg, J. and Hopper, Grace}, title = {Early nodules},
  booktitle = {Proceedings of Lungs}, year = {2010}}
@phdthesis{Fern21, author = {Carla Fern\'andez}, title = {Small airways}, year = {2021},
  optmonth = {June}, school = {Example University}, promotor = {Ada King},
  copromotor = {Jan van der Berg}, abstract = {On airways.}}
@mastersthesis{Stud22, author = {Dee Student}, title = {Large airways}, year = {2022},
  school = {Example University}}
@article{Nope, author = {A. King}, title = {No year}, journal = jlung}
@article{Other20, author = {Nobody, N.}, title = {Of no member}, journal = jlung, year = {2020}}
"""
SECOND_BIB = "@article{Heart21, author={Ada King}, title={On hearts}, journal={Heart}, year=2021}\n"


def member(name: str, role: str, *more: str, active: str = "yes", groups: str = "lungs") -> str:
    """Return the page of a member."""
    lines = (f"title: {name}", f"name: {name}", "template: people-single", f"active: {active}")
    return "\n".join([*lines, f"groups: {groups}", f"type: {role}", *more, ""])


MEMBERS = {
    "members/ada-king.md": """\
title: Ada King
name: Ada King
template: people-single
picture: people/Ada_King.png
position: Professor, Guest
active: yes, yes
groups: lungs, ai-for-health
default_group: lungs
type: chair, visiting
email: ada@example.org
office: 2.17
telephone: +31 24 1
website: https://ada.example.org
linkedin: https://www.linkedin.com/in/ada
scholar: https://scholar.google.com/citations?user=a
researcherid: https://www.webofscience.com/wos/author/record/A-1
orcid: https://orcid.org/0000-0002-1825-0097
show_publication_years: yes

Ada leads the lab with [member/Jan_van_der_Berg].
""",
    "members/Jan_van_der_Berg.md": """\
title: Jan van der Berg
name: Jan van der Berg
template: people-single
picture:
position: Physicist
active: no
groups: lungs
type: staff
email: jan@example.org
office: 2.18
scholar:

Jan has left. See [project/airways] and [highlight/a-prize].
""",
    "members/carla-fernández.md": member(
        "Carla Fernández", "postdoc", "pub_name: C. Fernández", "position: Researcher"
    ),
    "members/dee-student.md": member("Dee Student", "student", "position: Master student"),
    "members/eli-tech.md": member("Eli Tech", "tech"),
    "members/flo-office.md": member("Flo Office", "administrative"),
    "members/gil-assistant.md": member("Gil Assistant", "student-assistant"),
    "members/hal-faculty.md": member("Hal Faculty", "faculty"),
    "members/ian-staff.md": member("Ian Staff", "staff"),
    "members/kim-doctor.md": member("Kim Doctor", "phd"),
    "members/lee-guest.md": member("Lee Guest", "visiting"),
    "members/max-both.md": member(
        "Max Both", "phd, postdoc", active="no, yes", groups="lungs, ai-for-health"
    ),
    "members/old-friend.md": member("Old Friend", "phd", "default_group: external", active="no"),
    "members/zoe-elsewhere.md": member("Zoe Elsewhere", "phd", groups="ai-for-health"),
    "external-people.yaml": """\
- name: Grace Hopper
  position: Admiral
  affiliation: Navy
  url: https://grace.example.org
  picture: people/external/Grace_Hopper.png
  email:
""",
}

PICTURES = {
    "images/people/Ada_King.png": png(10),
    "images/people/external/Grace_Hopper.png": png(20),
    "images/people/Carla_Fernández.png": png(25),
    "images/projects/airways.png": png(30),
    "images/social.png": png(40),
    "images/theses/Fern21.png": png(50),
}

FILES: dict[str, str | bytes] = {
    "conf.py": CONF,
    "bib/lungs.bib": BIB,
    "bib/fullstrings.bib": STRINGS,
    "bib/hearts.bib": SECOND_BIB,
    **MEMBERS,
    **PROJECTS,
    **TIMES,
    **SITE,
    **PICTURES,
}
