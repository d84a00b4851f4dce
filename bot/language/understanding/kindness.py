"""Whether a text is only small talk: what is kind in it is taken out, and nothing is left."""

from bot.language.understanding.cues import kindness
from bot.language.understanding.text import Said

_FEW_WORDS = 7
_MOST_BESIDE = 2


def is_kind(said: Said, *, most: int = 0) -> bool:
    """Whether a text is kind and says nothing else, but for so many words."""
    phrases, fillers = kindness()
    left, kind = phrases.subn(" ", said.plain)
    if not kind:
        return False
    return sum(word[0].isalnum() for word in fillers.sub(" ", left).split()) <= most


def is_short_and_kind(said: Said) -> bool:
    """Whether a text is short, begins kindly, asks nothing and says hardly anything else."""
    phrases, _ = kindness()
    first, second = said.plain.find(" ") + 1, said.plain.find(" ", 2) + 1
    begins = phrases.match(said.plain, first) or phrases.match(said.plain, second)
    short = len(said.words) <= _FEW_WORDS and "?" not in said.plain
    return bool(begins) and short and is_kind(said, most=_MOST_BESIDE)
