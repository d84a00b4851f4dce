"""From a lesson to the community: welcomed, found, asked, and answered; in chat."""

import pytest

from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process

TELLER, ASKER, OTHER = "inkoper", "budgethouder", "teamlid"


@pytest.fixture
def teller(workspace: Workspace, bot: Process) -> Colleague:
    """Who told a lesson."""
    assert bot.runs
    return workspace.colleague(TELLER)


def finds(person: Colleague, about: str) -> Json:
    """Look for help."""
    person.closes_everything()
    person.types(f"/mvoi wie {about}")
    return person.modal(callback_id="who")


def asks(person: Colleague, found: Json, text: str) -> str:
    """Ask the first who was found; what the bot says to it."""
    person.presses_in(found, "colleague_ask_open")
    form = person.modal(callback_id="colleague_ask")
    assert "Schrijf nog even" in str(person.submits(form, text="   ")["errors"])
    return text_of(person.submits(form, text=text)["view"])


def fills_in(person: Colleague, form: Json, **fields: object) -> str:
    """Send in a profile, and close it; what the bot says to it."""
    answer = person.submits(form, **fields)
    person.closes_everything()
    return text_of(answer["view"])


def test_who_told_a_lesson_is_welcomed_found_asked_and_helps(
    teller: Colleague, workspace: Workspace
) -> None:
    """Nobody finds their profile before they say so."""
    asker = workspace.colleague(ASKER)
    teller.tells("Lantaarnpalen opnieuw gebruiken", "Een nieuwe kap was niet nodig.")
    workspace.let_pass("50h")
    welcome = workspace.wait_for(f"@{TELLER}", lambda m: "Fijn dat je meedoet" in text_of(m))
    assert "Ik vind nog niemand" in text_of(finds(asker, "snuffelstage"))

    teller.presses(welcome, "community_open", channel=f"@{TELLER}")
    form = teller.modal(callback_id="community_profile")
    nothing = teller.submits(form, shown=("shown",))
    assert "Vul ook iets in" in str(nothing["errors"])
    profile = {"helps_with": "Een snuffelstage regelen", "themes": ("klimaat",), "shown": ()}
    kept = fills_in(teller, form, **profile)
    assert "Niemand anders ziet dit." in kept
    assert "Ik vind nog niemand" in text_of(finds(asker, "snuffelstage"))
    teller.types("/mvoi profiel")
    form = teller.modal(callback_id="community_profile")
    assert "Collega's kunnen je nu vinden" in fills_in(teller, form, shown=("shown",))

    found = finds(asker, "snuffelstage")
    assert f"<@{teller.id}> helpt graag: Een snuffelstage regelen" in text_of(found)
    assert f"Gevraagd aan <@{teller.id}>" in asks(asker, found, "Kun je meedenken?")
    question = workspace.wait_for(f"@{TELLER}", lambda m: "zoekt hulp met" in text_of(m))
    assert f"<@{asker.id}>" in text_of(question)
    assert "Kun je meedenken?" in text_of(question)
    teller.presses(question, "colleague_help", channel=f"@{TELLER}")
    workspace.wait_for(f"@{ASKER}", lambda m: f"<@{teller.id}> helpt je met" in text_of(m))
    workspace.wait_for(f"@{TELLER}", lambda m: f"<@{asker.id}> laten weten" in text_of(m))


def test_after_a_no_the_next_colleague_is_offered(teller: Colleague, workspace: Workspace) -> None:
    """With the button to ask them in the same message."""
    asker, other = workspace.colleague(ASKER), workspace.colleague(OTHER)
    for person in (teller, other):
        person.types("/mvoi community")
        form = person.modal(callback_id="community_profile")
        fills_in(person, form, helps_with="Gevelreiniging inkopen", shown=("shown",))
    found = finds(asker, "gevelreiniging")
    first = asks(asker, found, "Welke eis stelde jij?")
    asked, left = (teller, other) if f"<@{teller.id}>" in first else (other, teller)
    question = workspace.wait_for(f"@{asked.key}", lambda m: "gevelreiniging" in text_of(m))
    asked.presses(question, "colleague_decline", channel=f"@{asked.key}")
    news = workspace.wait_for(f"@{ASKER}", lambda m: "lukt het nu niet" in text_of(m))
    assert f"<@{left.id}> helpt graag" in text_of(news)
    asker.closes_everything()
    asker.presses(news, "colleague_ask_open", channel=f"@{ASKER}")
    form = asker.modal(callback_id="colleague_ask")
    assert f"<@{left.id}>" in text_of(asker.submits(form, text="En jij?")["view"])
    workspace.wait_for(f"@{left.key}", lambda m: "En jij?" in text_of(m))


def test_in_plain_dutch_the_people_stand_behind_a_button(
    teller: Colleague, workspace: Workspace
) -> None:
    """Where others read along nobody is named."""
    asker = workspace.colleague(ASKER)
    asker.closes_everything()
    asker.says("Wie kan me helpen met een snuffelstage?")
    told = workspace.wait_for(f"@{ASKER}", lambda m: "Alleen jij ziet het" in text_of(m))
    assert f"<@{teller.id}>" not in text_of(told)
    asker.presses(told, "who_open", channel=f"@{ASKER}")
    assert "Wie kan helpen?" in text_of(asker.modal(callback_id="who"))


def test_who_leaves_is_found_no_longer(teller: Colleague, workspace: Workspace) -> None:
    asker = workspace.colleague(ASKER)
    teller.types("/mvoi community")
    form = teller.modal(callback_id="community_profile")
    assert "Je doet niet meer mee" in fills_in(teller, form, leaves=("leaves",))
    found = text_of(finds(asker, "gevelreiniging lantaarnpalen snuffelstage"))
    assert f"<@{teller.id}>" not in found
