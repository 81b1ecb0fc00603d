"""Checks of the style sheets of a theme."""
