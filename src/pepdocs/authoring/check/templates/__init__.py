"""Check the templates of a theme as they are written."""
