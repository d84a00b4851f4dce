"""Purchases too small for a trajectory: counted, not followed."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index
from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import SmallChoice


class SmallPurchase(Table, table=True):
    """Something small that was bought.

    ``value_cents`` is in euro cents excl. VAT, if it was told. Category and team are slugs of the
    profile. ``description`` is what somebody typed; it can be blanked while the row still counts.
    """

    __tablename__ = "small_purchase"
    __table_args__ = (Index(None, "workspace_id", "team", "bought_on"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    person_id: int = Field(foreign_key="person.id")
    category: str | None = Field(default=None, max_length=80)
    team: str | None = Field(default=None, max_length=80)
    value_cents: int | None = Field(default=None, sa_type=BigInteger)
    choice: SmallChoice = Field(sa_type=enum_type(SmallChoice))
    description: str | None = None
    bought_on: date
    created_at: datetime = Field(sa_type=UtcDateTime)
