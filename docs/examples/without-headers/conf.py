project = "Without headers"
extensions = ["labportal"]
bibtex_bibfiles = ["tidal.bib"]
