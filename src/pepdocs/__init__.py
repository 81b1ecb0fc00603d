"""Personal Education Plans as accessible documents."""
