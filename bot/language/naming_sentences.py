"""How people say whether they want to be named when something is celebrated."""

_AT_SUCCESSES = (
    r" (?:(?:bij|in) (?:een |het |de )?(?:succes|successen|viering|vieringen|vieren)"
    r"|als (?:we|jullie) (?:iets |een succes )?vieren)"
)
_WANT = r"ik (?:wil|zou)(?: graag)?"

NOT_NAMED = (
    rf"noem (?:me|mij|mijn naam) niet(?: meer)?{_AT_SUCCESSES}",
    rf"{_WANT} niet(?: meer)? genoemd worden{_AT_SUCCESSES}",
    rf"{_WANT} niet(?: meer)?{_AT_SUCCESSES} genoemd worden",
)
NAMED = (
    rf"noem (?:me|mij)(?: wel| weer| voortaan)?{_AT_SUCCESSES}",
    rf"(?:je|jullie) (?:mag|mogen) (?:me|mij)(?: wel| weer)? noemen{_AT_SUCCESSES}",
    rf"{_WANT}(?: wel| weer)? genoemd worden{_AT_SUCCESSES}",
)
"""Forms of a whole folded sentence, as :mod:`bot.language.plain_questions` reads them."""
