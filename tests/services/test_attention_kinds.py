"""Every kind of message stands in the one table that says how it asks for attention."""

import pytest

from bot.messages import lesson_ids, start_form_ids
from bot.policy.attention import Attention
from bot.services.attention_kinds import ASKS, UNASKED_KINDS, asks_of
from bot.services.telling import known_kinds
from storage.tables import Notice
from storage.vocabulary import Withheld
from tests.services.house import NOW


def notice(kind: str, occurrence: str = "once", withheld: Withheld | None = None) -> Notice:
    return Notice(
        workspace_id=1,
        kind=kind,
        subject_kind="any",
        subject_id=1,
        occurrence=occurrence,
        recipient="person:1",
        due_at=NOW,
        planned_at=NOW,
        withheld=withheld,
    )


def test_every_kind_that_can_be_told_says_how_it_asks_for_attention() -> None:
    """Whoever adds a kind decides it in ``bot/services/attention_kinds.py``."""
    assert set(ASKS) == known_kinds()


def test_what_changes_a_message_in_its_place_is_an_answer() -> None:
    for kind, asked, answered in (
        (lesson_ids.NOTICE_REQUEST, "asked", "declined"),
        (start_form_ids.NOTICE_HANDED_IN, "round 2", "round 2 judged"),
    ):
        assert asks_of(notice(kind, asked)).attention is Attention.WORK
        assert asks_of(notice(kind, answered)).attention is Attention.ANSWER


@pytest.mark.parametrize("kind", sorted(UNASKED_KINDS))
def test_what_somebody_wants_to_read_now_is_an_answer(kind: str) -> None:
    assert asks_of(notice(kind)).attention is Attention.UNASKED
    wanted = notice(kind, withheld=Withheld.ASKED_FOR)
    assert asks_of(wanted).attention is Attention.ANSWER
