"""Make the sample agreement's PDF again from its text: `make sample`. The same text gives the same bytes."""

from __future__ import annotations

import sys
from pathlib import Path

from toolkit.writing.plain_pdf import pages_of_text, plain_pdf

FOLDER = Path(__file__).resolve().parent.parent / "contracts" / "class-k"


def sample_pdf(text: str) -> bytes:
    """Print the agreement in Courier, a page at each `<PAGE>`; its title is the first block of lines."""
    opening, _, _ = text.strip().partition("\n\n")
    return plain_pdf(pages_of_text(text), " ".join(opening.split()))


def main() -> int:
    """Write `agreement.pdf` beside the contract's other files."""
    text = (FOLDER / "source" / "agreement.txt").read_text(encoding="ascii")
    target = FOLDER / "agreement.pdf"
    target.write_bytes(sample_pdf(text))
    print(f"{target.name}: {target.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
