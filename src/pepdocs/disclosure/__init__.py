"""What a copy withholds, and whether its text or its finished file says it all the same."""
