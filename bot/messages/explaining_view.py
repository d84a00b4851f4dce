"""What a presenter may know of themes that are taken along or explained."""

from dataclasses import dataclass

from bot.messages.form_fields import Option

APPLIES, OTHERWISE = ".applies", ".otherwise"
"""Values beside the slugs of reasons, which never begin with a full stop."""


@dataclass(frozen=True)
class AskedTheme:
    """A theme to apply or explain, with its reasons and the policy goal that is shown beside it.

    ``goal`` and ``goal_source`` are empty where the profile has none.
    """

    theme: str
    label: str
    reasons: tuple[Option, ...] = ()
    goal: str = ""
    goal_source: str = ""


@dataclass(frozen=True)
class ExplainSheet:
    """The form for one person. ``duty``: who must be able to explain, as the profile says it."""

    number: int
    themes: tuple[AskedTheme, ...]
    duty: str = ""
    duty_source: str = ""
    proposal: bool = False


@dataclass(frozen=True)
class ExplainedLine:
    """Why a theme is not taken along. ``by``: a Slack user id, empty if nobody knows any more."""

    label: str
    reason: str
    words: str
    by: str
    at: str


@dataclass(frozen=True)
class ExplainedView:
    """What was explained, for the people of a trajectory. ``may_change``: until publication."""

    trajectory_id: int
    lines: tuple[ExplainedLine, ...] = ()
    may_change: bool = False
