"""What every model of Block Kit stands on: strict objects and unions told apart by `type`."""

from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

from bot.blockkit.problems import TAG, refuse


class Strict(BaseModel):
    """A JSON object in which everything is named: no other keys, no coercion, no null.

    Slack answers "invalid additional property" to an unknown key, and wants an optional key left
    out, not null.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_null(cls, value: Any) -> Any:
        if isinstance(value, dict):
            for key, item in value.items():
                if item is None:
                    raise refuse("must not be null", str(key))
        return value


class Identified(Strict):
    """A block: https://docs.slack.dev/reference/block-kit/blocks."""

    block_id: str | None = Field(default=None, min_length=1, max_length=255)


class Actionable(Strict):
    """An element that people act on: https://docs.slack.dev/reference/block-kit/block-elements."""

    action_id: str | None = Field(default=None, min_length=1, max_length=255)


class OneOf:
    """Annotates a field that holds one of several objects, told apart by their `type`.

    Not pydantic's own `Field(discriminator=…)`, because its locations mix the member's name with
    keys of the JSON: `text` is both a type and a key of rich text.
    """

    def __init__(self, *models: type[Strict]) -> None:
        self._models = {name: model for model in models for name in _type_names(model)}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Build pydantic's tagged union."""
        return core_schema.tagged_union_schema(
            choices={TAG + n: handler.generate_schema(m) for n, m in self._models.items()},
            discriminator=_tag_of,
        )


def _type_names(model: type[Strict]) -> tuple[str, ...]:
    return tuple(str(name) for name in get_args(model.model_fields["type"].annotation))


def _tag_of(value: Any) -> str | None:
    if isinstance(value, Strict):
        return TAG + str(getattr(value, "type", None))
    if isinstance(value, dict) and "type" in value:
        return TAG + str(value["type"])
    return None
