"""The start form: needed above the threshold, filled in with pauses, judged in private."""

import base64
import io
from collections.abc import Iterator

import httpx
import pytest
from docx import Document

from bot.documents import fill, template_of
from tests.documents.test_filling import documented
from tests.support.colleagues import (
    Colleague,
    Json,
    Workspace,
    error_at,
    initial_of,
    text_of,
)
from tests.support.processes import Process

GOOD = "Dit past bij het beleid en scheelt veel uitstoot."
OPEN = "start_form_open"
OF_A_THEME = ("thema", "niveau", "minimum", "motivering", "reden", "uitleg")
NEUTRAL = documented("Your own documents")


@pytest.fixture
def requester(workspace: Workspace, bot: Process) -> Iterator[Colleague]:
    """The colleague who buys something."""
    assert bot.runs
    person = workspace.colleague("inkoper")
    yield person
    person.closes_everything()


@pytest.fixture
def adviser(workspace: Workspace) -> Colleague:
    """Who judges."""
    return workspace.colleague("adviseur")


def logs(person: Colleague, title: str, value: str) -> Json:
    """Log and share a purchase; the modal that stands there last."""
    answer = person.submits(person.opens_form(), title=title, category="gww", value=value)
    return dict(person.submits(dict(answer["view"]))["view"])


def number_of(view: Json) -> int:
    """The number of the trajectory that a text speaks of."""
    words = text_of(view).split()
    return int(words[words.index("traject") + 1])


def opens(person: Colleague, number: int) -> Json:
    """``/mvoi startformulier 14``."""
    person.types(f"/mvoi startformulier {number}")
    return person.modal()


def goes_on(person: Colleague, view: Json, **fields: object) -> Json:
    """Fill in a step and leave it; the next one."""
    answer = person.submits(view, **fields)
    assert answer["response_action"] == "update", answer
    return dict(answer["view"])


def has_button(view: Json, action_id: str) -> bool:
    """Whether there is such a button in a modal."""
    elements = [e for block in view["blocks"] for e in block.get("elements", [])]
    return any(element.get("action_id") == action_id for element in elements)


def at_the_check(person: Colleague, number: int) -> Json:
    """Leave every step as it is, up to the check."""
    view = opens(person, number)
    while view["callback_id"] == "start_form_step":
        view = goes_on(person, view)
    return view


def test_exactly_the_threshold_needs_no_start_form(requester: Colleague) -> None:
    for value, needed in (("24.999", False), ("25.000", False), ("25.001", True)):
        placed = logs(requester, f"Bankjes van {value}", value)
        assert not has_button(placed, OPEN), "first: is it needed at all?"
        requester.closes_everything()
        answer = opens(requester, number_of(placed))
        assert (answer["callback_id"] == "start_form_step") is needed
        if not needed:
            assert "€ 25.000" in text_of(answer)
            assert "actieplan" in text_of(answer).lower()
        requester.closes_everything()


def test_a_form_is_filled_in_with_a_pause_and_handed_in_with_findings(
    requester: Colleague, workspace: Workspace
) -> None:
    number = number_of(logs(requester, "Masten Slochteren", "2 ton"))
    requester.closes_everything()
    step = opens(requester, number)
    assert "nodig" in text_of(step)
    assert "Wens van je team, geen minimum" in text_of(step)
    step = goes_on(requester, step, need=GOOD, level_klimaat="2", **{"level_social-return": "5"})
    assert "Klimaatakkoord" in text_of(step) or "CO2" in text_of(step)
    assert "pas toe, of leg uit" in text_of(step)
    requester.closes(step)

    step = opens(requester, number)
    assert "Geld en mensen" not in text_of(step)
    step = goes_on(
        requester,
        step,
        motivation_klimaat="n.v.t.",
        **{"motivation_social-return": GOOD, "reason_circulariteit": "markt"},
    )
    refused = requester.submits(step, purchase="veel", years="nul")
    assert "veel" in error_at(refused, "purchase")
    assert error_at(refused, "years")
    check = goes_on(requester, step, purchase="1 ton", yearly="5.000", years="10")
    said = text_of(check)
    assert "€ 150.000" in said
    assert "Klimaat: de organisatie vraagt minimaal niveau 3" in said
    assert "Klimaat: de motivering zegt nog niets" in said
    assert "Milieu & biodiversiteit: niet gekozen en niet uitgelegd".replace("&", "&amp;") in said
    assert "Circulariteit: niet gekozen" not in said
    done = goes_on(requester, check)
    assert "ingeleverd" in text_of(done)
    requester.closes_everything()

    asked = workspace.wait_for("@adviseur", lambda m: "Masten Slochteren" in text_of(m))
    assert "onder het minimum (niveau 3)" in text_of(asked)
    for channel in ("bor", "mvoi"):
        assert "startformulier" not in text_of(workspace.messages(channel)).lower()


def test_the_adviser_asks_more_and_the_requester_hears_it_once(
    requester: Colleague, adviser: Colleague, workspace: Workspace
) -> None:
    number = number_of(logs(requester, "Hekwerk Hoogezand", "80.000"))
    requester.closes_everything()
    goes_on(requester, at_the_check(requester, number))
    requester.closes_everything()

    asked = workspace.wait_for("@adviseur", lambda m: "Hekwerk Hoogezand" in text_of(m))
    adviser.presses(asked, "start_form_ask_more", channel="@adviseur")
    remark = "Leg uit waarom circulariteit niet past."
    adviser.closes(
        dict(adviser.submits(adviser.modal(callback_id="start_form_judge"), remark=remark)["view"])
    )
    told = workspace.wait_for("@inkoper", lambda m: remark in text_of(m))
    settled = workspace.wait_for("@adviseur", lambda m: remark in text_of(m))
    assert settled["ts"] == asked["ts"]

    requester.presses(told, OPEN, channel="@inkoper")
    check = requester.modal(callback_id="start_form_check")
    assert remark in text_of(check)
    requester.presses_in(check, "start_form_go_to_why-0")
    step = requester.modal(callback_id="start_form_step")
    assert initial_of(step, "explanation_circulariteit") is None
    check = goes_on(requester, step, explanation_circulariteit=GOOD)
    assert check["callback_id"] == "start_form_check"
    goes_on(requester, check)
    requester.closes_everything()

    again = workspace.wait_for(
        "@adviseur",
        lambda m: m["ts"] != asked["ts"] and "Hekwerk Hoogezand" in text_of(m),
    )
    adviser.presses(again, "start_form_sufficient", channel="@adviseur")
    workspace.wait_for("@inkoper", lambda m: "is voldoende" in text_of(m))
    said = [text_of(m) for m in workspace.messages("@inkoper")]
    assert len([text for text in said if remark in text]) == 1
    read = opens(requester, number)
    assert read["callback_id"] == "start_form_read"
    assert GOOD in text_of(read)


def test_a_purchase_goes_from_key_question_to_preparation_with_its_form(
    requester: Colleague, adviser: Colleague, workspace: Workspace
) -> None:
    """A refused step says how far the form is, and opens it; so it does for the adviser."""
    number = number_of(logs(requester, "Fietsbrug Kropswolde", "80.000"))
    requester.closes_everything()
    requester.presses_in(steps(requester, number), "trajectory_need_ja")
    requester.presses_in(steps_say(requester, "Is het nodig? Ja."), "trajectory_journey_move")
    steps_say(requester, "nu bij *Startformulier*")
    refused = pressed(requester, "trajectory_journey_move", "Dat kan nog niet")
    assert "Het startformulier is nog niet begonnen" in text_of(refused)
    requester.presses_in(refused, OPEN)
    step = goes_on(requester, requester.modal(callback_id="start_form_step"), need=GOOD)
    requester.closes(step)
    assert requester.has_no_modal(), "no steps that are out of date lie underneath"
    begun = steps(requester, number)
    assert f"nog niet ingeleverd.* <@{requester.id}> begon eraan" in text_of(begun)
    requester.presses_in(begun, OPEN)
    done = leaves_to_the_end(requester, requester.modal(callback_id="start_form_step"))
    requester.presses_in(done, "trajectory_journey_open")
    waits = steps_say(requester, f"wacht op de inkoopadviseur MVOI.* <@{requester.id}>")
    requester.presses_in(waits, OPEN)
    assert not has_button(requester.modal(callback_id="start_form_read"), "start_form_sufficient")
    requester.closes_everything()

    reads_from_the_steps(adviser, number, "start_form_ask_more")
    asking = adviser.modal(callback_id="start_form_judge")
    goes_on(adviser, asking, remark="Welke kansen zie je?")
    asks = steps(requester, number)
    assert f"moet nog worden aangevuld.* <@{adviser.id}>" in text_of(asks)
    requester.presses_in(asks, OPEN)
    check = requester.modal(callback_id="start_form_check")
    requester.presses_in(check, "start_form_go_to_money-0")
    check = goes_on(
        requester,
        requester.modal(callback_id="start_form_step"),
        opportunities="Hout uit oude bruggen gebruiken.",
    )
    leaves_to_the_end(requester, check)
    requester.closes_everything()
    adviser.closes_everything()
    reads_from_the_steps(adviser, number, "start_form_sufficient")
    judged = adviser.modal(callback_id="start_form_read", showing="Voldoende*, volgens")
    assert not has_button(judged, "start_form_sufficient")
    adviser.closes_everything()

    told = workspace.wait_for(
        "@inkoper", lambda m: "is voldoende" in text_of(m) and "Fietsbrug" in text_of(m)
    )
    requester.presses(told, "trajectory_journey_open", channel="@inkoper")
    assert "➤ *Startformulier*" in text_of(steps_say(requester, "Naar Intake"))
    waits = pressed(requester, "trajectory_journey_move", "nu bij *Intake*")
    requester.presses_in(waits, "trajectory_journey_sheet_without_talk")
    form = requester.modal(callback_id="trajectory_journey_sheet")
    assert error_at(requester.submits(form, reason=" "), "reason")
    went = requester.submits(form, reason="We spraken elkaar bij de vorige brug.")
    assert "nu bij *Voorbereiding*" in text_of(went["view"])


def test_the_intake_talk_is_prepared_recorded_and_told_to_who_has_something_to_do(
    requester: Colleague, adviser: Colleague, workspace: Workspace
) -> None:
    """Its questions come before it; until it is recorded the preparation waits."""
    number = number_of(logs(requester, "Steiger Zuidlaren", "80.000"))
    requester.closes_everything()
    leaves_to_the_end(requester, goes_on(requester, opens(requester, number), need=GOOD))
    requester.closes_everything()
    reads_from_the_steps(adviser, number, "start_form_sufficient")
    adviser.modal(callback_id="start_form_read", showing="Voldoende*, volgens")
    adviser.closes_everything()
    assert "Is het nodig? Ja." in text_of(steps(requester, number)), "the form answered it"
    pressed(requester, "trajectory_journey_move", "nu bij *Intake*")
    for person in ("inkoper", "adviseur"):
        told = workspace.wait_for(f"@{person}", lambda m: "gesprek van *Steiger" in text_of(m))
        assert "Welke kansen zie je?" in text_of(told)
        assert "Wat heb je van ons nodig?" in text_of(told)
    refused = pressed(requester, "trajectory_journey_move", "Dat kan nog niet")
    assert "Het intakegesprek is nog niet vastgelegd" in text_of(refused)
    requester.presses_in(refused, "trajectory_intake_open")
    form = requester.modal(callback_id="trajectory_intake_sheet")
    requester.presses_in(form, "trajectory_intake_add")
    form = requester.modal(callback_id="trajectory_intake_sheet", showing="Afspraak 2")
    said = {
        "held_on": "2026-11-20",
        "answer_kansen": "Hout van de oude steiger.",
        "answer_nodig": "Iemand die hout kent.",
        "what_0": "De houtbank bellen",
        "owner_0": workspace.user_id("teamleider"),
        "due_0": "2026-12-04",
    }
    assert error_at(requester.submits(form, **{**said, "due_0": "2026-11-19"}), "due_0")
    assert "Genoteerd" in text_of(requester.submits(form, **said)["view"])
    told = workspace.wait_for("@teamleider", lambda m: "De houtbank bellen" in text_of(m))
    assert "4 december 2026" in text_of(told)
    pressed(requester, "trajectory_journey_move", "nu bij *Voorbereiding*")
    requester.presses_in(requester.modal(), "trajectory_journey_details")
    details = text_of(requester.modal(callback_id="trajectory_details"))
    assert "Intakegesprek op 20 november 2026" in details
    assert "Hout van de oude steiger." in details
    for channel in ("bor", "mvoi"):
        assert "houtbank" not in text_of(workspace.messages(channel)).lower()


def steps(person: Colleague, number: int) -> Json:
    """``/mvoi traject 14 stap``."""
    person.types(f"/mvoi traject {number} stap")
    return person.modal(callback_id="trajectory_journey")


def steps_say(person: Colleague, words: str) -> Json:
    """The steps, once they say so."""
    return person.modal(callback_id="trajectory_journey", showing=words)


def pressed(person: Colleague, action_id: str, words: str) -> Json:
    """Press a button of the steps; what stands there then."""
    person.presses_in(person.modal(callback_id="trajectory_journey"), action_id)
    return steps_say(person, words)


def leaves_to_the_end(person: Colleague, view: Json) -> Json:
    """Leave every step as it is and hand it in; the thanks."""
    while view["callback_id"] != "start_form_done":
        view = goes_on(person, view)
    return view


def reads_from_the_steps(adviser: Colleague, number: int, answer: str) -> None:
    """The adviser opens the form that a purchase waits for, and answers in it."""
    adviser.presses_in(steps(adviser, number), OPEN)
    adviser.presses_in(adviser.modal(callback_id="start_form_read"), answer)


def test_the_form_is_brought_as_a_document(requester: Colleague, workspace: Workspace) -> None:
    number = number_of(logs(requester, "Zand & grind", "60.000"))
    requester.closes_everything()
    step = goes_on(requester, opens(requester, number), need=GOOD, level_klimaat="3")
    requester.closes(step)
    check = at_the_check(requester, number)
    requester.presses_in(check, "start_form_download")
    given = workspace.wait_for("@inkoper", lambda m: "files" in m and "Zand" in m["text"])
    (file,) = given["files"]
    assert file["name"] == f"startformulier-{number}.docx"
    read = httpx.get(f"{workspace.url}{file['href']}", params={"user": "inkoper"})
    document = Document(io.BytesIO(read.content))
    said = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert {"Zand & grind", GOOD, "3 (verbreding)", "€ 60.000"} <= set(said)


def test_a_completed_document_is_read_shown_and_taken_over(
    requester: Colleague, workspace: Workspace
) -> None:
    number = number_of(logs(requester, "Bomen Kolham", "70.000"))
    requester.closes_everything()
    drops(requester, "leeg.docx", b"geen document")
    workspace.wait_for("@inkoper", lambda m: "kan ik niet lezen" in text_of(m))

    values = dict.fromkeys(NEUTRAL, "") | {
        "nummer": str(number),
        "nodig": GOOD,
        "aanschaf": "1,5 ton",
        "jaren": "weet ik niet",
    }
    theme = {
        "thema": "Klimaat",
        "niveau": "3 (verbreding)",
        "motivering": "Minder vervoer & uitstoot.",
    }
    rows = [dict.fromkeys(OF_A_THEME, "") | theme]
    drops(requester, "ingevuld.docx", fill(template_of("startformulier"), values, rows))
    shown = workspace.wait_for("@inkoper", lambda m: "Zo komt het erin te staan" in text_of(m))
    assert "Bomen Kolham" in text_of(shown)
    assert "niveau 3 (verbreding)" in text_of(shown)
    assert "Hoeveel jaar?" in text_of(shown)
    assert "€ 150.000" in text_of(shown)
    requester.presses(shown, "start_form_take_over", channel="@inkoper")
    check = requester.modal(callback_id="start_form_check")
    assert "Minder vervoer &amp; uitstoot." in text_of(check)
    assert "Klimaat: schrijf" not in text_of(check)
    workspace.wait_for("@inkoper", lambda m: m["ts"] == shown["ts"] and "Overgenomen" in text_of(m))


def drops(person: Colleague, name: str, content: bytes) -> None:
    """Drop a file in the direct message with the bot."""
    person.workspace.post(
        "/file",
        channel=f"@{person.key}",
        user=person.key,
        name=name,
        content_base64=base64.b64encode(content).decode(),
    )


def test_what_somebody_else_filled_in_meanwhile_is_shown_and_not_overwritten(
    requester: Colleague, adviser: Colleague
) -> None:
    number = number_of(logs(requester, "Duikers Zuidbroek", "45.000"))
    requester.closes_everything()
    theirs = opens(requester, number)
    goes_on(adviser, opens(adviser, number), need="De adviseur weet het al.")
    adviser.closes_everything()
    again = goes_on(requester, theirs, need=GOOD)
    assert again["callback_id"] == "start_form_step"
    assert "De adviseur weet het al." in text_of(again)
    assert initial_of(again, "need") == GOOD
    step = goes_on(requester, again)
    assert "pas toe, of leg uit" in text_of(step)
    requester.closes_everything()


def test_a_colleague_without_a_role_sees_no_start_form(
    requester: Colleague, workspace: Workspace
) -> None:
    number = number_of(logs(requester, "Poorten Sappemeer", "90.000"))
    requester.closes_everything()
    other = workspace.colleague("teamlid")
    assert opens(other, number)["callback_id"] == "problem"
    other.closes_everything()
    other.types(f"/mvoi traject {number}")
    assert not has_button(other.modal(callback_id="trajectory_details"), OPEN)
    other.closes_everything()
