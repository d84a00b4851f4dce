"""The form: what it asks, what it proposes, and what comes back."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import validate_view
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.trajectory_form import SHORT_TEXT, TITLE_LENGTH, FormState, edit_form, new_form
from bot.profile import Profile, Theme, load_profile
from storage.vocabulary import ProcessRole
from tests.messages.filled_in import element, hint, names, sent_as_it_stands
from tests.messages.samples import house, states, texts_in

PROFILE = "midden-groningen"


def new(state: FormState, profile: Profile | None = None, *, step: str = "1") -> Block:
    """The form for a new trajectory."""
    at_home = house(PROFILE)
    return new_form(state, profile or at_home.profile, at_home.words, metadata="", step=step)


def edit(
    state: FormState,
    profile: Profile | None = None,
    *,
    current: Mapping[str, str] | None = None,
) -> Block:
    """The form for everything."""
    at_home = house(PROFILE)
    return edit_form(
        state,
        profile or at_home.profile,
        at_home.words,
        number=14,
        metadata="",
        step="1",
        current=current,
    )


def required(view: Block) -> set[str]:
    """The fields that must be filled in."""
    return {
        block["element"]["action_id"]
        for block in view["blocks"]
        if block["type"] == "input" and not block.get("optional", False)
    }


def test_a_new_trajectory_asks_two_things() -> None:
    """Everything else can follow."""
    view = new(FormState())
    assert required(view) == {"title", "category"}
    assert names(view) == ["title", "category", "team", "value", "publication", "client"]
    assert "Twee velden zijn genoeg" in next(texts_in(view["blocks"], "mrkdwn"))


def test_a_municipality_without_categories_asks_one_thing() -> None:
    """And does not speak of two."""
    profile = load_profile(PROFILE).model_copy(update={"categories": ()})
    view = new(FormState(), profile)
    assert required(view) == {"title"}
    assert hint(view, "team") is None
    assert "soort inkoop" in (hint(new(FormState()), "team") or "")
    assert "Eén veld is genoeg" in next(texts_in(view["blocks"], "mrkdwn"))


def test_a_municipality_without_teams_is_not_asked_for_one() -> None:
    """A menu without options would be refused."""
    profile = load_profile(PROFILE).model_copy(update={"categories": (), "teams": ()})
    view = edit(FormState(), profile)
    assert not {"team", "category"} & set(names(view))
    assert validate_view(view) == []


def test_the_edit_form_holds_every_field() -> None:
    """In the order of the conversation: what, when, what for, who."""
    assert names(edit(FormState())) == [
        *("title", "category", "team", "value", "publication"),
        *("contract_start", "contract_end", "themes"),
        *(role.value for role in ProcessRole),
    ]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_proposed_comes_back(data: st.DataObject) -> None:
    """A form that nobody touched brings what it was opened with, cut at the field's length."""
    profile = house(PROFILE).profile
    state = data.draw(states(profile))
    values = sent_as_it_stands(edit(state))
    sent = read_state(values)
    assert set(sent) == set(state.field_values())
    for name in ("contract_start", "contract_end", *ProcessRole):
        assert sent[name] == state.field_values()[name]
    known = {theme.slug for theme in profile.themes}
    assert sent["themes"] == tuple(theme for theme in state.themes if theme in known)
    for name, entries in (("category", profile.categories), ("team", profile.teams)):
        slug = getattr(state, name)
        assert sent[name] == (slug if slug in {each.slug for each in entries} else None)
    for name, longest in (("title", TITLE_LENGTH), ("value", SHORT_TEXT)):
        typed = getattr(state, name)
        assert len(sent[name]) <= longest
        assert sent[name] == typed or sent[name].endswith("…")
    assert block_ids(values) == {name: f"{name}:1" for name in sent}


def test_each_rendering_has_block_ids_of_its_own() -> None:
    """Slack keeps what was typed under a block id that it knows."""
    first, second = (sent_as_it_stands(new(FormState(), step=step)) for step in "12")
    assert not set(first) & set(second)
    assert set(block_ids(first)) == set(block_ids(second))


@pytest.mark.parametrize(
    ("themes", "kind"), [(10, "checkboxes"), (11, "multi_static_select"), (100, None)]
)
def test_any_number_of_themes_can_be_chosen(themes: int, kind: str | None) -> None:
    """Slack draws ten checkboxes at most; beyond that it is a menu."""
    many = tuple(Theme(slug=f"thema-{number}", label=f"Thema {number}") for number in range(themes))
    profile = load_profile(PROFILE).model_copy(update={"themes": many})
    view = edit(FormState(themes=("thema-9", "thema-2")), profile)
    assert validate_view(view) == []
    assert element(view, "themes")["type"] == (kind or "multi_static_select")
    assert read_state(sent_as_it_stands(view))["themes"] == ("thema-2", "thema-9")


def test_what_somebody_else_changed_stands_beside_the_field() -> None:
    """Their value in people's words; a person cannot be named in a plain hint."""
    current = {"value": "€ 300.000", "publication": "", "buyer": "U0009"}
    view = edit(FormState(value="2,5 ton"), current=current)
    assert "iemand anders" in next(texts_in(view["blocks"], "mrkdwn"))
    assert hint(view, "value") == "Nu staat er: € 300.000"
    assert hint(view, "publication") == "Nu staat er: niets"
    assert hint(view, "buyer") == "Hier staat nu een andere keuze."
    assert hint(view, "client") is None
    assert element(view, "value")["initial_value"] == "2,5 ton"


def test_the_amount_is_asked_with_what_it_must_hold() -> None:
    """In total, without VAT, over the whole term; and where it will never stand."""
    asked = hint(new(FormState()), "value") or ""
    for said in ("totaal", "zonder btw", "hele looptijd", "nooit in een kanaal"):
        assert said in asked


def test_what_slack_sends_for_an_empty_form_is_understood() -> None:
    """Nulls and empty lists become what a form state holds."""
    sent = read_state(sent_as_it_stands(edit(FormState())))
    assert sent == FormState().field_values()
