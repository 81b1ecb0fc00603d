"""The tools for a theme's author: check, preview, start and compare."""
