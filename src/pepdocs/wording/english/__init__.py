"""The English texts of the program, one module for each part of it, and where all English texts are declared."""
