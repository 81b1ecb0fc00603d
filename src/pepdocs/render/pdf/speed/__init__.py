"""Shortcuts that make WeasyPrint faster without changing a byte of its documents; they go with this engine."""
