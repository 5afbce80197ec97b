"""Files in shapes that real groups have written over the years, with invented people and papers.

The numbers are those of the tests.
"""

from __future__ import annotations

from sample_portal import png

CONF = """\
project = "Strange"
extensions = ["labportal"]
bibtex_bibfiles = ["papers.bib"]
labportal_today = "2026-03-14"
labportal_extra_fields = ["viewer", "before"]
"""

GROUPS = {
    "groups/alpha.md": "title: Alpha\n\nAlpha.\n",
    "groups/beta-two.md": "title: Beta two\n\nBeta.\n",
    "groups/gamma.md": "title: Gamma\n\nGamma.\n",
}

HEADERS = {
    # 1: empty and padded values
    "software/eye-desk.md": (
        "title: Eye desk   \ntitle_long: \nfinished: false  \nbibkeys:\nprojects: \npeople:\n"
        "description: Reads retinas.   \ngithub:\n\nA desk for eyes.\n"
    ),
    # 2: an obligatory title that is empty, HTML as data
    "calendar/defence-vera.md": (
        'date: 2026-02-01\ntitle:\ndescription: <a href="https://beta.example.org/vera">Vera</a>'
        " defends 'Seeing more' <a href=\"/people/ann-kok/\">here</a>\n"
    ),
    # 3: a page that is only a header
    "about/spin-off.md": (
        "title: Seeing Ltd\ncategory: about\nsection: spin-offs\nlink: http://seeing.example.org\n"
        "description: A company that sees.\n"
    ),
    # 4: one value for each group, or a value with a comma
    "people/two-by-two.md": (
        "title: Two Bytwo\ngroups: alpha, beta-two\nposition: Reader, Writer\ntype: staff, phd\n"
    ),
    "people/two-by-one.md": (
        "title: Twobie One\ngroups: alpha, beta-two\nposition: Reader\ntype: staff\n"
    ),
    "people/one-comma.md": (
        "title: Onno Comma\ngroups: alpha\nposition: Reader, part-time\ntype: staff\n"
    ),
    "people/three-by-two.md": (
        "title: Three Bytwo\ngroups: alpha, beta-two, gamma\nposition: Reader\ntype: staff, phd\n"
    ),
    # 5: a home group that is none of the page's groups; external as home
    "people/lost-home.md": "title: Lost Home\ngroups: alpha\ndefault_group: gamma\n\nLost.\n",
    "people/not-ours.md": "title: Notto Ours\ngroups: alpha\ndefault_group: external\n\nAway.\n",
    # 6: colons in values
    "software/leafnet.md": (
        "title: LeafNet: counting leaves\ndescription: LeafNet: a network that counts: leaves.\n\n"
        "It counts.\n"
    ),
    # 7: keys that contradict one another
    "vacancies/anything.md": (
        "title: Anything goes\ntype: student \nclosed: false\nstatus: draft\n\nCome here.\n"
    ),
    "presentations/poster.md": (
        "title: A poster\npicture: none.png\narxiv: https://proceedings.example.org/1\n"
        "date: 2021-05-01\n\nWe showed it.\n"
    ),
    # 8: no empty line between header and text
    "pages/generated.md": (
        "title: Leaves: a survey\ntemplate: publication-single\ndescription: In <i>Leaves</i>\n"
        "Background: leaves are many. We count them and find more\n"
        "Results: they are green\n\nThe end."
    ),
}

PEOPLE = {
    # 9: accents and underscores in file names
    "people/Gabrielle_Ráya_Pérez.md": (
        "title: Gabrielle Ráya Pérez\ntype: phd\ngroups: alpha\noffice:\n\n"
        'She reads <a href="https://example.org/x">leaves</a> with [member/ann_kok].\n'
    ),
    "people/Yfke_van_de_Bosch.md": "title: Yfke van de Bosch\ntype: phd\ngroups: alpha\n\nYfke.\n",
    "people/ann-kok.md": "title: Ann Kok\ntype: staff\ngroups: alpha\n\nAnn leads.\n",
    # 10: the same person twice
    "people/clarissa-noël.md": "title: Clarissa Noël\n\nOne text.\n",
    "people/clarissa-noel.md": "title: Clarissa Noël\n\nAnother text.\n",
    "people/amparo_diaz.md": "title: Amparo Diaz\n\nWith a line.\n",
    "people/amparo-diaz.md": "title: Amparo Diaz\n\nWith a hyphen.\n",
    # 11: lists that are known in part
    "projects/leaf-watch.md": (
        "title: Leaf watch\npeople: Ann Kok, Ann Kokk, Someone Outside, Gabrielle Raya-Perez, "
        "Dr. P. Petal \ngroups: alpha\n\nWe watch.\n"
    ),
    # 12: the same person in two sources
    "external-people.yaml": (
        "- name: Rosa Blatt Grün \n  url: rosa.example.org\n  picture:\n  email: \n"
        "- name: Yves Blatt\n  affiliation: Garden, Department of Trees \n"
        "  picture: people/yvés.png\n"
        "- name: P. Petal\n  url: https://petal.example.org/a:b?x=1&y=2#z\n  position: R&D\n"
    ),
    "software/leaf-grader.md": (
        "title: Leaf grader\npeople: Ann Kok, Rosa Blatt-Grün, Rosa Blatt Gruen\n\nGrades.\n"
    ),
}

BODIES = {
    # 13: pasted from a note-taking program
    "news/april.md": (
        "title: News of April\npicture:\n\n![[group photo 1.png]]\n\n"
        "Well done, **Ann**, and *all,* said [member/ann-ko].\n\n"
        '- one item\n    \n    [nested link](https://example.org/n)\n- “curly” and "straight"\n'
        "## A heading under a list\nText under it. ![[other one.png]]\n"
    ),
    # 14: a reminder in angle brackets
    "software/petal-scan.md": (
        "title: Petal scan\n\nIt was shown <add reference here> to work.\n"
        'See <a href="https://example.org/?a=1&b=2">this</a> &#177; 2.\n\n'
        "1. first\n2. second\n2. third\n\n"
        '<img data-src="/images/nothing.png" alt="Nothing">\n\nWritten by [member: Ann Kok].\n'
    ),
    # 15: an application inside a page
    "software/viewer.md": (
        "title: Viewer\nviewer: true\n\n"
        '<a name="top"></a>\n<div id="view1" class="viewer"></div>\n'
        '<button id="b" onclick="show(1)">One</button>\n'
        '<button id="b" onclick="show(2)">Two</button>\n\n'
        "<script>\nvar shown = 0;\n\nfunction show(n) {\n\n    if (n < 3 && n > 0) {\n\n"
        "        shown = n; // *not* emphasis\n    }\n\n}\n</script>\n\nAfter the script.\n"
    ),
    # 16: a link next to everything
    "about.md": (
        "title: About\n\nBy [member/ann-kok], [member/ann-kok]. [member/ann-kok]'s "
        "([member/ann-kok]) read [a paper](/publications/leaf20/), "
        "[kept](https://web.example.org/web/2010/http://old.example.org/) and trans- lated.\n"
    ),
    # 17: links in the wrong case, and from the wrong place
    "people/colin-blatt.md": (
        "title: Colin Blatt\n\nHe wrote [this](/publications/Leaf20/) with "
        "[Ann](people/ann-kok) and [nobody](/people/ann-kock/).\n"
    ),
    # 18: a list glued to its lead-in
    "vacancies/glued.md": (
        "title: A job\n\nYou should\n* read\n* write\n\n**Tasks**\n- count leaves\n"
    ),
    # 19: references as a block of code
    "vacancies/kidney.md": (
        'title: Kidneys\n\nAs known [1], kidneys filter.\n\n    [1] Müller, "On kidneys", 2001\n'
        "    [2] O'Neil, 'More', 2002\n\n1.\tA _K.I.D._ list\n2.\tmail me . at example\n"
    ),
    # 20: nearly Markdown
    "projects/gp_leaves_Richard.md": (
        "title: Leaves – for GPs\npicture: people/ann.png\n\nThis is ** not bold ** at all<br>\n"
        "> **“Quoted** text”'\n\nEnd.\n"
    ),
    "news/Monthly News – February 2025.md": "title: Monthly – February\n\nIt was cold.\n",
    "news/Monthly News – February 2025": "title: Monthly – February\n\nIt was cold.\n",
    # 21: unclosed and nested lists in HTML
    "courses/     programme.md": (
        "title: Programme\n\n<ul>\n<ul>\n<li>week one\n<li>week two\n</ul>\n</ul>  \n"
        "## After the list\n\n<!--- a comment\n- with a list\n-->\n\n"
        "| Day | What |\n| --- | --- |\n| Mon | Read | and more |\n"
    ),
    "courses/programme.md": "title: Programme\n\nThe same without blanks.\n",
    # 22: a long table
    "pages/meeting.md": "title: Meeting \ntemplate: page \n\n| When | Who | What |\n|---|---|---|\n"
    + "".join(
        f"| 2025-{n:02d} | [[Ann]](/people/ann-kok/)<br>**done** |<br>talk {n}, "
        f"[slides](https://example.org/{n}) |\n"
        for n in range(1, 61)
    ),
    # 23: lists of keys kept by hand
    "research/leaf-imaging.md": (
        "title: Leaf imaging\nbibkeys: LEAF20, Petal21a, leaf20, Gone99, Tree-Ü1\n"
        "algorithms: leaf-finder, petal-finder\npeople: Ann Kok\n\nLeaves.\n"
    ),
    # 25: clutter
    "projects/leaf-watch - Copy": "title: Leaf watch\n\nCopied.\n",
    "projects/notes.txt": "title: Notes\n\nNot a page.\n",
    "images/people/ann.png": png(1),
    "images/news/group photo 1.png": png(1),
    "images/theses/leaf - Copy.png": png(1),
}

# 24: the bibliography
PAPERS = r"""
@Comment{ anything { goes } here }
@article{Leaf20, author = {Kok, Ann AND {van de Bosch}, Y. AND Bl{\"a}tter, J{\"o}rg},
  title = {~~Leaves}, journal = jol, month = {Aug.}, year = {2020},
  doi = {https://doi.org/10.5555/Leaf.20}, pages = {1 -- 9}, keywords = {LEAVES ALPHA},
  file = {:C\:\\Users\\ann\\leaf.pdf:PDF}, abstract = {<jats:p>We count $n^2$ leaves,</jats:p>},
  optnote = {secret words}}
@misc{Repo21, url = {https://code.example.org/leaf}}
@article{Petal21a, author = {Ann Kok}, title = {Petals},
  journal = {arXiv preprint arXiv:2101.00001},
  year = 2021, month = 3, abstract = {We see petals,
  where n = 3, they grow}, }
@inproceedings{Odd.22, author = {Kok, A.}, title = {A key with a full stop}, year = 2022}
@phdthesis{Tree-Ü1, author = {Ann Kok}, title = {An umlaut in a key}, school = {X}, year = 2019}
@article{Broken23, author = {Kok, Ann}, title = {This one never ends, year = 2023
@article{After24, author = {Kok, Ann}, title = {After the broken one}, year = 2024, journal = {J}}
@artcle{Typo24, author = {Kok, Ann}, title = {A misspelt type}, year = 2024}
@article{After24, author = {Else}, title = {The same key}, year = 2024, journal = {J}}
"""
