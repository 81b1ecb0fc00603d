"""The English texts of the commands about themes."""
