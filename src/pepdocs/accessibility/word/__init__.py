"""Word documents from anywhere, read into a model that checks can use."""
