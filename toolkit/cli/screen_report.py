"""The quarter on the screen: what was paid against what was spent, by fund and by category."""

from __future__ import annotations
def print_report(report): ...
