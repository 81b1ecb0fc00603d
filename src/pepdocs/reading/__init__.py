"""Read the bytes of a file into a checked PEP."""
