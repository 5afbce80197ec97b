"""From the text of files to the values of `labportal.model`, and to problems.

Pure: PyYAML and pybtex are the only packages outside the standard library that may be imported
here, and nothing may know of Sphinx, docutils or MyST.
"""
