"""The English texts that pepdocs declares beside the fields, one module for each part of the program."""
