"""Elements to fill in: texts, numbers, dates, times, files.

Source: https://docs.slack.dev/reference/block-kit/block-elements, one page per element.
"""

from decimal import Decimal, InvalidOperation
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.blockkit.base import Actionable
from bot.blockkit.composition import Confirm, DispatchActionConfig
from bot.blockkit.problems import longer_than, refuse
from bot.blockkit.rich_text import RichText
from bot.blockkit.texts import TEXT_LIMIT, Plain150

Lines = Annotated[int, Field(ge=1, le=100)]


class Typing(Actionable):
    """A field that people type in."""

    placeholder: Plain150 | None = None
    dispatch_action_config: DispatchActionConfig | None = None
    focus_on_load: bool | None = None


class PlainTextInput(Typing):
    """Free text."""

    type: Literal["plain_text_input"]
    initial_value: str | None = Field(default=None, max_length=TEXT_LIMIT)
    multiline: bool | None = None
    min_length: int | None = Field(default=None, ge=0, le=TEXT_LIMIT)
    max_length: int | None = Field(default=None, ge=1, le=TEXT_LIMIT)

    @model_validator(mode="after")
    def _lengths_agree(self) -> Self:
        if self.max_length is None:
            return self
        if self.min_length is not None and self.min_length > self.max_length:
            raise refuse("must not be more than `max_length`", "min_length")
        if self.initial_value is not None and len(self.initial_value) > self.max_length:
            raise refuse(longer_than(self.max_length), "initial_value")
        return self


class EmailInput(Typing):
    """An e-mail address."""

    type: Literal["email_text_input"]
    initial_value: str | None = None


class UrlInput(Typing):
    """A web address."""

    type: Literal["url_text_input"]
    initial_value: str | None = None


class NumberInput(Typing):
    """A number; its values travel as texts."""

    type: Literal["number_input"]
    is_decimal_allowed: bool
    initial_value: str | None = None
    min_value: str | None = None
    max_value: str | None = None

    @model_validator(mode="after")
    def _values_agree(self) -> Self:
        lowest = self._number("min_value", self.min_value)
        highest = self._number("max_value", self.max_value)
        initial = self._number("initial_value", self.initial_value)
        if lowest is not None and highest is not None and lowest > highest:
            raise refuse("must not be more than `max_value`", "min_value")
        if initial is not None and lowest is not None and initial < lowest:
            raise refuse("must not be less than `min_value`", "initial_value")
        if initial is not None and highest is not None and initial > highest:
            raise refuse("must not be more than `max_value`", "initial_value")
        return self

    def _number(self, key: str, text: str | None) -> Decimal | None:
        if text is None:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            raise refuse("must be a number", key) from None
        if not number.is_finite():
            raise refuse("must be a number", key)
        if not self.is_decimal_allowed and number != number.to_integral_value():
            raise refuse("must be a whole number", key)
        return number


class RichTextInput(Typing):
    """Formatted text."""

    type: Literal["rich_text_input"]
    initial_value: RichText | None = None
    min_lines: Lines | None = None
    max_lines: Lines | None = None


class FileInput(Actionable):
    """Files to upload."""

    type: Literal["file_input"]
    filetypes: list[str] | None = Field(default=None, min_length=1)
    max_files: int | None = Field(default=None, ge=1, le=10)


class Picking(Actionable):
    """A date or a time."""

    confirm: Confirm | None = None
    focus_on_load: bool | None = None


class DatePicker(Picking):
    """A date, `YYYY-MM-DD`."""

    type: Literal["datepicker"]
    initial_date: str | None = Field(
        default=None, pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
    )
    placeholder: Plain150 | None = None


class TimePicker(Picking):
    """A time of day, `HH:mm`."""

    type: Literal["timepicker"]
    initial_time: str | None = Field(default=None, pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    placeholder: Plain150 | None = None
    timezone: str | None = Field(default=None, min_length=1)


class DateTimePicker(Picking):
    """A moment: ten digits, Unix time in seconds."""

    type: Literal["datetimepicker"]
    initial_date_time: int | None = Field(default=None, ge=1_000_000_000, le=9_999_999_999)
