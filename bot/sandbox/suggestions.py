"""What an app answers to somebody who types in a menu of which it keeps the options itself."""

from typing import Self

from pydantic import Field, ValidationError, model_validator

from bot.blockkit.base import Strict
from bot.blockkit.composition import MenuOption, OptionGroup
from bot.blockkit.problems import from_validation_error, refuse
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json

_SHORTEST_QUERY = 3  # Slack's own, where a menu has no min_query_length


class _Suggestions(Strict):
    options: list[MenuOption] | None = Field(default=None, max_length=100)
    option_groups: list[OptionGroup] | None = Field(default=None, max_length=100)

    @model_validator(mode="after")
    def _options_or_groups(self) -> Self:
        if self.options is not None and self.option_groups is not None:
            raise refuse("must define either `options` or `option_groups`")
        return self


def shortest_query(element: Json) -> int:
    """How many characters somebody must type before the app is asked."""
    shortest = element.get("min_query_length")
    return _SHORTEST_QUERY if shortest is None else int(shortest)


def checked_suggestions(answer: Json) -> Json:
    """`{"options"}` or `{"option_groups"}`; an answer without either has no options.

    Raises:
        SlackError: `invalid_options`.
    """
    given = {key: answer[key] for key in ("options", "option_groups") if answer.get(key)}
    try:
        _Suggestions.model_validate(given)
    except ValidationError as error:
        problems = [str(problem) for problem in from_validation_error(error)]
        raise SlackError("invalid_options", problems) from error
    return given or {"options": []}
