"""The ledger: what was stated, paid and spent, append-only, with the hash of every input.

A posting is never changed: what was wrong is reversed and stated again by a later posting.
"""
