"""Encrypt finished documents with a password, and pack them for each recipient."""
