"""From choice to contract: what a municipality asks about the place of its themes."""

from typing import Annotated

from pydantic import Field

from bot.profile.base import Keyed, Label, Part, Slug, Text


class NowhereReason(Part):
    """Why a theme may stand nowhere in the papers; from a list, so that it can be counted."""

    slug: Slug
    label: Label = Field(description="as people read it, such as 'Geen markt voor'")


class Promises(Part):
    """What is asked before publication and while a contract runs."""

    reasons: Annotated[Keyed[NowhereReason], Field(max_length=20)] = ()
    totals: tuple[Slug, ...] = Field(
        default=(),
        description="slugs of [themes.*] tables whose results count people, hours and euros",
    )
    proposal: bool = Field(default=False, description="true when nobody decided on it yet")
    reason: Text | None = Field(default=None, description="why this is proposed")
