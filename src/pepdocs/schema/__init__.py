"""The PEP: every field declared once."""

from pepdocs.schema.derived.messages import messages
from pepdocs.schema.pep import Pep, Phase

__all__ = ["Pep", "Phase", "messages"]
