"""Plans of children who do not exist: what they are made of, and how they are put together."""
