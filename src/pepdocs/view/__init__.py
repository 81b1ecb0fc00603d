"""From a PEP to a `DocumentView`: the whole content of a document, without its layout."""
