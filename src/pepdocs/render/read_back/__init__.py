"""Read finished documents back as lines, and compare them with the view."""
