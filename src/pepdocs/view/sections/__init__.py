"""Make the blocks of the sections that are more than their fields in the order of the declarations."""
