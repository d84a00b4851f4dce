"""Text objects and the limits that each place sets on them.

Source: https://docs.slack.dev/reference/block-kit/composition-objects/text-object (1 to 3000
characters; `emoji` belongs to plain_text, `verbatim` to mrkdwn).
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from bot.blockkit.base import OneOf, Strict
from bot.blockkit.problems import longer_than, refuse

TEXT_LIMIT = 3000


class PlainText(Strict):
    """Text shown as it is typed."""

    type: Literal["plain_text"]
    text: str = Field(min_length=1)
    emoji: bool | None = None


class Mrkdwn(Strict):
    """Text in Slack's own markup."""

    type: Literal["mrkdwn"]
    text: str = Field(min_length=1)
    verbatim: bool | None = None


class ContextPlainText(PlainText):
    """Plain text in a context block: it stands among images and has the general limit."""

    text: str = Field(min_length=1, max_length=TEXT_LIMIT)


class ContextMrkdwn(Mrkdwn):
    """Marked text in a context block."""

    text: str = Field(min_length=1, max_length=TEXT_LIMIT)


def at_most(limit: int) -> AfterValidator:
    """Annotate a text object with the number of characters that its place allows."""

    def judge(value: Any) -> Any:
        if len(value.text) > limit:
            raise refuse(longer_than(limit), "text")
        return value

    return AfterValidator(judge)


Plain24 = Annotated[PlainText, at_most(24)]
Plain30 = Annotated[PlainText, at_most(30)]
Plain75 = Annotated[PlainText, at_most(75)]
Plain100 = Annotated[PlainText, at_most(100)]
Plain150 = Annotated[PlainText, at_most(150)]
Plain200 = Annotated[PlainText, at_most(200)]
Plain2000 = Annotated[PlainText, at_most(2000)]

Text75 = Annotated[Any, OneOf(PlainText, Mrkdwn), at_most(75)]
Text150 = Annotated[Any, OneOf(PlainText, Mrkdwn), at_most(150)]
Text200 = Annotated[Any, OneOf(PlainText, Mrkdwn), at_most(200)]
Text300 = Annotated[Any, OneOf(PlainText, Mrkdwn), at_most(300)]
Text2000 = Annotated[Any, OneOf(PlainText, Mrkdwn), at_most(2000)]
Text3000 = Annotated[Any, OneOf(PlainText, Mrkdwn), at_most(TEXT_LIMIT)]
