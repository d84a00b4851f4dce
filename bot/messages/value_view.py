"""What the value of a trajectory means, as a presenter gets it: only for who may read the value."""

from dataclasses import dataclass

from bot.policy.procedure import Compared
from bot.policy.social_return import Reckoning
from storage.vocabulary import SocialReturnWay


@dataclass(frozen=True)
class KeptReturn:
    """What was chosen for social return; wages in thousandths of the contract sum."""

    way: SocialReturnWay
    wage_permille: int | None = None


@dataclass(frozen=True)
class ValueMeaning:
    """Both rules on one value, and what was chosen."""

    compared: tuple[Compared, ...]
    reckoning: Reckoning
    kept: KeptReturn | None = None
