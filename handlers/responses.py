"""What Slack is answered when a form is sent in."""

from collections.abc import Mapping
from typing import Any

Response = dict[str, Any]
"""The body of an acknowledgement (``response_action`` and what belongs to it)."""

DONE: Response = {"response_action": "clear"}


def in_its_place(view: Mapping[str, Any]) -> Response:
    """Another modal takes the place of the form."""
    return {"response_action": "update", "view": view}


def at_the_fields(errors: Mapping[str, str]) -> Response:
    """The form stays as it was filled in. ``errors``: what is told at a block, by its id."""
    return {"response_action": "errors", "errors": dict(errors)}
