"""A web server for this computer only, with one reader: who may ask it, and what it answers."""
