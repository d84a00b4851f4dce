"""What is chosen in the list of lessons, as it travels in ids and values."""

from dataclasses import dataclass
from typing import ClassVar

from bot.messages.list_state import CarriedState


@dataclass(frozen=True, kw_only=True)
class LessonListState(CarriedState):
    """What somebody looks for among the lessons; ``words`` as they were typed, on one line."""

    MENUS: ClassVar[tuple[str, ...]] = ("theme", "category", "phase", "kind", "outcome", "mine")

    theme: str = ""
    category: str = ""
    phase: str = ""
    kind: str = ""
    outcome: str = ""
    mine: str = ""
