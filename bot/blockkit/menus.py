"""Elements to choose with: select menus, checkboxes, radio buttons.

Sources: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element,
multi-select-menu-element, checkboxes-element and radio-button-group-element. `initial_option(s)`
must exactly match one of the options.
"""

from collections.abc import Iterable
from typing import Literal, Self

from pydantic import Field, model_validator

from bot.blockkit.base import Actionable, Strict
from bot.blockkit.composition import (
    Confirm,
    ConversationFilter,
    MarkedOption,
    MenuOption,
    OptionGroup,
)
from bot.blockkit.problems import refuse
from bot.blockkit.texts import Plain150

_NOT_AN_OPTION = "must be one of the provided options"


class Choosing(Actionable):
    """What all of them share."""

    confirm: Confirm | None = None
    focus_on_load: bool | None = None


class Menu(Choosing):
    """A menu with one choice."""

    placeholder: Plain150 | None = None


class MultiMenu(Menu):
    """A menu with several choices."""

    max_selected_items: int | None = Field(default=None, ge=1)


class StaticOptions(Strict):
    """Options of the app's own: plain or in groups, not both."""

    options: list[MenuOption] | None = Field(default=None, min_length=1, max_length=100)
    option_groups: list[OptionGroup] | None = Field(default=None, min_length=1, max_length=100)

    @model_validator(mode="after")
    def _options_or_groups(self) -> Self:
        if (self.options is None) == (self.option_groups is None):
            raise refuse("must define either `options` or `option_groups`")
        return self

    def all_options(self) -> list[MenuOption]:
        """Return the options, those in groups included."""
        groups = self.option_groups or ()
        return [*(self.options or ()), *(option for group in groups for option in group.options)]


class StaticSelect(StaticOptions, Menu):
    """One of the app's own options."""

    type: Literal["static_select"]
    initial_option: MenuOption | None = None

    @model_validator(mode="after")
    def _initial_is_an_option(self) -> Self:
        if self.initial_option is not None and self.initial_option not in self.all_options():
            raise refuse(_NOT_AN_OPTION, "initial_option")
        return self


class MultiStaticSelect(StaticOptions, MultiMenu):
    """Several of the app's own options."""

    type: Literal["multi_static_select"]
    initial_options: list[MenuOption] | None = Field(default=None, min_length=1, max_length=100)

    @model_validator(mode="after")
    def _initial_are_options(self) -> Self:
        _all_among(self.initial_options or (), self.all_options())
        _no_more_than(self.max_selected_items, self.initial_options or (), "initial_options")
        return self


class ExternalSelect(Menu):
    """One of the options that the app gives while somebody types."""

    type: Literal["external_select"]
    initial_option: MenuOption | None = None
    min_query_length: int | None = Field(default=None, ge=0)


class MultiExternalSelect(MultiMenu):
    """Several of the options that the app gives while somebody types."""

    type: Literal["multi_external_select"]
    initial_options: list[MenuOption] | None = Field(default=None, min_length=1, max_length=100)
    min_query_length: int | None = Field(default=None, ge=0)


class UsersSelect(Menu):
    """One person."""

    type: Literal["users_select"]
    initial_user: str | None = Field(default=None, min_length=1)


class MultiUsersSelect(MultiMenu):
    """Several people."""

    type: Literal["multi_users_select"]
    initial_users: list[str] | None = None


class ConversationsSelect(Menu):
    """One conversation."""

    type: Literal["conversations_select"]
    initial_conversation: str | None = Field(default=None, min_length=1)
    default_to_current_conversation: bool | None = None
    response_url_enabled: bool | None = None
    filter: ConversationFilter | None = None


class MultiConversationsSelect(MultiMenu):
    """Several conversations."""

    type: Literal["multi_conversations_select"]
    initial_conversations: list[str] | None = None
    default_to_current_conversation: bool | None = None
    filter: ConversationFilter | None = None


class ChannelsSelect(Menu):
    """One public channel."""

    type: Literal["channels_select"]
    initial_channel: str | None = Field(default=None, min_length=1)
    response_url_enabled: bool | None = None


class MultiChannelsSelect(MultiMenu):
    """Several public channels."""

    type: Literal["multi_channels_select"]
    initial_channels: list[str] | None = None


class Checkboxes(Choosing):
    """Boxes to tick."""

    type: Literal["checkboxes"]
    options: list[MarkedOption] = Field(min_length=1, max_length=10)
    initial_options: list[MarkedOption] | None = Field(default=None, min_length=1, max_length=10)

    @model_validator(mode="after")
    def _initial_are_options(self) -> Self:
        _all_among(self.initial_options or (), self.options)
        return self


class RadioButtons(Choosing):
    """One of a few."""

    type: Literal["radio_buttons"]
    options: list[MarkedOption] = Field(min_length=1, max_length=10)
    initial_option: MarkedOption | None = None

    @model_validator(mode="after")
    def _initial_is_an_option(self) -> Self:
        if self.initial_option is not None and self.initial_option not in self.options:
            raise refuse(_NOT_AN_OPTION, "initial_option")
        return self


SELECTS = (StaticSelect, ExternalSelect, UsersSelect, ConversationsSelect, ChannelsSelect)
MULTI_SELECTS = (
    MultiStaticSelect,
    MultiExternalSelect,
    MultiUsersSelect,
    MultiConversationsSelect,
    MultiChannelsSelect,
)


def _all_among(initial: Iterable[Strict], options: Iterable[Strict]) -> None:
    known = list(options)
    for number, option in enumerate(initial):
        if option not in known:
            raise refuse(_NOT_AN_OPTION, "initial_options", number)


def _no_more_than(limit: int | None, chosen: Iterable[Strict], key: str) -> None:
    if limit is not None and len(list(chosen)) > limit:
        raise refuse(f"no more than {limit} items allowed", key)
