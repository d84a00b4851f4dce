"""What presenters may know of the community: what everybody chose themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages.form_fields import Option
from bot.policy.community import Way
from storage.vocabulary import AskState


@dataclass(frozen=True)
class ProfileForm:
    """What stands in somebody's profile: slugs, what they typed, and what they chose."""

    themes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    helps_with: str = ""
    shown: bool = False
    leaves: bool = False


@dataclass(frozen=True)
class ProfileView:
    """Somebody's own profile, with everything that they can choose.

    ``takes_part``: they are in the community; ``left``: they were. ``joined`` this quarter,
    of ``members`` in all.
    """

    form: ProfileForm
    themes: Sequence[Option]
    categories: Sequence[Option]
    takes_part: bool = False
    left: bool = False
    joined: int = 0
    members: int = 0


@dataclass(frozen=True)
class PersonFound:
    """A colleague who may help, by Slack user id, with why.

    ``what``: what they stand for, wrote, bought or told; ``number``: that of the purchase or
    lesson.
    """

    person_id: int
    user: str
    way: Way
    what: str = ""
    number: int | None = None


@dataclass(frozen=True)
class QuestionLine:
    """What one colleague asks another, both by Slack user id. ``about`` was typed to search by."""

    question_id: int
    asker: str
    asked: str
    about: str
    text: str
    state: AskState
