"""The manual, built with labportal itself."""

from labportal import __version__

project = "labportal"
author = "the labportal contributors"
copyright = author
version = release = __version__
html_title = "labportal manual"

extensions = ["labportal", "labportal.sphinxext.reference"]
bibtex_bibfiles = ["examples.bib"]
# Shown by the pages that include them; the snippets are built by the tests.
exclude_patterns = ["examples", "explanation/figures"]
html_static_path = ["_static"]
html_css_files = ["manual.css"]
nitpicky = True
# Pages of the manual that show files of the repository.
labportal_include_roots = ["../CHANGELOG.md", "../CONTRIBUTING.md", "../ext/labportal/model/styles"]

# What the guide "Record types of your own" shows.
labportal_record_types = {
    "instrument": {
        "heading": "Instruments",
        "help": "Something that measures, and that others may use.",
        "meaning": "Product",
        "fields": {
            "maker": {"help": "Who built it.", "example": "Northlight", "required": True},
            "method": {
                "value": "choice",
                "choices": ["light", "sound", "magnetism"],
                "help": "With what it measures.",
            },
            "bought": {"value": "date", "help": "When it came.", "label": "In use since"},
            "manual": {"value": "url", "help": "Its manual.", "label": "Manual"},
            "people": {"value": "people", "help": "Who explains it.", "label": "Ask"},
            "projects": {"value": "projects", "help": "What it is used for."},
        },
        "card": ["maker", "method"],
    },
}
# The people and projects of the gallery do not grow older.
labportal_today = "2026-01-15"
labportal_correct_dates = False
labportal_book_title = "The labportal manual"
labportal_book_chapters = ["welcome", "pages"]
