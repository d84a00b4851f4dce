"""The calendar of tenders: how far ahead each procedure starts, and when teams hear of it."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from bot.profile.base import Blank, Keyed, Label, Part, Slug, Sourced, Text

Weeks = Annotated[int, Field(ge=1, le=260)]
CpvPrefix = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,8}$")]


class Procedure(Part):
    """A way to buy, with the time that it takes. An indication: Inkoop decides which it is."""

    slug: Slug
    label: Label = Field(description="the name as people read it, such as 'Europees'")
    aliases: tuple[Text, ...] = Field(default=(), description="other names of the same procedure")
    lead_weeks: Annotated[
        Weeks | None, Blank("Hoeveel weken voor het einde van het contract moet je beginnen?")
    ] = Field(default=None, description="how long before a contract ends it starts, in weeks")
    proposal: bool = Field(default=False, description="true when nobody decided on it yet")


class CpvRule(Part):
    """Which category a CPV code belongs to: the longest prefix that fits counts."""

    prefix: CpvPrefix = Field(description="the first digits of the code, such as '4523'")
    category: Slug = Field(description="the slug of one of the [categories.*] tables")


class CpvTable(Sourced):
    """The main vocabulary of the European classification, as this municipality reads it."""

    rules: tuple[CpvRule, ...]
    proposal: bool = Field(default=False, description="true when nobody decided on it yet")

    def category_of(self, code: str) -> str | None:
        """The category of a code such as '45233140-2'; None where no rule fits."""
        fitting = [each for each in self.rules if code.strip().startswith(each.prefix)]
        return max(fitting, key=lambda each: len(each.prefix)).category if fitting else None


class TenderCalendar(Part):
    """When upcoming tenders are brought up. The plans name no moments: a proposal."""

    procedures: Keyed[Procedure] = ()
    default_procedure: Slug | None = Field(
        default=None, description="whose lead time counts where the procedure is not known"
    )
    weeks_before_publication: Annotated[tuple[Weeks, ...], Field(max_length=6)] = Field(
        default=(26, 13, 4), description="weeks before publication, the earliest first"
    )
    appears_weeks: Annotated[int, Field(ge=0, le=52)] = Field(
        default=4, description="so long before its first moment a follow-up comes on the calendar"
    )
    money_weeks: Annotated[int, Field(ge=1, le=26)] = Field(
        default=8, description="so long before the month of kadernota or begroting money is asked"
    )
    own_names: tuple[Text, ...] = Field(
        default=(), description="how public files write the organisation, such as 'Gemeente Leiden'"
    )
    cpv: CpvTable | None = None
    proposal: bool = Field(default=False, description="true when nobody decided on it yet")
    reason: Text | None = Field(default=None, description="why this is proposed")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        weeks = self.weeks_before_publication
        if list(weeks) != sorted(set(weeks), reverse=True):
            raise ValueError(
                "weeks_before_publication has the earliest first, each once: 26, 13, 4"
            )
        known = {each.slug for each in self.procedures}
        if self.default_procedure is not None and self.default_procedure not in known:
            raise ValueError(f"default_procedure '{self.default_procedure}' is no procedure")
        return self

    def lead_weeks(self, procedure: str | None) -> int | None:
        """How long before a contract ends a procedure starts; None where nobody said so."""
        by_slug = {each.slug: each.lead_weeks for each in self.procedures}
        own = by_slug.get(procedure or "")
        return own if own is not None else by_slug.get(self.default_procedure or "")
