"""Finished documents on their way to somebody: sealed with a password, in an archive for each."""
