"""The commands with which people who never see a data file fill in a plan."""
