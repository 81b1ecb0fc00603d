"""Write the tags of a PDF, in place of those that WeasyPrint writes."""
