"""What a document says, decided before any template is opened."""
