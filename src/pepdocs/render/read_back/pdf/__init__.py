"""Finished PDFs read back as lines."""
