"""Every phrase of every page: used, rendered, and short enough for its place."""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import pytest
from jinja2.exceptions import UndefinedError

from bot.messages.message import BUTTON_LENGTH, MODAL_WORD_LENGTH
from bot.messages.trajectory_view import phase_label, role_label
from bot.messages.wording import Wording
from bot.profile import load_profile
from storage.vocabulary import Phase, ProcessRole
from tests.messages.everything import Everything, everything_at, loose_phrases, messages, modals
from tests.messages.samples import COMMON, House, buttons_in, house, houses, texts_in

CUT = "…"


@pytest.fixture(params=houses(), ids=lambda name: Path(name).stem)
def name(request: pytest.FixtureRequest) -> str:
    """The profile of each municipality in turn."""
    return str(request.param)


@pytest.fixture
def at_home(name: str) -> House:
    """Each municipality in turn."""
    return house(name)


@pytest.fixture
def everything(name: str) -> Everything:
    """Everything that it says."""
    return everything_at(name)


class Listening(Wording):
    """Real wording that remembers which phrases it was asked for."""

    def __init__(self) -> None:
        self.heard: set[tuple[str, str]] = set()
        super().__init__(COMMON)

    def _render(self, page: str, phrase: str, *, safe: bool, data: Mapping[str, object]) -> str:
        self.heard.add((page, phrase))
        return super()._render(page, phrase, safe=safe, data=data)


def test_every_phrase_is_used() -> None:
    """A phrase that nothing asks for is a phrase that nobody keeps right."""
    profile, words = load_profile("midden-groningen"), Listening()
    for _ in chain(messages(profile, words), modals(profile, words), loose_phrases(words)):
        pass
    there = {(page, phrase) for page, phrases in words.pages().items() for phrase in phrases}
    assert words.heard == there


def everything_read(everything: Everything) -> Iterator[str]:
    """Every text that somebody reads somewhere."""
    for message in everything.messages:
        yield message.text
        yield from texts_in(message.blocks, "mrkdwn")
        yield from texts_in(message.blocks, "plain_text")
    for modal in everything.modals:
        yield from texts_in(modal, "mrkdwn")
        yield from texts_in(modal, "plain_text")
    yield from everything.phrases


def test_nothing_of_the_program_shows_through(everything: Everything) -> None:
    """No template marks, no Python, no slugs of roles and phases, no double spaces."""
    texts = list(everything_read(everything))
    assert len(texts) > 200
    for text in texts:
        assert text.strip() == text != ""
        for mark in ("{{", "}}", "{%", "None", "True", "False", "[]", "()", "Undefined", "_ _"):
            assert mark not in text, text
        assert "  " not in text, text
        assert not set(text.split()) & {"budget_holder", "procurement_adviser", "niet-nodig"}


def test_labels_and_titles_stand_uncut(everything: Everything) -> None:
    """Also with the largest number and the longest channel that really occur."""
    posted = [message.blocks for message in everything.messages]
    buttons = [button["text"]["text"] for button in buttons_in([*everything.modals, *posted])]
    assert len(buttons) > 20
    for label in buttons:
        assert len(label) <= BUTTON_LENGTH, label
        assert CUT not in label
    for modal in everything.modals:
        for place in ("title", "submit", "close"):
            word = modal.get(place, {}).get("text", "")
            assert len(word) <= MODAL_WORD_LENGTH, word
            assert CUT not in word, word


def test_every_phase_and_role_has_a_name(at_home: House) -> None:
    """And no two the same."""
    phases = {phase_label(phase, at_home.words) for phase in Phase}
    roles = {role_label(role, at_home.words) for role in ProcessRole}
    assert len(phases) == len(Phase)
    assert len(roles) == len(ProcessRole)


def test_the_municipality_is_called_what_it_calls_itself(
    at_home: House, everything: Everything
) -> None:
    """Its command, its acronym, its coordinator."""
    texts = "\n".join(everything_read(everything))
    profile = at_home.profile
    for own in (profile.command, profile.acronym, profile.coordinator_title):
        assert own in texts
    for other in {"/mvoi", "/mvi"} - {profile.command}:
        assert other not in texts


def test_a_phrase_without_what_it_mentions_is_refused() -> None:
    """Rather than showing a gap to somebody."""
    words = Wording(COMMON)
    for render in (words.mrkdwn, words.plain):
        with pytest.raises(UndefinedError, match="title"):
            render("trajectory_card", "notification", number=1, team=None)


def test_what_a_phrase_does_not_mention_is_no_matter() -> None:
    """A presenter may give more than one municipality uses."""
    words = Wording(COMMON)
    assert words.plain("help", "trajectory_button", number=3, title="x") == "Traject aanmelden"


def test_there_is_no_other_phrase() -> None:
    """A slip in a name fails loudly."""
    with pytest.raises(KeyError):
        Wording(COMMON).plain("help", "halo")
