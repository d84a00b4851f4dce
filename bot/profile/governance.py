"""Who advises, decides and does; what it may cost."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.profile.base import Blank, Euros, Part, Slug, Sourced, Text, Year, enum_from
from storage.vocabulary import MunicipalRole, ProcessRole


class Body(Part):
    """A body that advises, decides or is told."""

    slug: Slug
    label: Text = Field(description="the name as people read it")
    short: Text | None = Field(default=None, description="such as 'BVT'")
    part: Literal["advises", "decides", "commissions", "informed"] = Field(
        description="its part in MVOI: advises, decides, commissions or informed"
    )
    text: Text = Field(description="what the plan says, in Dutch")


class Role(Part):
    """A function in the municipality's MVOI organisation."""

    slug: Slug
    label: Text = Field(description="the function as people read it; never a person's name")
    role: Annotated[MunicipalRole | None, BeforeValidator(enum_from(MunicipalRole))] = Field(
        default=None, description="the role in the program, where there is one"
    )
    represents: bool = Field(
        default=False, description="whether this role stands for themes or kinds of purchase"
    )
    tasks: Annotated[tuple[Text, ...], Blank("Wat zijn de taken van deze rol?")] = ()


class RoleInProcess(Part):
    """A role in one purchase."""

    role: Annotated[ProcessRole, BeforeValidator(enum_from(ProcessRole))] = Field(
        description="one of: client, budget_holder, buyer, procurement_adviser, contract_manager"
    )
    label: Text = Field(description="the role as people read it")
    aliases: tuple[Text, ...] = ()
    tasks: Annotated[tuple[Text, ...], Blank("Wat zijn de taken van deze rol?")] = ()


class BudgetYear(Part):
    """What a year costs, and for what."""

    year: Year
    amount: Euros


class BudgetLine(Part):
    """A part of one year's budget."""

    year: Year
    label: Text
    amount: Euros


class Capacity(Part):
    """Hours that people give."""

    who: Text = Field(description="a team or programme")
    amount: float = Field(strict=False, ge=0)
    unit: Literal["fte", "hours"]
    year: Year | None = None


class Budget(Sourced):
    """Money and hours. `spendable` is false when the money pays a position."""

    spendable: bool
    years: tuple[BudgetYear, ...] = ()
    structural: Euros | None = Field(default=None, description="whole euros every year")
    lines: tuple[BudgetLine, ...] = ()
    capacity: tuple[Capacity, ...] = ()
    coverage: Text = Field(description="where the money comes from, in Dutch")
    out_of_pocket: Text | None = Field(default=None, description="who pays small costs")
    extra_cost: Text | None = Field(default=None, description="who pays extra cost of a purchase")
    review: Text | None = Field(default=None, description="when the budget is looked at again")
