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
