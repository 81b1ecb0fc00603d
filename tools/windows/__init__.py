"""Builds the ZIP file with which pepdocs runs on Windows without being installed: `make windows`."""
