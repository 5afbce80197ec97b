"""The glue between the pure layers and Sphinx: configuration, domain, directives, events."""
