"""What a whole message means by itself, whatever was asked: yes, no, stop, I do not know."""

import re
from enum import StrEnum

from bot.language.folding import folded


class Reply(StrEnum):
    """What a whole message means by itself."""

    YES = "yes"
    NO = "no"
    STOP = "stop"
    SKIP = "skip"
    FIRST = "first"  # of two things to do
    SECOND = "second"


_SAID = {
    Reply.YES: (
        "ja",
        "ja hoor",
        "ja graag",
        "ja klopt",
        "ja dat klopt",
        "ja dat klopt helemaal",
        "ja doe maar",
        "ja meld aan",
        "ja meld maar aan",
        "ja bewaar",
        "ja bewaar maar",
        "ja prima",
        "ja goed",
        "ja pas aan",
        "ja pas maar aan",
        "ja is goed",
        "ja dat is goed",
        "is goed",
        "dat is goed",
        "ja precies",
        "precies",
        "ja zeker",
        "jazeker",
        "jawel",
        "jep",
        "jup",
        "yes",
        "klopt",
        "klopt helemaal",
        "klopt ja",
        "dat klopt",
        "dat klopt helemaal",
        "helemaal goed",
        "prima",
        "akkoord",
        "goed",
        "goed zo",
        "ok",
        "oke",
        "okay",
        "ok doe maar",
        "oke doe maar",
        "prima doe maar",
        "doe maar",
        "graag",
        "top",
        "meld aan",
        "meld maar aan",
        "aanmelden",
        "bewaar",
        "bewaar maar",
        "bewaren",
        "opslaan",
        "pas aan",
        "pas maar aan",
    ),
    Reply.NO: (
        "nee",
        "neen",
        "nee dat klopt niet",
        "nee klopt niet",
        "dat klopt niet",
        "klopt niet",
        "niet goed",
        "dat is niet goed",
        "fout",
        "nope",
    ),
    Reply.STOP: (
        "stop",
        "stoppen",
        "stop maar",
        "ik stop",
        "toch niet",
        "nee toch niet",
        "doe maar niet",
        "doe toch maar niet",
        "toch maar niet",
        "niet doen",
        "nee laat maar",
        "laat maar",
        "laat maar zitten",
        "laat maar gaan",
        "hoeft niet",
        "hoeft niet meer",
        "het hoeft niet meer",
        "niet aanmelden",
        "niet bewaren",
        "nee niet aanmelden",
        "nee niet bewaren",
        "nee stop",
        "nee dank je",
        "nee bedankt",
        "nee dank je wel",
        "nee dankjewel",
        "nee dank u",
        "nee dank u wel",
        "nee hoor",
        "nee hoor dank je",
        "nee hoeft niet",
        "annuleer",
        "annuleren",
        "cancel",
        "vergeet het",
        "vergeet het maar",
        "vergeet maar",
        "ophouden",
        "hou maar op",
        "trek maar in",
        "ik zie ervan af",
    ),
    Reply.SKIP: (
        "weet ik niet",
        "weet ik nog niet",
        "dat weet ik niet",
        "dat weet ik nog niet",
        "geen idee",
        "nog geen idee",
        "nog niet bekend",
        "is nog niet bekend",
        "dat is nog niet bekend",
        "onbekend",
        "nog onbekend",
        "later",
        "overslaan",
        "sla over",
        "sla maar over",
        "skip",
        "weet niet",
        "nog niet",
        "moet ik uitzoeken",
        "kan later",
        "kan later ook",
        "kan dat later",
        "kan dat ook later",
        "kan dat ook later nog",
        "dat komt later",
        "komt later",
        "volgt later",
        "volgt nog",
        "dat moet ik nog uitzoeken",
        "nvt",
        "n v t",
    ),
    Reply.FIRST: (
        "eerst dit",
        "dit eerst",
        "eerst dit afmaken",
        "eerst afmaken",
        "afmaken",
        "de eerste",
        "het eerste",
        "eerste",
    ),
    Reply.SECOND: (
        "het nieuwe",
        "de nieuwe",
        "nieuwe",
        "verder met het nieuwe",
        "ga verder met het nieuwe",
        "de tweede",
        "het tweede",
        "tweede",
    ),
}
_REPLIES = {said: reply for reply, many in _SAID.items() for said in many}
_EMOJI = {
    ":+1:": Reply.YES,
    ":thumbsup:": Reply.YES,
    ":ok_hand:": Reply.YES,
    ":white_check_mark:": Reply.YES,
    "👍": Reply.YES,
    "✅": Reply.YES,
    ":-1:": Reply.NO,
    ":thumbsdown:": Reply.NO,
    "👎": Reply.NO,
}


_SKIN = re.compile(r":skin-tone-\d:|[\U0001f3fb-\U0001f3ff]")
_CODE = re.compile(r":[\w+-]+:|[👍✅👎]")
_POLITE = re.compile(
    r"\b(?:dank ?je(?: ?wel)?|dank ?u(?: ?wel)?|bedankt|dankjewel|hoor|alvast|aub|alsjeblieft"
    r"|alstublieft)\b"
)
_TO_FIND_OUT = re.compile(
    r"^(?:(?:dat|die|dit) )?(?:moet|ga|zal|wil) ik (?:(?:dat|nog|eerst|even) )*"
    r"(?:(?:met|bij|aan) \S+ )?(?:(?:nog|even|over) )*"
    r"(?:overleggen|leggen|uitzoeken|navragen|vragen|nakijken|checken|bespreken)$"
)
_PLAIN_YES = re.compile(r"\b(?:ja|klopt|meld|aanmelden|bewaar|bewaren|pas aan|opslaan|akkoord)\b")
_LONGEST = 80
"""Characters: no yes or no is longer, however polite."""


def read_reply(text: str) -> Reply | None:
    """What the whole text says, however it is written; None when it says more.

    Thanks around a yes or no do not change it; thanks alone are no answer.
    """
    if len(text) > _LONGEST:
        return None
    bare = _SKIN.sub("", text).strip()
    codes = {_EMOJI.get(code) for code in _CODE.findall(bare)}
    said = folded(_CODE.sub(" ", bare))
    if not said:
        return codes.pop() if len(codes) == 1 else None
    polite = " ".join(_POLITE.sub(" ", said).split())
    if _TO_FIND_OUT.match(polite):
        return Reply.SKIP
    return _REPLIES.get(said) or _REPLIES.get(polite)


def is_plain_yes(text: str) -> bool:
    """Whether a yes can only be meant for who asked: ``prima`` may be said to anybody."""
    return bool(_PLAIN_YES.search(folded(text)))
