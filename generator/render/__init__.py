"""A view becomes HTML pages: one Jinja environment, one typed context for each template."""
