"""How people who never see a data file fill in a plan, and how what they filled in comes back."""
