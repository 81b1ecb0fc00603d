"""Check the documents that a theme makes of a plan with every field filled."""
