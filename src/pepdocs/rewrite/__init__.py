"""Plans written anew: the text of a file changed where it has to be, and left as it is everywhere else."""
