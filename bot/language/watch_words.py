"""What somebody says of the watch list: put something there, or what stands there.

Narrow on purpose, as :mod:`bot.language.plain_questions` is: the whole sentence has to say it.

| asks for | such as |
|---|---|
| something new on it | zet de MKI-plicht op de volglijst · op de volglijst: de nieuwe richtlijn |
| what stands there | wat volgen we? · laat de volglijst zien · welke ontwikkelingen volgen we? |
"""

import re

from bot.language.folding import folded

LONGEST = 300
"""Characters: who says more than that, tells something."""

_LIST = r"(?:de |onze |mijn )?(?:volglijst|watchlist)"
_FILLERS = r"(?:\s+(?:even|eens|graag|ook))*"
_ASK = r"(?:(?:kun|wil|kan) je )?"
_PUT = rf"(?:zet|plaats|noteer|schrijf){_FILLERS}"
_WHAT, _END = r"(?P<what>\S.*?)", r"\s*[.!?]*"
_HOW = re.IGNORECASE | re.DOTALL
_ADDED = (
    re.compile(rf"{_ASK}{_PUT}\s+{_WHAT}{_FILLERS}\s+op {_LIST}{_END}", _HOW),
    re.compile(
        rf"(?:kun|wil|kan) je{_FILLERS}\s+{_WHAT}{_FILLERS}\s+op {_LIST} zetten{_END}", _HOW
    ),
    re.compile(rf"(?:{_ASK}{_PUT}\s+)?op {_LIST}\s*(?:[:,-]\s*|dat\s+){_WHAT}{_END}", _HOW),
    re.compile(rf"(?:volg|houd? in de gaten):\s*{_WHAT}{_END}", _HOW),
)
_LISTED = re.compile(
    rf"{_LIST}(?: bekijken)?"
    r"|wat volgen (?:we|wij)(?: (?:nu|allemaal|eigenlijk|op dit moment))*"
    r"|wat staat er (?:allemaal )?op (?:de|onze|mijn) volglijst"
    r"|welke ontwikkelingen (?:volgen (?:we|wij)|houden (?:we|wij) bij)"
    r"|(?:laat|toon|geef)(?: (?:me|mij|ons))? (?:de|onze|mijn) volglijst(?: zien)?"
)


def asked_watch(text: str) -> str | None:
    """What is to stand on the list; None for anything else."""
    if len(text) > LONGEST:
        return None
    said = text.strip()
    found = next((match for each in _ADDED if (match := each.fullmatch(said))), None)
    return found["what"].strip() if found else None


def asks_for_list(text: str) -> bool:
    """Whether somebody wants to know what is followed."""
    return len(text) <= LONGEST and _LISTED.fullmatch(folded(text).strip(" .!?")) is not None
