"""Print a document as a scan: its pages as pictures, turned a little, greyed and grained, put back into a PDF."""

from __future__ import annotations

import io
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from generator import typeset
from generator.model import Case


def render(case: Case) -> bytes:
    """The document as pictures only."""
    return pictures(typeset.render(replace(case, style=replace(case.style, size=max(case.style.size, 10)))), case)


def pictures(pdf: bytes, case: Case) -> bytes:
    """Replace each page by its degraded picture."""
    style = case.style
    grain = np.random.default_rng(style.salt)
    rng = Random(style.salt)  # noqa: S311 - drawn grain, no secrets
    paper = pypdfium2.PdfDocument(pdf)
    scanned = [
        degraded(page.render(scale=style.dpi / 72, grayscale=True).to_pil(), style, rng, grain) for page in paper
    ]
    out = io.BytesIO()
    scanned[0].save(out, "PDF", resolution=style.dpi, save_all=True, append_images=scanned[1:], quality=75)
    return mixed(pdf, out.getvalue()) if len(scanned) > 1 and style.salt % 3 == 0 else out.getvalue()


def mixed(pdf: bytes, scanned: bytes) -> bytes:
    """Keep the first page as text, the others as pictures, as where a signed agreement has a typed cover."""
    made, typed, pictured = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(scanned)
    made.import_pages(typed, [0])
    made.import_pages(pictured, list(range(1, len(pictured))))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def degraded(image: Image.Image, style: Any, rng: Random, grain: np.random.Generator) -> Image.Image:
    """One page as a copier of the time would give it."""
    turned = image.convert("L").rotate(style.skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    blurred = turned.filter(ImageFilter.GaussianBlur(rng.choice((0, 0.4, 0.7))))
    pixels = np.asarray(blurred, dtype=np.float32)
    noisy = pixels + grain.normal(0, style.noise, pixels.shape)
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8), "L")
