"""Paper in: a document of any kind becomes a `Reading`, every fact tied to the place where it is printed."""
