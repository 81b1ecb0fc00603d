"""What there is to say about a PEP or a theme: the model of a finding, and every kind of it."""
