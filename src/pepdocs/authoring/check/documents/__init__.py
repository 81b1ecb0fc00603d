"""Checks of the documents that a theme makes."""
