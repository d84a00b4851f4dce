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


PAST = re.compile(
    r"(?<= )(?:was|waren|werd|werden|hadden|bleek|bleken|stond|stonden|zat|zaten|kreeg|kregen"
    r"|kostte|bespaarde|leverde|tekende|adviseerde|deden|kwamen|gingen|koos|kozen) "
)
FAILED = re.compile(
    r"(?<= )(?:(?:nog|helaas) )?niet (?:gelukt|getekend|gegund|rond|gehaald|geslaagd)(?= )"
)
