"""Which intent a text has: what sentences taught, with a word in it for the rules."""

from bot.language.understanding.classifier import classifier
from bot.language.understanding.foreign import is_foreign
from bot.language.understanding.model import Because, Intent
from bot.language.understanding.rules import LONGEST, Choice, alone, by_rules
from bot.language.understanding.text import Said
from bot.language.understanding.weighing import Facts

_RULES, _CERTAIN_RULES = 0.3, 0.7
"""How much likelier the rules make the intent that they find."""

_CERTAIN = 5.0
"""From what cues add up to this the rules are certain: "ik wil iets inkopen"."""

_TOO_SHORT = 3
"""Of fewer words than this other sentences tell nothing: "geen idee", "blauw"."""

_MOST_WORDS = 4
"""How many words are named that a likelihood came from."""


def choose(said: Said, facts: Facts) -> Choice:
    """The intent of a text, and every reason for it.

    Neither voice decides alone: the classifier knows thousands of sentences, the rules know
    what a cue means wherever it stands.
    """
    if not said.words:
        return _without_words(said)
    if is_foreign(said.words, said.own):
        return alone(Intent.UNKNOWN, said, "another language")
    ruled = by_rules(said, facts)
    if len(said.words) < _TOO_SHORT:
        return ruled
    plain = said.plain[:LONGEST]
    likely = dict(classifier().likelihoods(plain))
    likely[ruled.intent] += _CERTAIN_RULES if _is_certain(ruled) else _RULES
    best = max(likely, key=lambda intent: likely[intent])
    taught = Because(
        best,
        ", ".join(classifier().words_for(best, plain)[:_MOST_WORDS]),
        "likely by other sentences",
        round(likely[best], 2),
    )
    return Choice(best, (*ruled.because, taught))


def _is_certain(ruled: Choice) -> bool:
    weights = (each.weight for each in ruled.because if each.what == ruled.intent)
    return ruled.intent.is_for_the_bot and sum(weights) >= _CERTAIN


def _without_words(said: Said) -> Choice:
    if said.emoji:
        return alone(Intent.SMALLTALK, said, "a picture")
    if "?" in said.plain:
        return alone(Intent.HELP, said, "a question mark alone")
    return Choice(Intent.UNKNOWN, ())
