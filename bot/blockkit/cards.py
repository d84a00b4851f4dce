"""Cards, carousels, containers and alerts.

Sources: https://docs.slack.dev/reference/block-kit/blocks/card-block, carousel-block,
container-block and alert-block.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from bot.blockkit.base import Identified, OneOf
from bot.blockkit.blocks import (
    ActionsBlock,
    ContextBlock,
    DividerBlock,
    FileBlock,
    HeaderBlock,
    ImageBlock,
    InputBlock,
    SectionBlock,
    VideoBlock,
)
from bot.blockkit.buttons import Button, ImageElement
from bot.blockkit.problems import refuse
from bot.blockkit.rich_text import RichText
from bot.blockkit.tables import TableBlock
from bot.blockkit.texts import Plain150, Text150, Text200


class AlertBlock(Identified):
    """A message of importance, in a modal."""

    type: Literal["alert"]
    text: Text200
    level: Literal["default", "info", "warning", "error", "success"] | None = None


class CardBlock(Identified):
    """A picture, a few words, a few buttons."""

    type: Literal["card"]
    hero_image: ImageElement | None = None
    icon: ImageElement | None = None
    title: Text150 | None = None
    subtitle: Text150 | None = None
    body: Text200 | None = None
    actions: list[Annotated[Any, OneOf(Button)]] | None = Field(
        default=None, min_length=1, max_length=3
    )

    @model_validator(mode="after")
    def _shows_something(self) -> Self:
        if not (self.hero_image or self.title or self.body or self.actions):
            raise refuse("must define one of `hero_image`, `title`, `actions` or `body`")
        return self


class CarouselBlock(Identified):
    """Cards beside each other."""

    type: Literal["carousel"]
    elements: list[Annotated[Any, OneOf(CardBlock)]] = Field(min_length=1, max_length=10)


class ContainerBlock(Identified):
    """Blocks under one title, that can be folded."""

    type: Literal["container"]
    title: Plain150 | None = None
    rich_text_title: RichText | None = None
    subtitle: Text150 | None = None
    icon: ImageElement | None = None
    width: Literal["narrow", "standard", "wide", "full"] | None = None
    is_collapsible: bool | None = None
    default_collapsed: bool | None = None
    has_header_divider: bool | None = None
    child_blocks: list[
        Annotated[
            Any,
            OneOf(
                ActionsBlock,
                ContextBlock,
                DividerBlock,
                FileBlock,
                HeaderBlock,
                ImageBlock,
                InputBlock,
                RichText,
                SectionBlock,
                TableBlock,
                VideoBlock,
            ),
        ]
    ] = Field(min_length=1, max_length=10)

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        if self.title is None and self.rich_text_title is None:
            raise refuse("must define either `title` or `rich_text_title`")
        if self.default_collapsed and not self.is_collapsible:
            raise refuse("requires `is_collapsible`", "default_collapsed")
        return self
