"""Elements to press, and the image element.

Source: https://docs.slack.dev/reference/block-kit/block-elements (button, workflow button, icon
button, feedback buttons, overflow menu, image).
"""

from typing import Literal

from pydantic import Field

from bot.blockkit.base import Actionable, Strict
from bot.blockkit.composition import URL_LIMIT, Confirm, OverflowOption, Pictured
from bot.blockkit.texts import Plain75

VALUE_LIMIT = 2000
LABEL_LIMIT = 75


class Button(Actionable):
    """A button."""

    type: Literal["button"]
    text: Plain75
    value: str | None = Field(default=None, min_length=1, max_length=VALUE_LIMIT)
    url: str | None = Field(default=None, min_length=1, max_length=URL_LIMIT)
    style: Literal["primary", "danger"] | None = None
    accessibility_label: str | None = Field(default=None, max_length=LABEL_LIMIT)
    confirm: Confirm | None = None


class InputParameter(Strict):
    """A value handed to a workflow."""

    name: str
    value: str


class Trigger(Strict):
    """The link trigger of a workflow."""

    url: str = Field(min_length=1)
    customizable_input_parameters: list[InputParameter] | None = None


class Workflow(Strict):
    """The workflow that a button starts."""

    trigger: Trigger


class WorkflowButton(Actionable):
    """A button that starts a workflow."""

    type: Literal["workflow_button"]
    text: Plain75
    workflow: Workflow
    style: Literal["primary", "danger"] | None = None
    accessibility_label: str | None = Field(default=None, max_length=LABEL_LIMIT)
    confirm: Confirm | None = None


class IconButton(Actionable):
    """A small button with an icon, in a context_actions block."""

    type: Literal["icon_button"]
    icon: Literal["trash"]
    text: Plain75
    value: str | None = Field(default=None, max_length=VALUE_LIMIT)
    accessibility_label: str | None = Field(default=None, max_length=LABEL_LIMIT)
    visible_to_user_ids: list[str] | None = Field(default=None, max_length=10)
    confirm: Confirm | None = None


class FeedbackButton(Strict):
    """One half of a pair of feedback buttons."""

    text: Plain75
    value: str = Field(min_length=1, max_length=VALUE_LIMIT)
    accessibility_label: str | None = Field(default=None, max_length=LABEL_LIMIT)


class FeedbackButtons(Actionable):
    """Thumbs up and thumbs down, in a context_actions block."""

    type: Literal["feedback_buttons"]
    positive_button: FeedbackButton
    negative_button: FeedbackButton


class Overflow(Actionable):
    """A menu behind three dots."""

    type: Literal["overflow"]
    options: list[OverflowOption] = Field(min_length=1, max_length=5)
    confirm: Confirm | None = None


class ImageElement(Pictured):
    """An image inside another block."""

    type: Literal["image"]
