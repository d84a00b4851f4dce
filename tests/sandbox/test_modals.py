"""Modals: sending in, errors at fields, what is kept, the stack."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from slack_bolt import Ack, App, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.sandbox.driving import (
    PATIENCE,
    Control,
    Json,
    actions,
    button,
    modal,
    option,
    section,
    text_input,
    typed,
)


@pytest.fixture
def open_modal(app: App, control: Control) -> Callable[[Json], Json]:
    """Connect the app and open a modal for Inkoper, by way of the command."""

    def open_it(view: Json) -> Json:
        @app.command("/mvoi")
        def show(ack: Ack, body: Json, client: WebClient) -> None:
            client.views_open(trigger_id=body["trigger_id"], view=view)
            ack()

        control.post("/command", channel="bor", user="inkoper", command="/mvoi")
        return control.top_view("inkoper")

    return open_it


def submit(control: Control, view: Json, values: Json | None = None) -> Json:
    return control.post("/view-submit", view_id=view["id"], user="inkoper", values=values or {})


def test_errors_keep_the_modal_and_what_was_typed_until_it_is_right(
    app: App, open_modal: Callable[[Json], Json], control: Control
) -> None:
    seen: list[str] = []

    @app.view("form")
    def save(ack: Ack, view: Json) -> None:
        title = view["state"]["values"]["titel"]["value"]["value"]
        seen.append(title)
        if "&" in title:
            ack(response_action="errors", errors={"titel": "Geen &, graag."})
        else:
            ack()

    view = open_modal(modal(text_input("titel"), private_metadata='{"nonce": 1}'))

    wrong = submit(control, view, typed(titel="Lampen & palen"))
    assert (wrong["ok"], wrong["response_action"]) == (True, "errors")
    assert wrong["errors"] == {"titel": "Geen &, graag."}
    assert wrong["view"]["errors"] == wrong["errors"]
    assert wrong["view"]["state"]["values"]["titel"]["value"]["value"] == "Lampen & palen"
    assert wrong["view"]["private_metadata"] == '{"nonce": 1}'

    right = submit(control, view, typed(titel="Lampen en palen"))
    assert (right["response_action"], right["view"]) == (None, None)
    assert control.get("/views", user="inkoper")["views"] == []
    assert seen == ["Lampen & palen", "Lampen en palen"]


def test_a_double_click_reaches_the_bot_twice_and_closes_one_modal(
    app: App, open_modal: Callable[[Json], Json], control: Control
) -> None:
    both = Barrier(2)

    @app.view("form")
    def save(ack: Ack) -> None:
        both.wait(PATIENCE)
        ack()

    view = open_modal(modal(text_input("titel")))

    with ThreadPoolExecutor(2) as pool:
        clicks = [pool.submit(submit, control, view, typed(titel="x")) for _ in range(2)]
        outcomes = [click.result() for click in clicks]

    assert [one["ok"] for one in outcomes] == [True, True]
    assert control.get("/views", user="inkoper")["views"] == []


def test_empty_required_fields_never_reach_the_bot(
    app: App, open_modal: Callable[[Json], Json], control: Control
) -> None:
    reached: list[str] = []

    @app.view("form")
    def save(ack: Ack) -> None:
        reached.append("ja")
        ack()

    view = open_modal(
        modal(
            text_input("titel"),
            text_input("toelichting", optional=True),
            text_input("kort", optional=True, max_length=3),
        )
    )

    outcome = submit(control, view, typed(titel="", kort="lang"))

    assert outcome["response_action"] == "errors"
    assert outcome["reached_bot"] is False
    assert set(outcome["errors"]) == {"titel", "kort"}
    assert reached == []
    assert submit(control, view, typed(titel="x", kort="abc"))["reached_bot"] is True
    assert reached == ["ja"]


def test_update_push_and_clear_as_an_answer(
    app: App, open_modal: Callable[[Json], Json], control: Control
) -> None:
    answers: list[Json] = [
        {"response_action": "update", "view": modal(text_input("tweede", optional=True))},
        {"response_action": "push", "view": modal(section(), callback_id="form")},
        {"response_action": "clear"},
    ]
    app.view("form")(lambda ack: ack(**answers.pop(0)))
    view = open_modal(modal(text_input("titel")))

    updated = submit(control, view, typed(titel="x"))["view"]
    assert (updated["id"], updated["blocks"][0]["block_id"]) == (view["id"], "tweede")
    assert updated["hash"] != view["hash"]

    pushed = submit(control, updated)["view"]
    assert pushed["previous_view_id"] == view["id"]
    assert pushed["root_view_id"] == view["id"]
    assert len(control.get("/views", user="inkoper")["views"]) == 2
    assert control.refused("/view-submit", view_id=view["id"], user="inkoper") == (
        409,
        "not_on_top",
    )

    assert submit(control, pushed)["response_action"] == "clear"
    assert control.get("/views", user="inkoper")["views"] == []


def test_an_update_keeps_what_was_typed_where_the_ids_are_the_same(
    app: App, open_modal: Callable[[Json], Json], control: Control, client: WebClient
) -> None:
    menu = {
        "type": "static_select",
        "action_id": "kies",
        "options": [option("weg"), option("park")],
    }
    view = open_modal(
        modal(
            text_input("titel", initial_value="voorstel"),
            text_input("bedrag", optional=True, initial_value="100"),
            actions(button("meer")),
            {"type": "section", "block_id": "m", "text": section()["text"], "accessory": menu},
        )
    )
    app.action("meer")(lambda ack: ack())
    app.action("kies")(lambda ack: ack())
    act = {"view_id": view["id"], "user": "inkoper"}
    control.post(
        "/view-action",
        **act,
        action={"action_id": "kies", "selected_option": "park"},
        values=typed(titel="getypt", bedrag="250"),
    )

    client.views_update(
        view_id=view["id"],
        hash=control.top_view("inkoper")["hash"],
        view=modal(
            text_input("titel", initial_value="nieuw voorstel"),
            text_input("bedrag_2", optional=True, initial_value="300"),
            {"type": "section", "block_id": "m", "text": section()["text"], "accessory": menu},
        ),
    )

    values = control.top_view("inkoper")["state"]["values"]
    assert values["titel"]["value"]["value"] == "getypt"
    assert values["bedrag_2"]["value"]["value"] == "300"
    assert values["m"]["kies"]["selected_option"] == option("park")
    assert "bedrag" not in values


def test_a_choice_that_is_no_longer_there_is_not_kept(
    open_modal: Callable[[Json], Json], control: Control, client: WebClient, app: App
) -> None:
    def with_options(*values: str) -> Json:
        menu = {
            "type": "static_select",
            "action_id": "kies",
            "options": [option(value) for value in values],
        }
        return modal(actions(menu, block_id="m"))

    app.action("kies")(lambda ack: ack())
    view = open_modal(with_options("weg", "park"))
    control.post(
        "/view-action",
        view_id=view["id"],
        user="inkoper",
        action={"action_id": "kies", "selected_option": {"value": "park"}},
    )

    client.views_update(view_id=view["id"], view=with_options("weg", "water"))

    assert control.top_view("inkoper")["state"]["values"]["m"]["kies"]["selected_option"] is None


def test_a_stale_hash_is_a_conflict(open_modal: Callable[[Json], Json], client: WebClient) -> None:
    view = open_modal(modal(section("een")))
    client.views_update(view_id=view["id"], hash=view["hash"], view=modal(section("twee")))

    with pytest.raises(SlackApiError) as error:
        client.views_update(view_id=view["id"], hash=view["hash"], view=modal(section("drie")))
    assert error.value.response["error"] == "hash_conflict"
    with pytest.raises(SlackApiError) as error:
        client.views_update(view_id="VWEG", view=modal(section()))
    assert error.value.response["error"] == "not_found"


def test_three_modals_deep_and_no_further(
    app: App, open_modal: Callable[[Json], Json], control: Control
) -> None:
    refusals: list[str] = []

    @app.action("dieper")
    def deeper(ack: Ack, body: Json, client: WebClient) -> None:
        try:
            client.views_push(trigger_id=body["trigger_id"], view=modal(actions(button("dieper"))))
        except SlackApiError as error:
            refusals.append(error.response["error"])
        ack()

    open_modal(modal(actions(button("dieper"))))
    for _ in range(3):
        top = control.top_view("inkoper")
        control.post(
            "/view-action", view_id=top["id"], user="inkoper", action={"action_id": "dieper"}
        )

    assert len(control.get("/views", user="inkoper")["views"]) == 3
    assert refusals == ["push_limit_reached"]


def test_closing_tells_a_bot_that_asked(
    app: App, open_modal: Callable[[Json], Json], control: Control
) -> None:
    closed: list[Json] = []

    @app.view_closed("form")
    def note(ack: Ack, body: Json) -> None:
        closed.append(body)
        ack()

    app.view("form")(
        lambda ack: ack(response_action="push", view=modal(section(), notify_on_close=True))
    )
    view = open_modal(modal(text_input("titel"), notify_on_close=True))
    pushed = submit(control, view, typed(titel="half af"))["view"]

    answer = control.post("/view-close", view_id=pushed["id"], user="inkoper")
    assert answer["view"]["id"] == view["id"]
    assert [(one["view"]["id"], one["is_cleared"]) for one in closed] == [(pushed["id"], False)]

    control.post("/view-close", view_id=view["id"], user="inkoper", all=True)
    assert (closed[1]["view"]["id"], closed[1]["is_cleared"]) == (view["id"], True)
    assert closed[1]["view"]["state"]["values"] == {
        "titel": {"value": {"type": "plain_text_input", "value": "half af"}}
    }


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"response_action": "errors", "errors": {"elders": "fout"}}, "invalid_errors"),
        ({"response_action": "errors", "errors": {}}, "invalid_errors"),
        ({"response_action": "update", "view": {"type": "modal"}}, "invalid_arguments"),
        ({"response_action": "onzin"}, "invalid_response_action"),
    ],
)
def test_an_answer_that_slack_does_not_take_is_shown_as_trouble(
    app: App,
    open_modal: Callable[[Json], Json],
    control: Control,
    answer: Json,
    code: str,
) -> None:
    view = open_modal(modal(text_input("titel")))

    @app.view("form")
    def answer_as_an_app_without_bolt(ack: Ack) -> None:
        ack.response = BoltResponse(status=200, body=answer)

    outcome = submit(control, view, typed(titel="x"))

    assert (outcome["ok"], outcome["error"]) == (False, code)
    assert outcome["view"]["notice"]
    assert control.top_view("inkoper")["state"]["values"]["titel"]["value"]["value"] == "x"


def test_what_nobody_could_do_on_the_screen_is_refused(
    open_modal: Callable[[Json], Json], control: Control
) -> None:
    unsubmittable = {key: value for key, value in modal(section()).items() if key != "submit"}
    view = open_modal(unsubmittable)
    act = {"view_id": view["id"], "user": "inkoper"}

    assert control.refused("/view-submit", **act) == (409, "no_submit")
    assert control.refused("/view-action", **act, action={"action_id": "weg"}) == (
        404,
        "no_such_action",
    )
    assert control.refused("/view-submit", **act | {"user": "coordinator"}) == (404, "not_found")


def test_an_input_tells_nothing_until_it_is_sent_in(
    open_modal: Callable[[Json], Json], control: Control
) -> None:
    view = open_modal(modal(text_input("titel")))
    act = {"view_id": view["id"], "user": "inkoper"}

    assert control.refused("/view-action", **act, action={"action_id": "value", "value": "x"}) == (
        409,
        "not_dispatched",
    )


def test_values_must_belong_to_the_modal(
    open_modal: Callable[[Json], Json], control: Control
) -> None:
    view = open_modal(modal(text_input("titel")))
    act = {"view_id": view["id"], "user": "inkoper"}

    impossible: list[object] = [typed(elders="x"), {"titel": {"value": {"selected_date": "x"}}}, []]
    for values in impossible:
        status, _code = control.refused("/view-submit", **act, values=values)
        assert status == 400


def test_home_is_published_and_used(app: App, control: Control) -> None:
    clicked: list[str] = []

    @app.event("app_home_opened")
    def publish(event: Json, client: WebClient) -> None:
        home = {"type": "home", "blocks": [actions(button("vernieuw"))]}
        client.views_publish(user_id=event["user"], view=home)

    @app.action("vernieuw")
    def renew(ack: Ack, body: Json) -> None:
        clicked.append(body["view"]["type"])
        ack()

    assert control.get("/home", user="inkoper")["view"] is None
    control.post("/open-home", user="inkoper")

    shown = control.wait_for("/home", lambda answer: answer["view"], user="inkoper")["view"]
    control.post(
        "/view-action", view_id=shown["id"], user="inkoper", action={"action_id": "vernieuw"}
    )
    assert clicked == ["home"]
