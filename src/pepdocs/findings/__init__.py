"""Findings about a PEP or a theme: their model, and every kind of them."""
