"""The sections of a PEP, one module each."""
