"""The folder that a batch writes to: its journal, its history and the documents in it."""
