"""Who pays for a purchase, and who benefits from it."""

from sqlalchemy import BigInteger
from sqlmodel import Field

from storage.columns import Table, enum_type
from storage.vocabulary import CostSide


class TrajectoryCost(Table, table=True):
    """A cost centre that pays for a trajectory or benefits from it.

    ``centre`` was typed by somebody: a number, a name, or both. Amounts are euro cents, excl.
    VAT: ``once_cents`` in all, ``yearly_cents`` every year; ``share_permille`` is a part of the
    costs or of the benefit, in thousandths. None for what is not known. It changes along with
    the version of its trajectory.
    """

    __tablename__ = "trajectory_cost"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    position: int = Field(primary_key=True)
    side: CostSide = Field(sa_type=enum_type(CostSide))
    centre: str
    once_cents: int | None = Field(default=None, sa_type=BigInteger)
    yearly_cents: int | None = Field(default=None, sa_type=BigInteger)
    share_permille: int | None = None
