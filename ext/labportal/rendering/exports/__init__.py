"""Publications and records as files for other programs: values in, text out.

Pure functions of the model; which files there are, and writing them, is the matter of
`labportal.rendering.slices`.
"""
