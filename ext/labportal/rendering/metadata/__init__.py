"""What a page tells machines: search engines, reference managers, harvesters, social media.

Values of the model go in, text for the ``<head>`` of a page comes out.  Nothing here knows Sphinx,
the theme or the file system; where pages and files are is said by the caller.
"""
