"""Views as HTML.

One set of functions serves pages with a source document and pages made from the bibliography.
Everything that comes from content is escaped here; nothing is trusted to be HTML.
"""
