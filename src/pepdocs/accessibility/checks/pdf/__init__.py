"""Checks of PDFs, by subject."""
