"""Documents that open with a password only."""
