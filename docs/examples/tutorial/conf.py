project = "Lung lab"
extensions = ["labportal"]
bibtex_bibfiles = ["bib/publications.bib"]
