"""Whatever somebody types, the event that carries it is kept."""

from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from storage.database import Database
from storage.documents import storable
from storage.tables import InboxItem
from tests.storage.making import event_arrives

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=20)
WHOLE_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
NUMBERS = count()


def documents(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Documents as Slack sends them, with these texts in them."""
    leaves = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=6,
    )


@given(document=documents(WHOLE_TEXT))
def test_a_document_without_oddities_stays_as_it_is(document: Any) -> None:
    assert storable(document) == document


def test_what_cannot_be_stored_is_left_out_and_the_rest_stays() -> None:
    cut_in_two = "Feest \ud83c"
    odd = {"text": f"{cut_in_two} en\0 taart 🎂", "lijst\0": [{"naam": "\udf82"}], "aantal": 2}
    assert storable(odd) == {
        "text": "Feest \ufffd en taart 🎂",
        "lijst": [{"naam": "\ufffd"}],
        "aantal": 2,
    }


@settings(
    max_examples=40,
    deadline=None,  # the first example also opens the connection
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # every example is rolled back
)
@given(text=ANY_TEXT)
def test_an_event_with_any_text_is_kept(database: Database, here: int, text: str) -> None:
    with database.writing() as session:
        assert event_arrives(session, here, f"Ev{next(NUMBERS)}", payload={"text": text})
        assert session.exec(select(InboxItem.payload)).one() == {"text": storable(text)}
