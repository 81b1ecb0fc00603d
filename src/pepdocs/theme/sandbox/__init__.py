"""The environment in which templates run."""
