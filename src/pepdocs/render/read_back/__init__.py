"""Finished documents read back as lines, and compared with the view."""
