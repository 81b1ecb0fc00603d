"""Texts, explanations, blank files and the JSON Schema, derived from the declarations of the fields."""
