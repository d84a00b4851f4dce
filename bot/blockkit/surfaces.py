"""The three places blocks stand in: messages, modals and the Home tab.

Sources: https://docs.slack.dev/reference/block-kit/blocks and …/block-elements ("available in"),
https://docs.slack.dev/reference/views.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from bot.blockkit.base import OneOf, Strict
from bot.blockkit.blocks import (
    ActionsBlock,
    ContextActionsBlock,
    ContextBlock,
    DividerBlock,
    FileBlock,
    HeaderBlock,
    ImageBlock,
    InputBlock,
    MarkdownBlock,
    SectionBlock,
    VideoBlock,
)
from bot.blockkit.cards import AlertBlock, CardBlock, CarouselBlock, ContainerBlock
from bot.blockkit.problems import refuse
from bot.blockkit.rich_text import RichText
from bot.blockkit.tables import DataTableBlock, DataVisualizationBlock, TableBlock
from bot.blockkit.texts import Plain24

PRIVATE_METADATA_LIMIT = 3000

Surface = Literal["message", "modal", "home"]

_EVERYWHERE = (
    ActionsBlock,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    ImageBlock,
    InputBlock,
    RichText,
    SectionBlock,
    VideoBlock,
)
_IN_MESSAGES = (
    ContextActionsBlock,
    FileBlock,
    MarkdownBlock,
    TableBlock,
    DataTableBlock,
    DataVisualizationBlock,
    CardBlock,
    CarouselBlock,
    ContainerBlock,
)

ELEMENT_SURFACES: dict[str, frozenset[Surface]] = {
    "email_text_input": frozenset({"modal"}),
    "url_text_input": frozenset({"modal"}),
    "number_input": frozenset({"modal"}),
    "file_input": frozenset({"modal"}),
    "rich_text_input": frozenset({"modal", "home"}),
    "datetimepicker": frozenset({"modal", "message"}),
    "workflow_button": frozenset({"message"}),
}
"""Elements that do not stand everywhere; all others do."""


class Message(Strict):
    """The blocks of a message."""

    blocks: list[Annotated[Any, OneOf(*_EVERYWHERE, *_IN_MESSAGES)]] = Field(max_length=50)


class View(Strict):
    """What both kinds of view share."""

    callback_id: str | None = Field(default=None, max_length=255)
    external_id: str | None = Field(default=None, max_length=255)
    private_metadata: str | None = Field(default=None, max_length=PRIVATE_METADATA_LIMIT)


class HomeView(View):
    """The Home tab."""

    type: Literal["home"]
    blocks: list[Annotated[Any, OneOf(*_EVERYWHERE)]] = Field(max_length=100)


class ModalView(View):
    """A modal; with an input in it, `submit` is required."""

    type: Literal["modal"]
    title: Plain24
    submit: Plain24 | None = None
    close: Plain24 | None = None
    clear_on_close: bool | None = None
    notify_on_close: bool | None = None
    blocks: list[Annotated[Any, OneOf(*_EVERYWHERE, AlertBlock)]] = Field(max_length=100)

    @model_validator(mode="after")
    def _inputs_can_be_submitted(self) -> Self:
        if self.submit is None and any(isinstance(block, InputBlock) for block in self.blocks):
            raise refuse("missing required field: submit")
        return self


class AnyView(Strict):
    """The `view` argument of `views.open`, `views.update`, `views.push` and `views.publish`."""

    view: Annotated[Any, OneOf(HomeView, ModalView)]
