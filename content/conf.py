"""The example portal."""

project = "Placeholder"
extensions = ["labportal"]
bibtex_bibfiles = ["../bib/journals.bib", "../bib/group.bib"]
