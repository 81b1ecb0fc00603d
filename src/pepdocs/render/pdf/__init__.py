"""A view as a tagged PDF."""
