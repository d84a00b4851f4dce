"""A text cut into the words that finding goes by."""

import re

from bot.language.amount_words import words
from bot.language.folding import folded

LONGEST = 50
"""Letters; what is longer is cut, for no Dutch word is."""

_SUFFIX = re.compile(r"(?<=\w)['’‘](?:s|tje|tjes|er|ers)\b", re.IGNORECASE)
"""``auto's`` and ``zzp'ers`` mean what ``auto`` and ``zzp`` mean."""

_TOGETHER = re.compile(r"(?<!\w)\w+(?:[-‐‑.&]\w+)+")
"""``re-integratie``, ``e-bike``, ``D&I``: some write it as one word."""

_STOP_WORDS = frozenset(
    words(
        """
    aan achter al alle alleen alles als altijd ander andere anders beter bij binnen buiten daar
    daarna daarom dan dat de deze die dit doen door dus echt een eens eerst elk elke en er
    erg ermee eruit ervan ervoor flink gaan gaat ge geen gehad geweest geworden goed had hadden heb
    hebben hebt heeft hem hen het hier hij hoe hoeft hoeven hun iemand iets ik in is ja je jij
    jou jouw jullie kan kon konden krijgen krijgt kun kunnen kunt laten maar mag me mee meer men
    met mij mijn moest moet moeten mogen na naar nee niet niets nieuw nieuwe nodig nog nooit nu
    of om omdat ons onze ook op over s sinds snel soms steeds t te tegen ten ter terwijl toch
    toen tot tussen uit van vanaf veel via vind vinden volgens voor vooral vooraf waar waarbij
    waarom wanneer want waren was wat we weinig wel welk welke werd werden weten wie wij wil
    willen word worden wordt zal ze zeer zelf zich zij zijn zo zoals zoek zoeken zonder zou
    zouden
    """
    )
)
_ASKING = frozenset(
    words(
        """
        ervaring ervaringen geleerd idee ideeen info informatie leerervaring leerervaringen
        leren les lessen tip tips voorbeeld voorbeelden
        """
    )
)
"""What somebody says who looks for lessons: every lesson is one."""


def search_words(text: str) -> list[str]:
    """Every word of a text that says what it is about, in its order, folded.

    What stands with a hyphen comes in its parts and also as one word.
    """
    plain = _SUFFIX.sub("", text)
    joined = (folded(match.group()).replace(" ", "") for match in _TOGETHER.finditer(plain))
    found = (*folded(plain).split(), *joined)
    return [word[:LONGEST] for word in found if len(word) > 1 and word not in _STOP_WORDS]


def asked_words(text: str) -> list[str]:
    """The words of somebody who looks for something, each once."""
    found = list(dict.fromkeys(search_words(text)))
    return [word for word in found if word not in _ASKING] or found
