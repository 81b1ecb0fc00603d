"""The folder of a batch: its journal, and what is known of the documents in it."""
