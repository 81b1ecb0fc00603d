"""The fields of a PEP, each declared once, and what is derived from the declarations."""

from pepdocs.schema.pep import Pep, Phase

__all__ = ["Pep", "Phase"]
