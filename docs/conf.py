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

# The people and projects of the gallery do not grow older.
labportal_today = "2026-01-15"
labportal_correct_dates = False
labportal_book_title = "The labportal manual"
labportal_book_chapters = ["welcome", "pages"]
