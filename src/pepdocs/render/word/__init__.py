"""A view as a Word document."""
