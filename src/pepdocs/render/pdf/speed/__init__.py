"""Faster replacements of some steps of WeasyPrint."""
