"""The example portal of labportal: Rhine Medical Imaging."""

project = "Rhine Medical Imaging"
copyright = "Rhine Medical Imaging"
author = "Rhine Medical Imaging"
language = "en"

extensions = ["labportal"]
bibtex_bibfiles = ["../bib/journals.bib", "../bib/group.bib"]

labportal_values = {"IMGURL": "", "CONTACT_EMAIL": "office@rhine-imaging.example.org"}
# These pages have no header that could name their group.
labportal_page_groups = {
    "research/biomedical-machine-learning.md": "leiden-bml",
    "projects/elastix.md": "leiden-bml",
    "projects/head-and-neck-contouring.md": "leiden-bml",
    "projects/vestibular-schwannoma.md": "leiden-bml",
}

# Beyond what labportal knows by itself: collections of images that others can ask for.
labportal_record_types = {
    "dataset": {
        "heading": "Data sets",
        "singular_heading": "Data set",
        "help": "A collection of images or measurements that others can use.",
        "meaning": "Dataset",
        "fields": {
            "images": {
                "value": "number",
                "help": "How many images or series it holds.",
                "example": "1200",
            },
            "modality": {
                "value": "choice",
                "choices": ["MRI", "CT", "radiographs", "retina photographs"],
                "help": "How the images were made.",
                "example": "MRI",
            },
            "access": {
                "value": "choice",
                "choices": ["open", "on request"],
                "help": "How others get it.",
                "example": "open",
                "required": True,
                "meaning": "conditionsOfAccess",
            },
            "licence": {
                "help": "Under which conditions it may be used.",
                "example": "CC BY 4.0",
                "also": ["license"],
                "meaning": "license",
            },
            "download": {
                "value": "url",
                "label": "Get the data",
                "help": "Where it can be downloaded or asked for.",
                "example": "https://data.example.org/knees",
            },
            "people": {"value": "people", "label": "People to ask", "help": "Who answers."},
            "projects": {"value": "projects", "help": "The projects in which it was made."},
            "bibkeys": {"value": "publications", "help": "What describes or uses it."},
        },
        "card": ["modality", "access"],
    },
}

labportal_footer = """\
Three groups in Nijmegen, Aachen and Düsseldorf, and Leiden
Visitors find us behind the reading room, 0.13, Nijmegen"""
labportal_footer_links = {
    "Contact": "contact",
    "For patients": "patients",
    "Work with us": "vacancies",
    "Newest publications": "publications",
    "GitHub": "https://github.com/labportal",
}
labportal_social_cards = ["projects", "news", "events"]
labportal_timezone = "Europe/Amsterdam"
labportal_book_period = "2023–2027"
labportal_cv_pages = ["hendrika-van-der-linden", "ngozi-adeyemi"]

html_baseurl = "https://rhine-imaging.example.org/"
html_favicon = "images/favicon.svg"
html_theme_options = {
    "logo": {
        "image_light": "images/logo.svg",
        "image_dark": "images/logo-dark.svg",
        "alt_text": "Rhine Medical Imaging, home",
    },
}
html_context = {
    "github_user": "labportal",
    "github_repo": "labportal",
    "github_version": "main",
    "doc_path": "content",
}
