"""Check the style sheets of a theme."""
