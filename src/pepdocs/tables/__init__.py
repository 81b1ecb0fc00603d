"""Tables of other systems: what they say taken into plans, and the same tables made from plans."""
