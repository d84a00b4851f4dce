"""The blocks that most messages and views are made of.

Source: https://docs.slack.dev/reference/block-kit/blocks, one page per block.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from bot.blockkit.base import Identified, OneOf
from bot.blockkit.buttons import (
    Button,
    FeedbackButtons,
    IconButton,
    ImageElement,
    Overflow,
    WorkflowButton,
)
from bot.blockkit.composition import URL_LIMIT, Pictured
from bot.blockkit.inputs import (
    DatePicker,
    DateTimePicker,
    EmailInput,
    FileInput,
    NumberInput,
    PlainTextInput,
    RichTextInput,
    TimePicker,
    UrlInput,
)
from bot.blockkit.menus import MULTI_SELECTS, SELECTS, Checkboxes, RadioButtons
from bot.blockkit.problems import refuse
from bot.blockkit.texts import (
    ContextMrkdwn,
    ContextPlainText,
    Plain150,
    Plain200,
    Plain2000,
    PlainText,
    Text2000,
    Text3000,
    at_most,
)

_CHOICES = (*SELECTS, *MULTI_SELECTS, Checkboxes, RadioButtons, DatePicker, TimePicker)
_BUTTONS = (Button, Overflow, WorkflowButton)

Accessory = Annotated[Any, OneOf(*_BUTTONS, *_CHOICES, ImageElement)]
ActionElement = Annotated[Any, OneOf(*_BUTTONS, *_CHOICES, DateTimePicker)]
InputElement = Annotated[
    Any,
    OneOf(
        *_CHOICES,
        DateTimePicker,
        PlainTextInput,
        EmailInput,
        UrlInput,
        NumberInput,
        FileInput,
        RichTextInput,
    ),
]
ContextElement = Annotated[Any, OneOf(ContextPlainText, ContextMrkdwn, ImageElement)]
ContextAction = Annotated[Any, OneOf(FeedbackButtons, IconButton)]


class SectionBlock(Identified):
    """Text, fields, and one element beside them."""

    type: Literal["section"]
    text: Text3000 | None = None
    fields: list[Text2000] | None = Field(default=None, min_length=1, max_length=10)
    accessory: Accessory | None = None
    expand: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.text is None and self.fields is None:
            raise refuse("must define either `fields` or `text`")
        return self


class HeaderBlock(Identified):
    """A heading."""

    type: Literal["header"]
    text: Plain150


class ContextBlock(Identified):
    """Small print."""

    type: Literal["context"]
    elements: list[ContextElement] = Field(min_length=1, max_length=10)


class DividerBlock(Identified):
    """A line."""

    type: Literal["divider"]


class ActionsBlock(Identified):
    """Elements in a row."""

    type: Literal["actions"]
    elements: list[ActionElement] = Field(min_length=1, max_length=25)


class ContextActionsBlock(Identified):
    """Feedback and icon buttons under a message."""

    type: Literal["context_actions"]
    elements: list[ContextAction] = Field(min_length=1, max_length=5)


class InputBlock(Identified):
    """A field with a label.

    `dispatch_action` does not go together with a file input ("an unsupported type error will be
    raised": https://docs.slack.dev/reference/block-kit/blocks/input-block).
    """

    type: Literal["input"]
    label: Plain2000
    element: InputElement
    hint: Plain2000 | None = None
    optional: bool | None = None
    dispatch_action: bool | None = None

    @model_validator(mode="after")
    def _files_do_not_dispatch(self) -> Self:
        if self.dispatch_action and isinstance(self.element, FileInput):
            raise refuse("unsupported type: file_input", "element", "type")
        return self


class ImageBlock(Identified, Pictured):
    """An image."""

    type: Literal["image"]
    title: Plain2000 | None = None


class MarkdownBlock(Identified):
    """Standard Markdown, which Slack translates; 12,000 characters for all of them together."""

    type: Literal["markdown"]
    text: str = Field(min_length=1, max_length=12_000)


class FileBlock(Identified):
    """A remote file."""

    type: Literal["file"]
    external_id: str = Field(min_length=1)
    source: Literal["remote"]


class VideoBlock(Identified):
    """An embedded video."""

    type: Literal["video"]
    alt_text: str = Field(min_length=1, max_length=2000)
    title: Annotated[PlainText, at_most(199)]
    title_url: str | None = Field(default=None, pattern="^https://", max_length=URL_LIMIT)
    video_url: str = Field(pattern="^https://", max_length=URL_LIMIT)
    thumbnail_url: str = Field(min_length=1, max_length=URL_LIMIT)
    description: Plain200 | None = None
    author_name: str | None = Field(default=None, max_length=49)
    provider_name: str | None = Field(default=None, max_length=49)
    provider_icon_url: str | None = Field(default=None, max_length=URL_LIMIT)
