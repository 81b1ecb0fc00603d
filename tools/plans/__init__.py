"""Fictional plans: their sentences and names, and how these are put together."""
