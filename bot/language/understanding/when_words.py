"""The words around a moment that say what begins or ends then."""

import re

from bot.language.amount_words import words


def _any_of(text: str) -> str:
    return f"(?:{'|'.join(words(text))})"


_STARTING = _any_of(
    r"""
    start\w* begin\w* aanbest\w+ uitvra\w+ publi\w+ ingang\w* ingaand\w* planning gepland inkop\w+
    kop\w+ nodig vervang\w+ per vanaf traject tender\w* in\sde\smarkt op\sde\smarkt
    """
)
_STARTING_BEHIND = _any_of(
    r"start\w* beginnen begint aanbest\w+ uitvra\w+ publi\w+ inkopen kopen uitzetten in\sde\smarkt"
)
_ENDING = _any_of(
    r"""
    loopt lopen eindigt eindigen verloopt verlopen einde tot t/m contract\w* oplever\w+ klaar gereed
    af sinds uit gunning gegund leveren levering draaien staan gesloten getekend
    """
)
_ENDING_BEHIND = _any_of(r"af\b afloopt klaar gereed opgeleverd staan\b opleveren ten\seinde")

_BETWEEN = r"[^\w,;]{1,9}"
STARTS = re.compile(rf"\b{_STARTING}{_BETWEEN}(?:\w+{_BETWEEN}){{0,4}}$")
STARTS_BEHIND = re.compile(rf"{_BETWEEN}(?:\w+{_BETWEEN}){{0,5}}?{_STARTING_BEHIND}")
ENDS = re.compile(rf"\b{_ENDING}{_BETWEEN}(?:\w+{_BETWEEN}){{0,4}}$")
ENDS_BEHIND = re.compile(rf"{_BETWEEN}(?:\w+{_BETWEEN}){{0,3}}?{_ENDING_BEHIND}")

GREETING = re.compile(r"(?:goed[en]*|goeie)\s+$")
AT_THE_END = re.compile(r"(?:(?:in|rond|tegen|uiterlijk|per|vanaf)\s+)?eind")
MIDDLE = re.compile(r"\b(?:half|medio|midden|mid|halverwege)\b")
BEFORE = re.compile(r"(?:vlak\s+)?(?:voor|vóór)\s")
