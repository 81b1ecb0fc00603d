"""Render HTML as an accessible PDF."""
