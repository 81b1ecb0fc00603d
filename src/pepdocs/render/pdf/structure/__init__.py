"""The logical structure of a PDF: its tags, in place of those that WeasyPrint writes."""
