"""How the bot talks with people."""

from typing import Annotated

from pydantic import Field

from bot.profile.base import Part


class Conversation(Part):
    """What a municipality decides about talking with the bot in one's own words."""

    expires_after_days: Annotated[int, Field(ge=1, le=30)] = Field(
        default=3, description="days that a question may stay open, such as 3"
    )
    keeps_not_understood: bool = Field(
        default=False,
        description="true to keep sentences that were not understood for 30 days, without a name",
    )
