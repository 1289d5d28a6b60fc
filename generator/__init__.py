"""Alur: YAML on services, reporting flows and contacts becomes a website and printable posters."""
