"""Read finished PDFs back as lines."""
