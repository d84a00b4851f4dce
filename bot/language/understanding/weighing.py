"""What was found in a text, apart from the way it is said, and what it counts for."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text names."""

    money: bool = False
    """An amount worth a purchase."""
    small_money: bool = False
    moment: bool = False
    category: bool = False
    themes: bool = False

    @property
    def of_a_trajectory(self) -> float:
        """What it says for a trajectory; money and a category alone are enough."""
        return (
            2.0 * self.money
            + 0.5 * self.small_money
            + 1.0 * self.moment
            + 1.5 * self.category
            + 0.5 * self.themes
        )


_WANT = (
    "(?:gaan|gaat|ga|willen|wil|moeten|moet|laten|laat|komt|komen|krijgen|krijgt|zoeken|zoekt"
    "|starten|hebben|doen)"
)
_INTENDS = re.compile(
    rf"(?<= )(?:(?:we|wij) \w+en|(?:we|wij|ik|er|team \S+|afdeling \S+) {_WANT}"
    rf"|{_WANT} (?:we|wij|ik)) "
)
_NAMES_SOMETHING = re.compile(r"(?<= )[a-z]{4,} ")
OF_A_PERSON = re.compile(r"(?<= )(?:ik|mijn|je|jij|jouw|hij|zij|u|uw|me|mij) ")


def plans(plain: str, heading: str) -> float:
    """What a text with money in it says for a plan: "wij moeten", or a heading by itself."""
    named = _NAMES_SOMETHING.search(heading) and not OF_A_PERSON.search(heading)
    return 1.0 * bool(_INTENDS.search(plain)) + 1.0 * bool(named)


PAST = re.compile(
    r"(?<= )(?:was|waren|werd|werden|hadden|bleek|bleken|stond|stonden|zat|zaten|kreeg|kregen"
    r"|gaf|gaven|kocht|kochten|betaalde|betaalden|bouwde|bouwden"
    r"|kostte|bespaarde|leverde|tekende|adviseerde|deden|kwamen|gingen|koos|kozen) "
)
FAILED = re.compile(
    r"(?<= )(?:(?:nog|helaas) )?niet (?:gelukt|getekend|gegund|rond|gehaald|geslaagd)(?= )"
)
