"""Several sites from one body of content."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from labportal.cli.conf import read_conf
from labportal.model.keys import slug
from labportal.reading.portal import read_portal
from sample_portal import png
from support import differences, read_page, run_build, tree_digest, write_files

if TYPE_CHECKING:
    from pathlib import Path

SITES = {
    "all": {"name": "Institute", "url": "https://all.example.org/", "publications": "all"},
    "bones": {
        "name": "Bone group",
        "lead": "We count bones.",
        "url": "https://bones.example.org",
        "groups": ["bones"],
        "footer": "Bones & more",
        "colours": {"accent": "#8a1c4a", "dark-accent": "pink", "bad": "url(//x)"},
        "conf": {"labportal_values": {"ROOM": "Room B"}, "html_context": {"extra": "x"}},
    },
    "lungs": {
        "name": "Lung group",
        "url": "https://lungs.example.org/",
        "groups": ["lungs"],
        "navigation": ["people/index", "about"],
        "social_image": "social.png",
    },
}
CONF = f"""
project = "Institute"
extensions = ["labportal"]
bibtex_bibfiles = ["a.bib"]
labportal_values = {{"ROOM": "Room A"}}
labportal_today = "2026-01-15"
html_context = {{"github_user": "lab", "github_repo": "site", "doc_path": "content"}}
labportal_sites = {json.dumps(SITES)}
"""
FILES: dict[str, str | bytes] = {
    "conf.py": CONF,
    "index.md": (
        "# Institute\n\n{{ ROOM }}\n\n```{toctree}\n:hidden:\n\nabout\nBones <projects/femur>\n"
        "projects/airway\npeople/index\n```\n"
    ),
    "sites/bones/index.md": "# Bones only\n\n{{ ROOM }}\n\n![](images/social.png)\n",
    "sites/bones/extra.md": "# Only bones have this\n",
    "sites/lungs/contact.md": "# Contact the lungs\n",
    "about.md": "# About\n\nSee [femur](projects/femur.md) and [airway](/projects/airway/).\n",
    "people/index.md": "# People\n",
    "groups/bones.md": "---\ntitle: Bones\n---\n",
    "groups/lungs.md": "---\ntitle: Lungs\n---\n",
    "people/ada.md": (
        "---\ntitle: Ada King\ngroups: bones, lungs\ndefault_group: bones\n"
        "role: {bones: chair, lungs: visiting}\nposition: {bones: Head, lungs: Guest}\n---\n\n"
        "She wrote {cite:t}`Lung21`.\n"
    ),
    "people/ben.md": "---\ntitle: Ben Long\ngroups: lungs\nrole: phd\n---\n",
    "projects/femur.md": (
        "---\ntitle: Femur\ngroups: bones\npeople: Ada King, Ben Long\nbibkeys: Bone20\n---\n\n"
        "With {project}`airway`, {person}`ben` and [him](../people/ben.md).\n"
    ),
    "projects/airway.md": "---\ntitle: Airway\ngroups: lungs\npeople: Ben Long\n---\n",
    "images/social.png": png(1),
    "a.bib": (
        "@article{Bone20, author={Nobody, N.}, title={On bones}, year=2020}\n"
        "@article{Lung21, author={Long, Ben}, title={On lungs}, year=2021}\n"
        "@article{Lung22, author={Long, Ben}, title={More lungs}, year=2022}\n"
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the three sites, built by the command, and their sources."""
    root = tmp_path_factory.mktemp("sites")
    write_files(root / "content", FILES)
    done = sites(root)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert re.fullmatch(r"(\w+: built in [\d.]+ s\n){3}", done.stdout)
    return root


def sites(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``labportal sites``."""
    command = [sys.executable, "-m", "labportal.cli", "sites", "content", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def page(root: Path, site: str, address: str) -> str:
    """Return a page of a site."""
    return read_page(root / "build/sites" / site, address)


def pages(root: Path, site: str) -> set[str]:
    """Return the addresses of a site's pages in folders."""
    folder = root / "build/sites" / site
    return {path.parent.relative_to(folder).as_posix() for path in folder.glob("**/index.html")}


def test_each_site_has_the_pages_of_its_groups(built: Path) -> None:
    """Pages of other groups are left out; those of no group are on every site."""
    everything = {"about", "people/ada", "people/ben", "projects/femur", "projects/airway"}
    assert everything | {"publications/bone20", "publications/lung22"} <= pages(built, "all")
    bones, lungs = pages(built, "bones"), pages(built, "lungs")
    assert {"about", "people/ada", "projects/femur"} <= bones
    assert {"about", "people/ada", "people/ben", "projects/airway"} <= lungs
    assert not bones & {"people/ben", "projects/airway", "groups/lungs", "sites/bones"}
    assert not lungs & {"projects/femur", "groups/bones", "extra"}


def test_edit_links_open_the_file_of_the_site(built: Path) -> None:
    """A page that only one site has is edited where that site keeps it."""
    place = "https://github.com/lab/site/edit/main/content"
    assert f'href="{place}/sites/bones/index.md"' in page(built, "bones", "/")
    assert f'href="{place}/sites/bones/extra.md"' in page(built, "bones", "/extra/")
    assert f'href="{place}/about.md"' in page(built, "bones", "/about/")
    assert f'href="{place}/index.md"' in page(built, "all", "/")


def test_publications_of_a_site(built: Path) -> None:
    """A site has its members' publications and those that its pages name."""
    assert {"publications/bone20", "publications/lung21"} <= pages(built, "bones")
    assert "publications/lung22" not in pages(built, "bones")
    assert {"publications/lung21", "publications/lung22"} <= pages(built, "lungs")
    assert "publications/bone20" not in pages(built, "lungs")


def test_own_pages_go_before_shared_ones(built: Path) -> None:
    """A page in the folder of a site stands for the shared one, or is one more page."""
    assert "Bones only" in page(built, "bones", "/")
    assert "Institute" in page(built, "all", "/")
    assert "Only bones have this" in page(built, "bones", "/extra/")
    assert "Contact the lungs" in page(built, "lungs", "/contact/")
    assert "extra" not in pages(built, "all")


def test_links_lead_to_the_local_copy_or_home(built: Path) -> None:
    """What a site does not have is linked on the site where it is at home, in every way."""
    about = page(built, "bones", "/about/")
    assert 'href="../projects/femur/"' in about
    assert 'href="https://lungs.example.org/projects/airway/"' in about
    femur = page(built, "bones", "/projects/femur/")
    assert 'href="../../people/ada/"' in femur
    assert femur.count('href="https://lungs.example.org/people/ben/"') >= 3
    assert 'href="https://lungs.example.org/projects/airway/"' in femur
    assert "https://bones.example.org/projects/femur/" in page(built, "lungs", "/about/")


def test_one_address_of_record(built: Path) -> None:
    """A page on several sites names the one of its default group as the original."""
    for site in SITES:
        assert (
            '<link rel="canonical" href="https://bones.example.org/people/ada/"'
            in page(built, site, "/people/ada/")
        )  # fmt: skip


def test_a_person_as_the_group_has_them(built: Path) -> None:
    """Role and position are those in the site's own group."""
    assert "Head" in page(built, "bones", "/people/ada/")
    lungs = page(built, "lungs", "/people/ada/")
    assert "Guest" in lungs
    assert "Head" not in lungs
    assert "Visiting researchers" in page(built, "lungs", "/people/")


def test_settings_of_a_site(built: Path) -> None:
    """Name, lead, footer, colours, navigation, picture and other settings are a site's own."""
    bones, lungs = page(built, "bones", "/"), page(built, "lungs", "/")
    assert "<title>Bones only" in bones
    assert "Room B" in bones
    assert 'content="We count bones."' in bones
    assert "Bones &amp; more" in bones
    assert "--lp-accent:#8a1c4a" in bones
    assert "html[data-theme=dark]{--lp-accent:pink}" in bones
    assert "url(//x)" not in bones
    assert "Room A" in lungs
    assert "Bones &amp; more" not in lungs
    bar = lungs[lungs.index("navbar") : lungs.index("<main")]
    assert bar.count("nav-item") >= 2
    assert "About" in bar
    assert "projects/" not in bar
    assert "social.png" in page(built, "lungs", "/people/ben/")


def test_sites_built_alone_are_the_same(built: Path, tmp_path: Path) -> None:
    """A site that took over what another one read equals one built from nothing."""
    for site in SITES:
        run_build(
            built / "content", tmp_path / site, "-D", f"labportal_site={site}",
            doctreedir=tmp_path / f"doctrees-{site}",
        )  # fmt: skip
        ours = tree_digest(built / "build/sites" / site)
        assert differences(ours, tree_digest(tmp_path / site)) == []


def test_a_site_has_a_book_of_its_own(built: Path, tmp_path: Path) -> None:
    """It holds what the site shows, is called like it, and is linked at the foot of its pages."""
    folder = tmp_path / "build/latex-bones"
    command = [sys.executable, "-m", "labportal.cli", "pdf", "content", "--site", "bones", "--tex"]
    subprocess.run([*command, "--output", str(folder)], cwd=built, check=True, capture_output=True)
    stem = slug(str(SITES["bones"]["name"]))
    tex = (folder / f"{stem}.tex").read_text(encoding="utf-8")
    assert "section{Femur}" in tex
    assert "On bones" in tex
    assert "section{Airway}" not in tex
    assert "More lungs" not in tex
    (folder / f"{stem}.pdf").write_bytes(b"%PDF-1.7")
    out = tmp_path / "build/sites/bones"
    run_build(built / "content", out, "-D", "labportal_site=bones", doctreedir=tmp_path / "d")
    assert f'href="../{stem}.pdf"' in read_page(out, "/about/")
    assert (out / f"{stem}.pdf").is_file()


_IGNORED = ".buildinfo.bak".__eq__  # Sphinx's copy of its own record
EDITS = {
    "people/ben.md": "---\ntitle: Ben Long\ngroups: bones\nrole: phd\n---\n",
    "projects/airway.md": "---\ntitle: Airway\ngroups: lungs, bones\npeople: Ben Long\n---\n",
    "sites/lungs/index.md": "# Lungs at last\n",
    "conf.py": CONF.replace('"navigation": ["people/index", "about"]', '"navigation": ["about"]'),
}


def test_after_edits_every_site_is_as_if_new(tmp_path: Path) -> None:
    """A page that changes its groups moves between sites, and so does all that follows from it."""
    write_files(tmp_path / "content", FILES)
    assert sites(tmp_path).returncode == 0
    for name, text in EDITS.items():
        write_files(tmp_path / "content", {name: text})
        assert sites(tmp_path).returncode == 0
    assert sites(tmp_path, "--output", "build/new").returncode == 0
    for site in SITES:
        ours = tree_digest(tmp_path / "build/sites" / site, ignore=_IGNORED)
        assert differences(ours, tree_digest(tmp_path / "build/new" / site)) == []


def test_an_unchanged_site_is_not_written_again(built: Path) -> None:
    """A second run leaves the pages of documents and publications as they are."""
    folder = built / "build/sites"
    found = [
        path
        for name in ("about", "people", "projects", "publications")
        for path in folder.glob(f"*/{name}/*/index.html")
    ]
    before = {path: path.stat().st_mtime_ns for path in found}
    assert sites(built).returncode == 0
    assert before == {path: path.stat().st_mtime_ns for path in found}


def test_one_site_alone_and_mistaken_names(built: Path) -> None:
    """One site can be built by its key; an unknown key is named; --list prints the keys."""
    assert sites(built, "--site", "lungs").stdout.startswith("lungs: built in")
    wrong = sites(built, "--site", "lugns")
    assert wrong.returncode == 2
    assert "there is no site 'lugns'; known: all, bones, lungs" in wrong.stderr
    assert json.loads(sites(built, "--list").stdout) == ["all", "bones", "lungs"]


def test_a_site_that_cannot_be_built_stops_no_other(tmp_path: Path) -> None:
    """The others are built, and the exit status tells."""
    table = {**SITES, "bones": {**SITES["bones"], "conf": {"html_theme": "no-such-theme"}}}
    conf = CONF.replace(json.dumps(SITES), repr(table))
    write_files(tmp_path / "content", {**FILES, "conf.py": conf})
    done = sites(tmp_path)
    assert done.returncode == 1
    assert re.search(r"bones: failed with status \d", done.stdout)
    assert "no-such-theme" in done.stderr
    assert {"people/ben", "projects/airway"} <= pages(tmp_path, "lungs")


def test_a_site_that_is_gone_leaves_named_problems(tmp_path: Path) -> None:
    """After a site was taken out, its pages, folder and links are named where they stand."""
    left = {key: value for key, value in SITES.items() if key == "lungs"}
    write_files(tmp_path, {**FILES, "conf.py": CONF.replace(json.dumps(SITES), json.dumps(left))})
    conf = read_conf(tmp_path)
    found = read_portal(conf.files(), conf.settings).catalogue.problems
    said = {f"{problem.source}: {problem.text}" for problem in found}
    assert (
        "projects/femur.md:3: no site shows this page, because none has its group 'bones'" in said
    )
    assert "sites/bones/extra.md:1: there is no site 'bones' in labportal_sites" in said


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"a": {"nmae": "x"}}, "gives site 'a' the unknown setting 'nmae'; did you mean 'name'?"),
        ({"a": {"groups": "bones"}}, "gives site 'a' a 'groups' that is no list"),
        ({"a": {"publications": "some"}}, "that is none of groups, all"),
        ({"a": "x"}, "must give a dictionary of settings for site 'a'"),
    ],
)
def test_mistakes_in_the_table(tmp_path: Path, table: object, said: str) -> None:
    """What is wrong in the table of sites is told before a page is read."""
    conf = CONF.replace(json.dumps(SITES), repr(table))
    write_files(tmp_path, {"conf.py": conf, "index.md": "# Home\n"})
    assert any(said in mistake.text for mistake in read_conf(tmp_path).mistakes)
