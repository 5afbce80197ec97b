"""What an older portal could do, line by line: what shows that the portal in its words still can.

The numbers are those of the table in docs/howto/migrate-parity.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parity_checks import Has, Leads, holds, lacks, says

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parity_checks import Check

ADA, JAN, CARLA = "/members/ada-king/", "/members/jan-van-der-berg/", "/members/carla-fernandez/"
AIRWAYS, CHEST, VIEWER = "/projects/airways/", "/research/chest/", "/software/airway-viewer/"
THESIS, PAPER, PEOPLE = "/publications/fern21/", "/publications/king20a/", "/members/"
UP = "../.."

PAGES: Mapping[int, tuple[str, tuple[Check, ...]]] = {
    1: ("headers of bare lines", (says(AIRWAYS, "Airways of the human lung"),)),
    2: (
        "addresses from folder and file name",
        (
            Has(CARLA, "article h1"),
            Has(JAN, "article h1"),
            holds("members/jan_van_der_berg/index.html", "../../members/jan-van-der-berg/"),
        ),
    ),
    3: ("parents of a page", (Has(AIRWAYS, 'nav a[href="../"]'),)),
    5: ("drafts", (holds("vacancies/general/index.html"), lacks("/vacancies/", "General"))),
    7: ("tables with line breaks", (Has(AIRWAYS, "article td br"),)),
    8: (
        "anchors",
        (Has(AIRWAYS, 'article a[name="data"]'), Has(AIRWAYS, "section#data-and-methods")),
    ),
    10: (
        "pages of one site",
        (says("/only-here/", "Only the lungs"), Has("other:/members/", 'a[href*="only"]', 0)),
    ),
    11: (
        "a page as a card",
        (Has("/", ".lp-section-pages .lp-card", 1), Leads("/", "Contact", "contact/")),
    ),
    13: (
        "courses in an order of their own",
        (says("/courses/", "Zebra course", "Alpha course"), says("/courses/course-one/", "One.")),
    ),
}
PEOPLE_ROWS: Mapping[int, tuple[str, tuple[Check, ...]]] = {
    14: (
        "portrait, position, contact, text",
        (
            says(ADA, "Ada King", "Professor", "ada@example.org", "+31 24 1", "2.17", "Ada leads"),
            Has(ADA, 'article img[src*="Ada_King"]'),
        ),
    ),
    15: (
        "rows of links",
        (
            Leads(ADA, "Website", "https://ada.example.org"),
            Leads(ADA, "Google Scholar", "https://scholar.google.com/citations?user=a"),
            Leads(ADA, "ResearcherID", "https://www.webofscience.com/wos/author/record/A-1"),
            Leads(ADA, "LinkedIn", "https://www.linkedin.com/in/ada"),
            lacks(JAN, "Google Scholar"),
        ),
    ),
    16: ("ORCID", (Leads(ADA, "ORCID", "https://orcid.org/0000-0002-1825-0097"),)),
    17: ("former members", (lacks(JAN, "jan@example.org", "2.18", "Physicist"),)),
    18: ("projects of a member", (Leads(JAN, "Nodules", f"{UP}/projects/nodules/"),)),
    19: (
        "software of a member",
        (Leads(CARLA, "Airway viewer: the tool", f"{UP}/software/airway-viewer/"),),
    ),
    20: ("publications of a member", (Leads(ADA, "Airways in CT", f"{UP}/publications/king20a/"),)),
    21: ("sites of a member", (Leads(ADA, "AI for Health", "https://ai.example.org/"),)),
    22: (
        "sections of the people page",
        (
            says(
                *(PEOPLE, "Chair", "Ada King", "Faculty", "Staff", "Ian Staff", "Postdoctoral"),
                *("PhD candidates", "Kim", "Research software", "Eli", "Administrative", "Flo"),
                *("Student assistants", "Gil", "Students", "Dee", "Visiting", "Lee Guest"),
            ),
        ),
    ),
    23: ("by surname", (says(PEOPLE, "Former members", "van der Berg", "Max Both", "Friend"),)),
    24: ("former members in a list", (Leads(PEOPLE, "Jan van der Berg", "jan-van-der-berg/"),)),
    25: (
        "values for each group",
        (
            lacks(ADA, "Guest"),
            says("other:/members/ada-king/", "Guest"),
            says("/members/max-both/", "Former member"),
            says("other:/members/", "Postdoctoral researchers", "Max Both"),
        ),
    ),
    26: (
        "external people",
        (
            Leads(AIRWAYS, "Grace Hopper", "https://grace.example.org"),
            says(AIRWAYS, "Admiral, Navy"),
        ),
    ),
    27: (
        "faces",
        (
            Has(AIRWAYS, '.lp-section-people img[src*="Grace_Hopper"]'),
            says(AIRWAYS, "MU", "Mo Unknown"),
        ),
    ),
    28: (
        "former members as external people",
        (Leads(PEOPLE, "Old Friend", "old-friend/"), says("/members/old-friend/", "Former")),
    ),
    29: ("a portrait by its name", (Has(CARLA, 'article img[src*="Carla_Fern"]'),)),
    32: (
        "another name on publications",
        (Leads(PAPER, "C. Fernández", f"{UP}/members/carla-fernandez/"),),
    ),
}
WORK: Mapping[int, tuple[str, tuple[Check, ...]]] = {
    33: (
        "people and publications of a project",
        (
            says(AIRWAYS, "By Ada King", "People", "Ada King", "Jan van der Berg", "Publications"),
            Leads(AIRWAYS, "Nodules", f"{UP}/publications/berg18/"),
        ),
    ),
    34: (
        "long and short title",
        (
            says(AIRWAYS, "Airways of the human lung, measured"),
            Leads("/projects/", "Airways", "airways/"),
        ),
    ),
    35: ("current and finished", (says("/projects/", "Airways", "Finished projects", "Nodules"),)),
    36: ("kinds of projects", (says("/projects/nodules/", "Student project"),)),
    37: (
        "cards with picture and description",
        (
            says("/projects/", "How wide are they?"),
            Has("/projects/", '.lp-card img[src*="airways"]'),
        ),
    ),
    38: (
        "software with its code",
        (
            Leads("/software/", "Airway viewer: the tool", "airway-viewer/"),
            Leads(VIEWER, "GitHub", "https://github.com/lab/viewer"),
        ),
    ),
    39: (
        "overview of research",
        (says("/research/", "Chest"), lacks("/research/", "Small airways")),
    ),
    40: (
        "a research line",
        (
            says(
                CHEST,
                "Research lines",
                "Small airways",
                "Airways",
                "Software",
                "Airway viewer",
                "People",
                "Ada King",
                "Publications",
                "Nodules",
            ),
        ),
    ),
    41: ("lists in the editor's order", (says(CHEST, "Publications", "Nodules", "Airways in CT"),)),
    42: (
        "algorithms",
        (
            Leads(
                CHEST,
                "Airway segmentation",
                "https://grand-challenge.org/algorithms/airway-segmentation/",
            ),
        ),
    ),
    43: ("keys in any case", (Leads(CHEST, "Nodules", f"{UP}/publications/berg18/"),)),
}
TIMES: Mapping[int, tuple[str, tuple[Check, ...]]] = {
    44: (
        "news with date, picture, description",
        (
            says("/news/a-prize/", "A prize – for Ada!", "1 March 2026", "Ada King won."),
            Has("/news/a-prize/", 'article img[src*="airways"]'),
            says("/news/", "She won it.", "Carla defended her thesis."),
        ),
    ),
    46: ("newest news on the home page", (says("/", "News", "A prize", "Defence of Carla"),)),
    47: ("newest news as opening", (Has("/", '.lp-hero a[href="news/a-prize/"]'),)),
    49: (
        "sections of vacancies",
        (
            says(
                "/vacancies/", "PhD on airways", "Student projects", "MSc project", "Closed", "Old"
            ),
        ),
    ),
    50: (
        "notices on the page",
        (
            says("/vacancies/old-job/", "Old job", "Closed"),
            says("/vacancies/msc-airways/", "Student project"),
            says("/vacancies/guide-job/", "Student project"),
        ),
    ),
    51: (
        "a sentence where there are none",
        (says("other:/vacancies/", "no open student projects"),),
    ),
    52: (
        "three vacancies and their number",
        (
            Has("/", ".lp-section-vacancies .lp-card-title", 3),
            Leads("/", "All vacancies (6)", "vacancies/"),
        ),
    ),
    53: ("whom to ask", (Leads("/vacancies/phd-airways/", "Ada King", f"{UP}/members/ada-king/"),)),
    54: (
        "texts before and after the day",
        (
            says("/calendar/talk/", "Ada will speak."),
            lacks("/calendar/talk/", "spoke"),
            says("/calendar/past-talk/", "It is over"),
            lacks("/calendar/past-talk/", "Soon"),
        ),
    ),
    55: ("events on the home page", (Leads("/", "Talk", "calendar/talk/"),)),
    56: (
        "posters",
        (
            says("/presentations/airway-poster/", "Ada King", "M. Unknown", "We measured"),
            Leads("/presentations/airway-poster/", "Paper", "https://proceedings.example.org/7"),
            Has("/presentations/airway-poster/", 'article img[src*="airways"]'),
        ),
    ),
    57: (
        "an about page with sections",
        (
            says(
                "/about/",
                "Who we are.",
                "Our mission",
                "We look.",
                "And see Ada King",
                "Research groups",
                "Two groups.",
                "Bone lab",
                "Spin-off companies",
                "Airway BV",
                "Industry collaborations",
                "One partner.",
                "Maker",
            ),
            Leads("/about/", "Ada King", "../members/ada-king/"),
        ),
    ),
    59: ("the leader's face", (Has("/about/", '.lp-card img[src*="Ada_King"]'),)),
    60: (
        "a target elsewhere",
        (
            Leads("/about/", "Airway BV", "https://firm.example.org"),
            Leads("/about/", "Bone lab", "https://bones.example.org"),
        ),
    ),
}
TAGS: Mapping[int, tuple[str, tuple[Check, ...]]] = {
    61: (
        "tags of members",
        (
            Leads(AIRWAYS, "Ada King", f"{UP}/members/ada-king/"),
            Leads(ADA, "Jan van der Berg", "../jan-van-der-berg/"),
            Leads(VIEWER, "Ada King", f"{UP}/members/ada-king/"),
        ),
    ),
    62: (
        "tags of other pages",
        (
            Leads(AIRWAYS, "Airway viewer: the tool", f"{UP}/software/airway-viewer/"),
            Leads(AIRWAYS, "Poster on airways", f"{UP}/presentations/airway-poster/"),
            Leads(AIRWAYS, "PhD on airways", f"{UP}/vacancies/phd-airways/"),
            Leads(JAN, "Airways", f"{UP}/projects/airways/"),
            Leads(JAN, "A prize – for Ada!", f"{UP}/news/a-prize/"),
        ),
    ),
    63: ("labels from the target", (says(AIRWAYS, "with Airway viewer: the tool and"),)),
    64: (
        "this site first, else the home of the target",
        (
            Leads(AIRWAYS, "Zoe Elsewhere", "https://ai.example.org/members/zoe-elsewhere/"),
            Leads(f"other:{AIRWAYS}", "Zoe Elsewhere", f"{UP}/members/zoe-elsewhere/"),
        ),
    ),
    65: (
        "videos",
        (
            Leads(AIRWAYS, "Video at YouTube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
            Leads(AIRWAYS, "Video at Vimeo", "https://vimeo.com/12345"),
        ),
    ),
    66: ("slides", (says(AIRWAYS, "Video at SlideShare"),)),
    67: (
        "a variable for pictures",
        (Has(AIRWAYS, 'section#data-and-methods img[src*="airways"]', 3),),
    ),
}
