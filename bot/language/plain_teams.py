"""Sentences that ask how a team stands, or that want to record a talk with one.

Regular expressions over folded words, read by ``bot/language/plain_questions.py``.
"""

from bot.language.plain_words import CAN, CAN_YOU, NO_TOPIC, SHOW, TOPIC, WANT

_NO_ARTICLE = r"(?!(?:het|de|een|die|dat|dit|deze|alles|er|ons|onze|mijn|jouw|je)\b)"
_ANY_TEAM = rf"(?:het )?team {TOPIC}"
_ONE_NAME = rf"(?P<topic>{_NO_ARTICLE}{NO_TOPIC}[a-z][a-z0-9]*)"
"""Without the word 'team' a single name: more words may be the name of a purchase."""
_KIND_OF_TALK = r"(?:(?:een|het|mijn|ons) )?(?:account ?|team ?)?gesprek"
_WITH_TEAM = rf"met (?:het )?(?:team )?{TOPIC}"
TEAM = (
    rf"(?:{CAN_YOU} )?hoe staat {_ANY_TEAM} er ?voor",
    rf"(?:{CAN_YOU} )?hoe (?:staat|gaat) het (?:met|bij) {_ANY_TEAM}",
    rf"(?:{CAN_YOU} )?hoe staat {_ONE_NAME} er ?voor",
    rf"(?:{CAN_YOU} )?(?:wat|wat er) speelt (?:er )?(?:bij|in|voor) {_ANY_TEAM}",
    rf"(?:{CAN_YOU} )?wat speelt er (?:bij|voor) {_ONE_NAME}",
    rf"{SHOW} {_ANY_TEAM}(?: zien)?",
)
TALK = (
    rf"leg {_KIND_OF_TALK} {_WITH_TEAM} vast",
    rf"(?:{CAN_YOU} |{WANT} |{CAN} )?{_KIND_OF_TALK} {_WITH_TEAM} vast ?leggen",
)
