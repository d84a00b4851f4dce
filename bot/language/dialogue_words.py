"""How people talk with the bot: they correct, announce, ask for something else, are kind.

A message that answers nothing may be something new; :func:`is_request` says when it surely is.
"""

import re

from bot.language.amount_words import words
from bot.language.folding import folded
from bot.language.replies import read_reply

_YES_BEFORE = re.compile(
    r"^\s*(?:ja|jawel|jazeker|prima|ok[eé]?)\s*[,.;:!-]*\s*(?:maar|alleen)\b", re.IGNORECASE
)
_CORRECTING = re.compile(
    r"""^\s*(?:
        (?:nee+|neen|sorry|oeps|o|oh|wacht|toch|maar|niet|correctie|foutje)\b[\s,.;:!-]*
        | (?:ik\s+)?(?:bedoel(?:de)?|wil(?:de)?\s+zeggen)\b[\s,.;:!-]*
        | (?:(?:het|dat|dit|die)\s+)?(?:moet|moeten|wordt|worden|is|zijn|was|gaat\s+om|kost)\b
          (?:\s+(?:het|dat|zijn|worden|eigenlijk|toch|nu|wel))*[\s,.;:!-]*
        | (?:maak|doe|zet|pas)\s+(?:er|het|dat|hem)\b
          (?:\s+(?:maar|toch|op|aan|naar|neer))*[\s,.;:!-]*
        | (?:verander|wijzig)\s+(?:het|dat|de|hem)?\b[\s,.;:!-]*
        | (?:het|de)\s+(?:bedrag|waarde|budget|raming|kosten|maand|moment|planning|categorie
             |soort(?:\s+inkoop)?|team)\b[\s,.;:!-]*
        | (?:bedrag|waarde|budget|raming|maand|planning|categorie|soort\s+inkoop)\s*[:=]\s*
        | (?:team\s*[:=]\s*)
        | (?:voor|bij|van)\s+(?=\S+(?:\s+\S+)?\s*$)
        | (?:eigenlijk|gewoon|liever|nu|dan|wel)\b[\s,.;:!-]*
        | (?:doe(?:\s+(?:toch|maar|er|dan))+|denk\s+ik|ik\s+denk|ik\s+gok|ik\s+schat|zeg\s+maar)\b
          [\s,.;:!-]*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_BUT = re.compile(
    r"^\s*(?:nee[\s,]*)?(?:(?:het|dat|dit)\s+is\s+)?niet\s+[^.!?]{1,60}?,?\s+maar\s+", re.IGNORECASE
)
_BEHIND = re.compile(
    r"(?:[\s,.;:!-]+(?:dus|graag|aub|a\.u\.b|alstublieft|alsjeblieft|maar|van\s+maken|van|zijn|worden"
    r"|denk\s+ik|toch|eigenlijk|bedoel\s+ik))+[\s.!]*$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"^(?:(?:nee|neen|sorry|ja maar)\b[\s,.!]*)?"
    r"(?:(?:dat|het)\s+moet\s+(?:zijn|worden)|ik\s+bedoel(?:de)?|maak\s+er(?:van)?|liever|beter)\b(?:\s+van)?\s*:?\s+(\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_INSTEAD = 3000
_CODE = re.compile(r":[\w+-]+:")
_LONGEST_CORRECTION = 300
"""Characters; the patterns for corrections take long over long rows of dashes."""

_TITLE = re.compile(
    r"^(?:nee[\s,]*)?(?:de\s+)?(?:titel|naam|omschrijving)\s*(?:is|wordt|moet\s+zijn|[:=])\s*(.+)$"
    r"|^(?:nee[\s,]*)?(?:noem\s+(?:het|hem)|het\s+heet)\s+(.+)$",
    re.IGNORECASE | re.DOTALL,
)
_ASKING = re.compile(
    r"^(?:(?:hoi|hallo|hey|hee|goedemorgen|goedemiddag|ik\s+wil(?:\s+(?:ook|graag|nog|even))*|"
    r"kan|kun|wil|mag|nieuw[e]?|en|nog|ook|even)\b[\s,!:]*)*"
    r"(?:zoek\b|vind\b|toon\b|laat\b.{0,40}\bzien\b|hoeveel\b|welke\b|wat\s+komt\b|wat\s+staat\b"
    r"|hoe\s+(?:staat|ver|gaat)\b|hoever\b|wat\s+is\s+de\s+(?:status|stand)\b|status\b|voortgang\b"
    r"|(?:een\s+)?(?:nieuw\s+)?traject\s+(?:aanmelden|melden|starten|registreren)\b|nieuw\s+traject\b"
    r"|aanmelden\s+(?:inkoop|traject)\b|agendapunt\b|zet\b.{0,40}\bagenda\b|agenda\b|kalender\b"
    r"|wat\s+kun\s+je\b|help\b|hulp\b|je\s+een\s+traject\b|een\s+traject\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\s*(?:(?:noteer|bewaar)\s+(?:als|deze)\s+)?(?:(?:een|mijn|onze|de|nieuwe?)\s+)*"
    r"(?:les(?:je)?(?:\s+geleerd)?|leer(?:punt|ervaring|moment)|puzzelstukje|geleerd|tip"
    r"(?:\s+voor\s+de\s+volgende\s+keer)?|inzicht|valkuil)\s*[:!]\s*",
    re.IGNORECASE,
)
_ANNOUNCING = re.compile(
    r"^(?:(?:hoi|hallo|hey|goedemorgen|goedemiddag)\b[\s,!]*)?"
    r"(?:(?:ik|wij|we|kan|kun|mag|wil|zou|graag|heb|hebben|even|ook|nog|je|jij|hier)\b[\s,]*)*"
    r"(?:(?:een|mijn|onze|de|nieuwe?)\s+)*(?:les(?:sen)?|leer(?:punt|ervaring|moment)|puzzelstukje"
    r"|ervaring|tip)\s*(?:(?:te\s+)?(?:delen|melden|toevoegen|vastleggen|kwijt|bewaren|vertellen"
    r"|doorgeven|opslaan|inbrengen))?\s*"
    r"(?:(?:over|bij|van|uit)\s+(?P<about>[^.!?:;]{2,80}?))?"
    r"(?:\s*(?:te\s+)?(?:delen|melden|toevoegen|vastleggen|kwijt|bewaren|vertellen|doorgeven"
    r"|opslaan|inbrengen))?[\s.!?]*$",
    re.IGNORECASE,
)
_PLEASANTRIES = {
    "thanks": re.compile(r"\b(?:dank|bedankt|dankje|dankjewel|merci|thanks|thnx|top|super)\b"),
    "bye": re.compile(r"\b(?:tot|doei|dag allemaal|fijn weekend|fijne|groet\w*|weltrusten)\b"),
    "greeting": re.compile(r"^(?:hoi|hallo|hey|hee|he|hi|moi|moin|dag|goede\w*|goeie\w*)\b"),
}


_NO_SUBJECT = frozenset(
    words(
        """
    traject trajecten inkooptraject inkoop inkopen kopen aankoop aankopen aanbesteding aanbesteden
    casus iets ding spullen zaken ik wij we je jij u jullie men wil willen wilt zou zouden kan
    kunnen kun mag moet moeten ga gaan gaat graag een het de nieuw nieuwe nog ook even binnenkort
    voor me mij ons te om aan in op bij aanmelden melden starten beginnen registreren vastleggen
    opgeven doorgeven noteren invoeren aanmaken maken via hoi hallo goedemorgen goedemiddag
        """
    )
)
"""Words of which a title may not consist alone: they say that there is a purchase, not of what."""


def without_correcting(text: str) -> tuple[str, bool]:
    """A text without what only says that something else is meant: ``nee, 3 ton`` as ``3 ton``.

    :returns: what is left, and whether there was anything of the kind. A long text is no
        correction, and is left alone.
    """
    if len(text) > _LONGEST_CORRECTION:
        return text.strip(), False
    rest = _NOT_BUT.sub("", _YES_BEFORE.sub("", text)).strip()
    while (cut := _CORRECTING.sub("", rest, count=1)) != rest:
        rest = cut
    rest = _BEHIND.sub("", rest).strip()
    return rest.strip(" ,;:!-"), rest != text.strip()


def named_title(text: str) -> str:
    """The title that somebody gives in so many words: ``noem het Asfalt``; else nothing."""
    match = _TITLE.match(text.strip())
    return (match[1] or match[2]).strip(" .\"'“”") if match else ""


def names_something(title: str) -> bool:
    """Whether a title says what is bought, and not only that something is."""
    return any(word not in _NO_SUBJECT for word in folded(title).split())


def other_words(text: str) -> str:
    """What somebody says instead, in so many words: ``nee, ik bedoel: …``; else nothing."""
    match = _INSTEAD.match(text.strip()) if len(text) <= _LONGEST_INSTEAD else None
    return match[1] if match else ""


def says_something(text: str) -> bool:
    """Whether there are words in it, and not only signs and emoji."""
    return any(char.isalnum() for char in _CODE.sub(" ", text))


def is_request(text: str) -> bool:
    """Whether a text clearly asks the bot for something, and does not tell something."""
    bare = text.strip()
    return bare.endswith("?") or bool(_ASKING.match(bare))


def without_label(text: str) -> str:
    """What was learnt, without the word that says so: ``les: vraag naar de MKI``."""
    return _LABEL.sub("", text, count=1).strip()


def announced(text: str) -> str | None:
    """What a lesson will be about that is only announced; empty when that is not said.

    :returns: None where something was told already.
    """
    match = _ANNOUNCING.match(text.strip())
    return None if match is None else (match["about"] or "").strip()


def pleasantry(text: str) -> str:
    """What kind of small talk it is: ``greeting``, ``thanks``, ``bye``, ``fine`` or ``chat``.

    ``fine``: a yes, a no or a word to stop where nothing is asked.
    """
    if read_reply(text) is not None:
        return "fine"
    said = folded(text)
    for kind, pattern in _PLEASANTRIES.items():
        if pattern.search(said):
            return kind
    return "chat"
