"""Menus of which the app keeps the options: asked while somebody types, then chosen."""

from collections.abc import Callable, Iterator
from queue import Queue

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from tests.sandbox.driving import PATIENCE, Control, Json, actions, modal, option


def external_select(**more: object) -> Json:
    return {"type": "external_select", "action_id": "team", "min_query_length": 2, **more}


def form(**more: object) -> Json:
    label = {"type": "plain_text", "text": "Team"}
    element = external_select(**more)
    return modal({"type": "input", "block_id": "team", "label": label, "element": element})


@pytest.fixture
def open_form(app: App, control: Control, client: WebClient) -> Callable[..., str]:
    """Open a modal with such a menu, and give its id."""

    def open_one(**more: object) -> str:
        @app.shortcut("open")
        def open_it(ack: Ack, shortcut: Json) -> None:
            ack()
            client.views_open(trigger_id=shortcut["trigger_id"], view=form(**more))

        control.post("/shortcut", callback_id="open", user="inkoper")
        answer = control.wait_for("/views", lambda found: found["views"], user="inkoper")
        return str(answer["views"][0]["id"])

    return open_one


def test_options_are_asked_in_a_modal_and_chosen(
    app: App, control: Control, open_form: Callable[..., str]
) -> None:
    asked: Queue[Json] = Queue()
    sent: Queue[Json] = Queue()

    @app.options("team")
    def suggest(ack: Ack, body: Json) -> None:
        asked.put(body)
        ack(options=[option(f"{body['value']}-{number}") for number in range(3)])

    @app.view("form")
    def submitted(ack: Ack, view: Json) -> None:
        ack()
        sent.put(view["state"]["values"]["team"]["team"])

    view_id = open_form()
    type_it: Json = {"view_id": view_id, "user": "inkoper", "action_id": "team"}

    few = control.post("/view-suggest", **type_it, value="b")
    found = control.post("/view-suggest", **type_it, block_id="team", value="bo")

    assert (few["options"], few["asked"]) == ([], False)
    assert [one["value"] for one in found["options"]] == ["bo-0", "bo-1", "bo-2"]
    body = asked.get(timeout=PATIENCE)
    assert asked.empty()
    assert (body["type"], body["action_id"], body["block_id"]) == (
        "block_suggestion",
        "team",
        "team",
    )
    assert body["view"]["id"] == view_id
    assert body["user"]["id"] == "UINKOPER"
    values = {"team": {"team": {"selected_option": found["options"][1]}}}
    control.post("/view-submit", view_id=view_id, user="inkoper", values=values)
    assert sent.get(timeout=PATIENCE)["selected_option"]["value"] == "bo-1"


def test_groups_of_options_in_a_message(app: App, control: Control, client: WebClient) -> None:
    groups = [{"label": {"type": "plain_text", "text": "Fysiek"}, "options": [option("bor")]}]
    app.options("team")(_answering(option_groups=groups))
    menu = external_select(placeholder={"type": "plain_text", "text": "Team"})
    posted = client.chat_postMessage(channel="#mvoi", text="kies", blocks=[actions(menu)])

    found = control.post(
        "/suggest",
        channel="mvoi",
        user="inkoper",
        messageTs=posted["ts"],
        action_id="team",
        value="bo",
    )

    assert found["option_groups"] == groups
    assert "options" not in found


def test_an_app_without_an_answer_that_slack_takes(
    app: App, control: Control, open_form: Callable[..., str]
) -> None:
    answers: Iterator[Json] = iter(
        [{"options": []}, {"options": [{"text": "geen object", "value": "x"}]}]
    )

    @app.options("team")
    def suggest(ack: Ack) -> None:
        answer = next(answers, None)
        if answer is not None:
            ack(**answer)

    type_it: Json = {
        "view_id": open_form(min_query_length=0),
        "user": "inkoper",
        "action_id": "team",
    }
    assert control.post("/view-suggest", **type_it)["options"] == []
    wrong = control.post("/view-suggest", **type_it)
    assert (wrong["ok"], wrong["error"]) == (False, "invalid_options")
    assert "/options/0/text" in wrong["messages"][0]
    late = control.post("/view-suggest", **type_it)
    assert (late["ok"], late["error"]) == (False, "operation_timeout")


def test_only_menus_without_options_can_be_asked(
    control: Control, open_form: Callable[..., str]
) -> None:
    type_it: Json = {"view_id": open_form(), "user": "inkoper", "value": "bor"}
    assert control.refused("/view-suggest", **type_it, action_id="x") == (404, "no_such_action")


def _answering(**answer: object) -> Callable[[Ack], None]:
    def suggest(ack: Ack) -> None:
        ack(**answer)  # type: ignore[arg-type]  # options or option_groups

    return suggest
