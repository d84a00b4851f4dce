"""Colours that can be read by everybody: WCAG 2.2 AA, in light and in dark."""

import re
from pathlib import Path

import pytest

import bot.sandbox

STYLE = Path(bot.sandbox.__file__).parent / "page" / "style" / "base.css"

# Text on ground, and the contrast it needs (1.4.3 for text, 1.4.11 for edges of fields and focus).
PAIRS = [
    *[("ink", ground, 4.5) for ground in ("paper", "surface", "sand", "sand-deep", "petrol-wash")],
    *[("ink-soft", ground, 4.5) for ground in ("paper", "surface", "sand", "code")],
    *[("link", ground, 4.5) for ground in ("paper", "surface", "sand", "petrol-wash")],
    *[("accent", ground, 4.5) for ground in ("paper", "surface", "sand", "accent-wash")],
    *[("danger", ground, 4.5) for ground in ("surface", "danger-wash")],
    ("petrol", "petrol-wash", 4.5),
    ("ink", "accent-wash", 4.5),
    ("on-petrol", "petrol", 4.5),
    ("on-petrol", "petrol-deep", 4.5),
    ("on-bar", "bar", 4.5),
    ("on-bar-soft", "bar", 4.5),
    ("line-strong", "surface", 3),
    ("line-strong", "paper", 3),
    ("focus", "surface", 3),
    ("focus", "paper", 3),
    ("focus", "sand", 3),
]


def palettes() -> dict[str, dict[str, str]]:
    light, dark = STYLE.read_text().split("@media (prefers-color-scheme: dark)")
    colours = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
    return {
        "light": dict(colours.findall(light)),
        "dark": dict(colours.findall(light)) | dict(colours.findall(dark)),
    }


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_contrast(scheme: str, text: str, ground: str, least: float) -> None:
    palette = palettes()[scheme]
    assert contrast(palette[text], palette[ground]) >= least
