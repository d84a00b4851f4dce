"""A word alone that stands for a button of the interview."""

from enum import StrEnum

from bot.language.folding import folded


class Word(StrEnum):
    """What somebody wants instead of answering."""

    SKIP = "skip"
    LATER = "later"
    STOP = "stop"
    HELP = "help"
    KEEP = "keep"
    YES = "yes"
    NO = "no"


_SAID = {
    Word.SKIP: (
        "overslaan",
        "sla over",
        "sla maar over",
        "skip",
        "volgende",
        "volgende vraag",
        "geen idee",
        "weet ik niet",
        "nvt",
        "n v t",
        "niet van toepassing",
    ),
    Word.LATER: ("later", "later verder", "pauze", "straks", "morgen verder", "nu niet"),
    Word.STOP: ("stop", "stoppen", "stop maar", "ik stop", "ophouden", "annuleren"),
    Word.HELP: ("hulp", "help", "help me", "wat moet ik doen"),
    Word.KEEP: (
        "laat staan",
        "laat maar staan",
        "nee laat staan",
        "nee laat maar staan",
        "geen leverancier",
        "het is geen leverancier",
    ),
    Word.YES: ("ja", "jawel", "klopt", "ja klopt", "ja dat klopt"),
    Word.NO: ("nee", "neen", "geen", "niets", "niks", "heb ik niet", "niet"),
}
_WORDS = {said: word for word, many in _SAID.items() for said in many}


def read_word(text: str) -> Word | None:
    """The word that the whole text is, however it is written; None when it says more.

    The last three mean something only to some questions.
    """
    if text.strip() == "?":
        return Word.HELP
    return _WORDS.get(folded(text))
