"""The values a portal is made of: records, queries, the catalogue and problems.

Pure: nothing here reads a file, and nothing here may import Sphinx, docutils or any other
package outside the standard library.
"""
