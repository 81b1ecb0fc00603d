"""Change a Word template before it is compiled: what its author need not write, and what an editor leaves behind."""
