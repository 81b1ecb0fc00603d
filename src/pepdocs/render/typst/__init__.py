"""Render a view as an accessible PDF by Typst, which needs no library of the system."""
