"""The environment in which templates run, with its limits and filters."""
