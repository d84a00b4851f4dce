"""What a value means, asked in chat: social return, European thresholds, what belongs together."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.conftest import BRISK
from tests.support.colleagues import Colleague, Json, Workspace, error_at, initial_of, text_of
from tests.support.processes import Process, started


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """The colleague who asks."""
    assert bot.runs
    return workspace.colleague("inkoper")


def answered(colleague: Colleague, text: str, wanted: str, *, channel: str = "mvoi") -> Json:
    """Type a command; the newest answer that says so, for this person only."""
    workspace = colleague.workspace
    before = {message["ts"] for message in workspace.messages(channel)}
    colleague.types(text, channel=channel)
    answer = workspace.wait_for(channel, lambda m: m["ts"] not in before and wanted in text_of(m))
    assert answer["ephemeral_for"] == colleague.id
    return answer


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("sr 200.000", "Bij € 200.000 hoeft social return niet"),
        ("sr 200.001", "5%* van de opdracht is *€ 10.000,05"),
        ("sr 2,5 ton 25%", "Dan is het *2%*: *€ 5.000*"),
        ("social return bij 3 ton?", "Bij € 300.000 hoort social return"),
    ],
)
def test_social_return_is_reckoned_at_once(buyer: Colleague, typed: str, told: str) -> None:
    """With the source and its date; where it is asked, the rule, who helps, and who decides."""
    answer = text_of(answered(buyer, f"/mvoi {typed}", told))
    assert "Inkoopkader (collegebesluit, 19 maart 2024)" in answer
    if "hoeft" in told:
        assert "De regel zelf" not in answer
    else:
        assert "Let op: de bronnen zeggen niet hetzelfde" in answer
        assert "Werk in Zicht" in answer
        assert "plan van aanpak" in answer
        assert "De inkoopadviseur MVOI beslist" in answer


def test_without_words_a_small_form_asks_for_them(buyer: Colleague) -> None:
    """A mistake is told at its field; the answer takes the form's place and can be reckoned on."""
    buyer.types("/mvoi sr")
    form = buyer.modal(callback_id="social_return_form")
    answer = buyer.submits(form, value="veel", wages="120")
    assert "herken ik niet als bedrag" in error_at(answer, "value")
    assert "herken ik niet als percentage" in error_at(answer, "wages")
    reckoned = buyer.submits(form, value="3 ton", wages="25")["view"]
    assert "Dan is het *2%*: *€ 6.000*" in text_of(reckoned)
    assert initial_of(reckoned, "value") == "3 ton"
    buyer.closes(reckoned)


def test_the_choice_is_kept_with_the_trajectory_and_read_by_few(
    buyer: Colleague, workspace: Workspace
) -> None:
    """From its details, in its history too; a colleague reads neither choice nor value."""
    buyer.logs("Schoonmaak scholen", value="3 ton", category="gebouwen")
    note = workspace.wait_for("gebouwenbeheer", lambda m: "Schoonmaak scholen" in text_of(m))
    buyer.presses(note, "trajectory_open_details", channel="gebouwenbeheer")
    details = buyer.modal(callback_id="trajectory_details")
    assert "boven de Europese drempel voor leveringen en diensten" in text_of(details)
    assert "Inkoop bepaalt de procedure" in text_of(details)
    assert "Social return hoort erbij: nog niets vastgelegd" in text_of(details)
    buyer.presses_in(details, "social_return_open_trajectory")
    form = buyer.modal(callback_id="social_return_form")
    kept = buyer.submits(form, wages="25", way="percentage")["view"]
    assert "Vastgelegd bij traject" in text_of(kept)
    buyer.closes_everything()
    read = {}
    for who in (buyer, workspace.colleague("teamlid")):
        who.presses(note, "trajectory_open_details", channel="gebouwenbeheer")
        read[who.key] = text_of(who.modal(callback_id="trajectory_details"))
        who.closes_everything()
    assert "brutoloonkosten 25% (2%: € 6.000)" in read["inkoper"]
    assert "wijzigde social return (nu een percentage" in read["inkoper"]
    assert "wijzigde social return" in read["teamlid"]
    assert not [said for said in ("6.000", "25%", "300.000") if said in read["teamlid"]]


def test_who_may_not_read_the_value_is_told_who_can(buyer: Colleague, workspace: Workspace) -> None:
    buyer.logs("Onderhoud gymzaal", value="4 ton")
    number = text_of(workspace.wait_for("bor", lambda m: "Onderhoud gymzaal" in text_of(m)))
    number = number.split("nr. ")[1].split(" ")[0]
    assert "€ 20.000" in text_of(answered(buyer, f"/mvoi sr traject {number}", "€ 400.000"))
    colleague = workspace.colleague("teamlid")
    colleague.types(f"/mvoi sr traject {number}")
    refused = text_of(colleague.modal())
    assert "Het bedrag van dit traject zien alleen de mensen met een rol erin" in refused
    assert "400.000" not in refused
    colleague.closes_everything()


def test_purchases_that_may_belong_together_are_asked_about_once_and_in_private(
    buyer: Colleague, workspace: Workspace
) -> None:
    for title in ("Stoepen west", "Stoepen oost"):
        buyer.logs(title, value="1,5 ton", category="vervoer")
    workspace.let_pass("1h")
    note = workspace.wait_for("@inkoper", lambda m: "horen deze bij elkaar?" in text_of(m))
    assert "Stoepen west" in text_of(note)
    assert "art. 2.14" in text_of(note)
    assert "150.000" not in text_of(note)
    answered(buyer, "/mvoi drempel 3 ton", "€ 300.000")
    asked = [m for m in workspace.messages("@inkoper") if "bij elkaar?" in text_of(m)]
    assert len(asked) == 1
    assert not [m for m in workspace.messages("bor") if "bij elkaar" in text_of(m)]


def test_a_word_about_something_else_stays_a_sentence(buyer: Colleague) -> None:
    """Speed bumps are bought too."""
    answered(buyer, "/mvoi drempels aanleggen in de Dorpsstraat 2 ton", "traject wilt aanmelden")


def test_the_thresholds_give_an_indication(buyer: Colleague) -> None:
    """How far under one, no word of advice on staying under it."""
    answer = text_of(answered(buyer, "/mvoi drempel 216.000", "op* de drempel van € 216.000"))
    assert "Inkoop bepaalt de procedure" in answer
    assert "€ 5.188.000 eronder" in answer
    assert "splitsen om onder een drempel te blijven, mag niet" in answer
    assert "gelden tot en met 31 december 2027" in answer
    assert "verouderd" not in answer


@pytest.fixture
def colleague_in_leiden(tmp_path: Path) -> Iterator[Colleague]:
    """A colleague in a municipality without a rule for social return, on a last day."""
    profile = ("--profile", "leiden")
    last_day = ("--at", "2027-12-31T08:00:00")
    database = ("--database-url", f"sqlite:///{tmp_path}/vaandel.db")
    with started("sandbox", "--port", "0", "--frozen", *last_day, *profile) as sandbox:
        url = sandbox.lines[0]
        with started("run", "--sandbox", url, *profile, *database, environment=BRISK):
            yield Workspace(url).colleague("inkoper")


def test_a_municipality_without_a_rule_says_so_and_an_outdated_threshold_too(
    colleague_in_leiden: Colleague,
) -> None:
    """On the last day of 2027 the European thresholds hold; on the next they do not."""
    buyer, place = colleague_in_leiden, {"channel": "mvi"}
    for amount in ("200.000", "200.001"):
        answer = answered(buyer, f"/mvi sr {amount}", "geen vaste regel voor", **place)
        assert "%" not in text_of(answer)
    answer = answered(buyer, "/mvi drempel 3 ton", "boven* de drempel van € 216.000", **place)
    assert "verouderd" not in text_of(answer)
    buyer.workspace.let_pass("1d")
    answer = answered(buyer, "/mvi drempel 3 ton", "verouderd", **place)
    assert "gold tot en met 31 december 2027" in text_of(answer)
