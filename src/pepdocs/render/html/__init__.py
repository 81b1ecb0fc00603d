"""A view as HTML, for paper and for a screen."""
