"""Checks of Word documents, by subject."""
