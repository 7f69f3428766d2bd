"""Paper out: templates make blocks, writers print them."""
