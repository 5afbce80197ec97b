"""What an older portal could do with publications and sites, and what shows it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parity_checks import Has, Leads, holds, lacks, says
from parity_rows import AIRWAYS, CARLA, JAN, PAPER, THESIS, UP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parity_checks import Check

ALL, THESES, ADA = "/publications/", "/publications/theses/", "/members/ada-king/"

PUBLICATIONS: Mapping[int, tuple[str, tuple[Check, ...]]] = {
    68: ("journal names from a file of strings", (says(PAPER, "Journal of the Lung 16(9)"),)),
    69: ("a page for each publication", (says(PAPER, "Airways in CT", "Ada King"),)),
    70: (
        "a page of a thesis",
        (
            says(THESIS, "Example University", "Promotor", "Ada King", "Co-promotor", "Jan van"),
            Has(THESIS, 'article img[src*="Fern21"]'),
        ),
    ),
    71: (
        "a gallery of theses",
        (Has(THESES, 'article img[src*="Fern21"]'), says(THESES, "Carla Fernández", "Example")),
    ),
    73: (
        "a list of the site, by year",
        (
            says(ALL, "2022", "Large airways", "2021", "Small airways", "2010", "Early nodules"),
            Leads("/publications/2018/", "Nodules", "../berg18/"),
        ),
    ),
    75: (
        "by type, and by year",
        (says("/publications/types/", "Journal articles", "Conference papers", "PhD theses"),),
    ),
    77: ("initials and surnames", (says(ALL, "A. King , C. Fernández and J. van der Berg"),)),
    78: ("accents of LaTeX", (says(THESIS, "Carla Fernández"),)),
    79: (
        "authors and members",
        (
            Leads("/publications/berg18/", "J. van der Berg", f"{UP}/members/jan-van-der-berg/"),
            Leads(JAN, "Early nodules", f"{UP}/publications/berg10/"),
        ),
    ),
    80: ("theses of supervisors", (says(ADA, "Theses supervised", "Small airways"),)),
    81: (
        "links of a publication",
        (
            Leads(PAPER, "DOI", "https://doi.org/10.1000/airways"),
            Leads(PAPER, "PubMed", "https://pubmed.ncbi.nlm.nih.gov/111/"),
            Leads("/publications/berg18/", "Publisher", "https://journal.example.org/nodules"),
        ),
    ),
    82: (
        "arXiv from the name of the journal",
        (Leads("/publications/king19/", "arXiv", "https://arxiv.org/abs/1901.00001"),),
    ),
    84: (
        "code and algorithms",
        (
            Leads(PAPER, "Code", "https://github.com/lab/airways"),
            Leads(PAPER, "Code", "https://zenodo.org/records/1"),
            Leads(PAPER, "Algorithm", "https://grand-challenge.org/algorithms/a/"),
        ),
    ),
    85: ("abstracts", (says(PAPER, "Abstract", "We measured, then we counted."),)),
    87: ("preprints", (says("/publications/types/", "Preprints", "A preprint on airways"),)),
    88: (
        "a second bibliography for one site",
        (says("other:/publications/heart21/", "On hearts"), lacks(ALL, "On hearts")),
    ),
    89: (
        "headings of years, or none",
        (Has(ADA, "#publications h3"), Has(CARLA, "#publications h3", 0)),
    ),
    90: ("entries without a year", (says(ALL, "Year unknown", "No year"),)),
    92: ("repositories", (Leads(PAPER, "Repository", "https://repository.example.org/1"),)),
}
SITE_ROWS: Mapping[int, tuple[str, tuple[Check, ...]]] = {
    99: (
        "overviews of what there is",
        (says("/software/", "Airway viewer"), holds("grants/index.html")),
    ),
    100: ("breadcrumbs", (Has(AIRWAYS, "nav .bd-breadcrumbs, ul.bd-breadcrumbs"),)),
    101: (
        "what social media are told",
        (
            Has(AIRWAYS, 'meta[property="og:description"][content="How wide are they?"]'),
            Has(AIRWAYS, 'meta[property="og:image"][content*="airways.png"]'),
        ),
    ),
    102: (
        "a social picture for the site",
        (Has("/colofon/", 'meta[property="og:image"][content*="social.png"]'),),
    ),
    103: ("redirects", (holds("old-page/index.html", "../projects/airways/"),)),
    105: (
        "a map of the site",
        (holds("sitemap.xml", "https://lungs.example.org/projects/airways/"),),
    ),
    106: (
        "links to edit a page",
        (
            Has(
                AIRWAYS,
                'a[href="https://github.com/lab/site/edit/main/content/projects/airways.md"]',
            ),
        ),
    ),
    107: ("pages that nobody edits", (Has(ALL, 'a[href*="edit/main"]', 0),)),
    110: ("lazy loading", (Has("/projects/", 'img[loading="lazy"]'),)),
    114: (
        "a page for lost readers, a colophon",
        (holds("404.html", "Lung lab"), says("/colofon/", "Made by us.")),
    ),
    115: (
        "a build with pictures on one's own machine",
        (Has("/about/", 'img[src="../_images/airways.png"]'),),
    ),
}

ELSEWHERE: Mapping[int, str] = {
    6: "build/test_safety.py::test_the_owner_can_let_it_run",
    12: "build/test_sites.py::test_own_pages_go_before_shared_ones",
    93: "build/test_sites.py::test_each_site_has_the_pages_of_its_groups",
    94: "build/test_sites.py::test_one_address_of_record",
    95: "build/test_sites.py::test_links_lead_to_the_local_copy_or_home",
    96: "build/test_sites.py::test_settings_of_a_site",
    97: "build/test_home_and_about.py::test_a_home_page_from_its_header",
    104: "build/test_site_services.py::test_a_file_of_old_addresses",
    108: "build/test_pictures.py::test_pictures_of_records",
    109: "build/test_pictures.py::test_work_is_kept_for_all_sites",
    117: "build/test_sites.py::test_a_site_that_is_gone_leaves_named_problems",
    118: "build/test_docs_examples.py::test_every_field_is_in_the_manual",
}
"""Line -> the test that shows it."""
