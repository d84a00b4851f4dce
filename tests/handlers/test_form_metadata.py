"""What a rendered form step remembers while it is away at Slack."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.blockkit import PRIVATE_METADATA_LIMIT
from bot.messages.trajectory_form import FormState
from bot.services.form_states import fingerprints
from handlers.form_metadata import FormMetadata, read_metadata

metadata = st.builds(
    FormMetadata,
    subject_id=st.none() | st.integers(1, 2**63),
    version=st.integers(0, 2**31),
    base=st.dictionaries(st.text(max_size=30), st.text(max_size=8), max_size=14),
)


@settings(deadline=None)
@given(metadata)
def test_everything_comes_back(remembered: FormMetadata) -> None:
    """Through Slack, as text."""
    assert read_metadata(remembered.dump()) == remembered


def test_each_step_is_its_own() -> None:
    """A repeated submission carries the same nonce; another form never does."""
    steps = [FormMetadata() for _ in range(100)]
    assert len({step.nonce for step in steps}) == len(steps)
    assert len({step.step for step in steps}) == len(steps)
    assert all(step.nonce.startswith(step.step) for step in steps)


def test_a_whole_form_fits() -> None:
    """With a print of every field."""
    full = FormMetadata(2**63, 2**31, fingerprints(FormState(title="é" * 4000)))
    assert len(full.dump()) <= PRIVATE_METADATA_LIMIT / 2


def test_what_is_missing_gets_its_default() -> None:
    """A form that was opened before the program learnt to remember more."""
    old = read_metadata('{"nonce": "abc"}')
    assert (old.subject_id, old.version, old.base, old.nonce) == (None, 0, {}, "abc")


@pytest.mark.parametrize("text", ["", "null", "[]", '{"version": "veel"}', "trajectory 3"])
def test_what_is_no_metadata_is_refused(text: str) -> None:
    """Loudly: it would else be read as a new form."""
    with pytest.raises(ValidationError):
        read_metadata(text)


def test_it_is_plain_json() -> None:
    """So that a log of it can be read."""
    assert json.loads(FormMetadata(3, 1, {"title": "x"}, "n").dump()) == {
        "subject_id": 3,
        "version": 1,
        "base": {"title": "x"},
        "nonce": "n",
        "notes": {},
    }
