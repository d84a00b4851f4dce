"""How people ask for the cases that may win a prize: whole sentences, in their forms."""

_CASES = r"casus(?:sen)?"
_PRIZE = r"voor de (?:[a-z]{1,30} ?)?prijs"
_LAST_YEAR = r"(?:van|uit) (?:vorig|afgelopen|het afgelopen) jaar"

PRIZE_FORMS = (
    rf"welke {_CASES} (?:sturen (?:we|wij)|stuur ik) in(?: {_PRIZE})?",
    rf"welke {_CASES} (?:past|passen|zijn|is)(?: het)? (?:best|beste|goed|sterk) {_PRIZE}",
    rf"wat (?:is|zijn) (?:de|onze) (?:beste|sterkste) {_CASES} (?:{_PRIZE}|{_LAST_YEAR})",
    (
        r"(?:laat|toon|geef)(?: (?:me|mij|ons))? (?:de|onze) beste "
        rf"{_CASES}(?: (?:{_PRIZE}|{_LAST_YEAR}))?(?: zien)?"
    ),
)
"""Whole sentences, folded and without words that change nothing."""
