"""Whether a text is meant for somebody else, or tells what others bought."""

import re

from bot.language.name_words import listed

_NAME = r"(?P<name>[A-Z][a-zé]{1,14})"
_BOTS = frozenset({"vaandel", "bot", "here", "channel", "everyone", "iedereen", "all"})
_AT = re.compile(r"\s*@(?P<name>\w+)")
_BEGINS = re.compile(
    rf"\s*(?:(?:hoi|hallo|hey|hee|hi|dag|beste|lieve|ha|h[ée]|moi|goede?(?:morgen|middag))\s+)?{_NAME}"
    r"\s*[,!:]\s",
    re.IGNORECASE,
)
_ENDS = re.compile(rf",\s*{_NAME}\s*[?!.]*\s*$")
_ASKED_OF = re.compile(
    r"\s*(?:heeft|kan|wil|gaat|zou|komt|is|was|weet|moet|belt|mailt|doet|had)\s+"
    rf"{_NAME}\b.*\?",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:je|jij|jou|jouw)\b", re.IGNORECASE)
_OTHERS_BOUGHT = re.compile(
    r"(?:^|[.!?]\s+)(?:[Dd]e\s+)?(?:[Gg]emeente\s+|[Pp]rovincie\s+)?[A-Z]\w+(?:[ -][A-Z]\w+)?\s+"
    r"(?:heeft|had|kocht|betaalt|betaalde|kreeg|verkocht|verkoopt|haalde)\b"
    r"(?!.*\b(?:we|wij|ons|onze|nodig)\b).*(?:\d|miljoen|ton\b)"
)
_OTHER_PLACE = re.compile(
    r"(?:^|[.!?:]\s+)(?:[Dd]e\s+)?(?:[Gg]emeente\s+|[Pp]rovincie\s+|[Ss]tad\s+)?"
    r"(?P<name>[A-Z]\w+)\s+"
    r"(?:trekt|gunt|gunde|investeert|investeerde|steekt|stak|koopt|betaalt|besteedt|kiest|reserveert"
    r"|wil|gaat|laat|stopt|vervangt|schaft|huurt|bezuinigt|vergroent|verduurzaamt"
    r"|bestelt|bestelde|bouwt|opent|sluit|stelt|maakt)\b"
)


def is_for_another(text: str) -> bool:
    """Whether somebody else than the bot is spoken to, by name: "Jan, heb jij de offerte?"."""
    at = _AT.match(text)
    if at:
        return at["name"].lower() not in _BOTS
    for found in (_BEGINS.match(text), _ENDS.search(text)):
        asks = _YOU.search(text) or "?" in text
        if found and asks and found["name"].lower() in listed("first_names"):
            return True
    asked = _ASKED_OF.match(text)
    return bool(asked and asked["name"].lower() in listed("first_names"))


def tells_of_others(text: str) -> bool:
    """Whether a name is said to have bought something: "Heerenveen betaalt 2 miljoen"."""
    place = _OTHER_PLACE.search(text)
    if place and place["name"].lower() in listed("places"):
        return True
    return bool(_OTHERS_BOUGHT.search(text))
