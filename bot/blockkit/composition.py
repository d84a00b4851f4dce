"""Composition objects: what elements are made of.

Source: https://docs.slack.dev/reference/block-kit/composition-objects. Where the page and Slack's
own type package differ (confirmation dialogs: which keys are required) the looser one is taken.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from bot.blockkit.base import Strict
from bot.blockkit.problems import refuse
from bot.blockkit.texts import Plain30, Plain75, Plain100, Text75, Text300

URL_LIMIT = 3000


class Confirm(Strict):
    """A question before something happens."""

    title: Plain100 | None = None
    text: Text300
    confirm: Plain30 | None = None
    deny: Plain30 | None = None
    style: Literal["primary", "danger"] | None = None


class MenuOption(Strict):
    """A choice in a select menu: plain text only."""

    text: Plain75
    value: str = Field(min_length=1, max_length=150)
    description: Plain75 | None = None


class OverflowOption(MenuOption):
    """A choice in an overflow menu: the only one that may carry a url."""

    url: str | None = Field(default=None, min_length=1, max_length=URL_LIMIT)


class MarkedOption(Strict):
    """A choice among checkboxes or radio buttons: mrkdwn is allowed."""

    text: Text75
    value: str = Field(min_length=1, max_length=150)
    description: Text75 | None = None


class OptionGroup(Strict):
    """Choices under a heading."""

    label: Plain75
    options: list[MenuOption] = Field(min_length=1, max_length=100)


class DispatchActionConfig(Strict):
    """When typing sends a block_actions payload."""

    trigger_actions_on: list[Literal["on_enter_pressed", "on_character_entered"]] = Field(
        min_length=1, max_length=2
    )


class ConversationFilter(Strict):
    """Which conversations a menu offers; at least one key must be given."""

    include: list[Literal["im", "mpim", "private", "public"]] | None = Field(
        default=None, min_length=1
    )
    exclude_external_shared_channels: bool | None = None
    exclude_bot_users: bool | None = None

    @model_validator(mode="after")
    def _filters_something(self) -> Self:
        if not self.model_fields_set:
            raise refuse("must define at least one of the filters")
        return self


class SlackFile(Strict):
    """An image that lives in Slack: by url or by id, not both."""

    id: str | None = Field(default=None, min_length=1)
    url: str | None = Field(default=None, min_length=1, max_length=URL_LIMIT)

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.id is None) == (self.url is None):
            raise refuse("must define either `id` or `url`")
        return self


class Pictured(Strict):
    """Something with an image: alt_text, and the image by url or as a Slack file."""

    alt_text: str = Field(min_length=1, max_length=2000)
    image_url: str | None = Field(default=None, min_length=1, max_length=URL_LIMIT)
    slack_file: SlackFile | None = None

    @model_validator(mode="after")
    def _one_image(self) -> Self:
        if (self.image_url is None) == (self.slack_file is None):
            raise refuse("must define either `image_url` or `slack_file`")
        return self
