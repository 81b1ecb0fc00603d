"""The commands about themes, one module each."""
