"""What was chosen for social return in a trajectory."""

from sqlmodel import Field

from storage.columns import Table, enum_type
from storage.vocabulary import SocialReturnWay


class TrajectorySocialReturn(Table, table=True):
    """The way that was chosen, with the wages that it was chosen by.

    ``wage_permille``: gross wages in thousandths of the contract sum, None when unknown. The
    amount is reckoned from the trajectory's value when it is shown. Totals only, never people.
    """

    __tablename__ = "trajectory_social_return"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    way: SocialReturnWay = Field(sa_type=enum_type(SocialReturnWay))
    wage_permille: int | None = None
