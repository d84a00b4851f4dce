"""Any row of answers, clicks, breaks and changes: the lesson only ever holds what was answered."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.messages import lesson_ids as ids
from bot.services.lesson_fields import FREE_TEXT, input_of
from storage.database import Database
from storage.vocabulary import InterviewState
from tests.services.conftest import PROFILE
from tests.services.house import COORDINATOR, build_house
from tests.services.interviewing import Chat, Heard
from tests.support.fuzz import examples

STORY = ("problem", "approach", "result", "advice")
TYPED = st.sampled_from(
    (
        "Het was te duur.",
        "En het duurde lang.\nTe lang.",
        "goed",
        "klimaat",
        "gww",
        "31 ton",
        "https://cbs.nl",
        "Jansen B.V. was te laat.",
        "a" * 3000,
        "overslaan",
        "later",
        "stop",
        "hulp",
        "nee",
        "laat staan",
    )
)
BUTTONS = (
    ids.INTERVIEW_SKIP,
    ids.INTERVIEW_PAUSE,
    ids.INTERVIEW_STOP,
    ids.INTERVIEW_KEEP,
    f"{ids.INTERVIEW_CHOOSE}_goed",
    f"{ids.INTERVIEW_CHOOSE}_proces",
)


class Interviewing(RuleBasedStateMachine):
    """Two people, two lessons, and a Slack that delivers whenever it likes."""

    migrated: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        file = Path(self.folder.name) / "vaandel.db"
        shutil.copy(self.migrated, file)
        self.database = Database(f"sqlite:///{file}")
        house = build_house(self.database, profile=PROFILE)
        self.chats = [Chat(house), Chat(house, COORDINATOR)]
        self.lessons: list[int] = []
        self.typed: set[str] = set()
        self.touched: set[tuple[int, str]] = set()

    @initialize()
    def begin(self) -> None:
        """One lesson with an answer in it that nobody is asked about, and an empty one."""
        self.lessons = [self.chats[0].keeps(problem="Stond er al."), self.chats[0].keeps()]

    @rule(who=st.integers(0, 1), which=st.integers(0, 1))
    def start(self, who: int, which: int) -> None:
        """Press "Vertel meer"."""
        self.chats[who].presses_start(self.lessons[which])

    @rule(who=st.integers(0, 1), text=TYPED)
    def type(self, who: int, text: str) -> None:
        """Say something."""
        self.typed.add(text)
        self.chats[who].types(text)

    @rule(who=st.integers(0, 1))
    def deliver(self, who: int) -> None:
        """Slack brings what is planned."""
        while self.chats[who].delivers_one():
            pass

    @precondition(lambda self: any(chat.told for chat in self.chats))
    @rule(data=st.data())
    def press(self, data: st.DataObject) -> None:
        """Press a button of any message, however old."""
        chat = data.draw(st.sampled_from([chat for chat in self.chats if chat.told]))
        heard: Heard = data.draw(st.sampled_from(chat.told[-4:]))
        there = [button for button in BUTTONS if button in heard.values]
        if there:
            chat.presses(heard, data.draw(st.sampled_from(there)))

    @precondition(lambda self: any(chat.said for chat in self.chats))
    @rule(data=st.data(), text=TYPED)
    def edit(self, data: st.DataObject, text: str) -> None:
        """Change any message."""
        chat = data.draw(st.sampled_from([chat for chat in self.chats if chat.said]))
        self.typed.add(text)
        chat.edits(data.draw(st.sampled_from(sorted(chat.said))), text)

    @precondition(lambda self: any(chat.said for chat in self.chats))
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Take any message away."""
        chat = data.draw(st.sampled_from([chat for chat in self.chats if chat.said]))
        chat.deletes(data.draw(st.sampled_from(sorted(chat.said))))

    @rule(hours=st.sampled_from((1, 30, 80)))
    def wait(self, hours: int) -> None:
        """Time passes for everybody."""
        for chat in self.chats:
            chat.later(hours=hours)

    @invariant()
    def one_interview_is_open_per_person(self) -> None:
        """And only that has a question or an answer that waits."""
        for chat in self.chats:
            interviews = chat.interviews()
            assert sum(each.state is InterviewState.OPEN for each in interviews) <= 1
            for each in interviews:
                assert (each.pending is None) or each.state is InterviewState.OPEN
                assert each.question is not None or each.state is not InterviewState.OPEN
                assert each.asked_since <= each.turn

    @invariant()
    def every_turn_is_told_once(self) -> None:
        """Its number is its name."""
        assert set(self.chats[0].planned_turns().values()) <= {1}

    @invariant()
    def a_lesson_holds_only_what_was_typed(self) -> None:
        """Whole messages, and nothing in place of what stood there before."""
        for number, lesson_id in enumerate(self.lessons):
            wanted = input_of(self.chats[0].lesson(lesson_id))
            if number == 0:
                assert wanted.problem == "Stond er al."
            lines = {line for text in self.typed for line in text.split("\n")}
            for name in FREE_TEXT:
                value = getattr(wanted, name)
                if name in {"title", "insight"} or value is None or value == "Stond er al.":
                    continue
                assert set(value.split("\n")) <= lines | {"En het duurde lang. Te lang."}
                assert len(value) <= 2900

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.database.close()
        self.folder.cleanup()


@pytest.mark.slow
def test_any_row_of_doings_leaves_it_right(sqlite_template: Path) -> None:
    """The invariants above hold after each of them."""
    Interviewing.migrated = sqlite_template
    run_state_machine_as_test(
        Interviewing,
        settings=settings(
            max_examples=examples(40),
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
