"""The fields of the sections of a PEP, one module for each section or two."""
