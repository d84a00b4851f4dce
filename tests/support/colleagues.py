"""People in the sandbox, as a test speaks of them: what they type, press and read."""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import httpx

Json = dict[str, Any]

PATIENCE_SECONDS = 20.0
_POLL_SECONDS = 5


class Workspace:
    """A running sandbox, through its control API."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=f"{url}/_control", timeout=70)

    def colleague(self, key: str) -> "Colleague":
        """The person with this key."""
        return Colleague(self, key)

    def get(self, path: str, **parameters: Any) -> Json:
        """Read something."""
        return self._checked(self._http.get(path, params=parameters))

    def post(self, path: str, **body: Any) -> Json:
        """Do something."""
        return self._checked(self._http.post(path, json=body))

    def state(self) -> Json:
        """Everything about the workspace."""
        return self.get("/state")

    def user_id(self, key: str) -> str:
        """The Slack id of a person."""
        return next(str(user["id"]) for user in self.state()["users"] if user.get("key") == key)

    def messages(self, channel: str, **parameters: Any) -> list[Json]:
        """What stands in a channel (``bor``) or a direct message (``@inkoper``)."""
        return list(self.get(f"/messages/{channel}", **parameters)["messages"])

    def wait_for(
        self,
        channel: str,
        wanted: Callable[[Json], bool],
        *,
        seconds: float = PATIENCE_SECONDS,
    ) -> Json:
        """The first message that fits; waits for changes until patience runs out."""
        deadline, after = time.monotonic() + seconds, 0
        while True:
            answer = self.get(f"/messages/{channel}", after=after, wait=min(_POLL_SECONDS, seconds))
            for message in answer["messages"]:
                if wanted(message):
                    return dict(message)
            if time.monotonic() > deadline:
                said = [text_of(message) for message in answer["messages"]]
                raise AssertionError(f"no such message in {channel}: {said}")
            after = answer["seq"]

    def wait_for_bot(self) -> None:
        """Return when a bot is connected."""
        deadline, after = time.monotonic() + PATIENCE_SECONDS, 0
        while time.monotonic() < deadline:
            state = self.get("/state", after=after, wait=_POLL_SECONDS)
            if state["bots_connected"]:
                return
            after = state["seq"]
        raise AssertionError("no bot connected in time")

    def let_pass(self, duration: str, **options: Any) -> Json:
        """Move the clock in steps of two hours, and return when the bot has lived through it."""
        return self.post("/clock", **{"advance": duration, "step": "2h", **options})

    @staticmethod
    def _checked(answer: httpx.Response) -> Json:
        assert answer.status_code < httpx.codes.BAD_REQUEST, answer.text
        return dict(answer.json())


class Colleague:
    """One person at work."""

    def __init__(self, workspace: Workspace, key: str) -> None:
        self.workspace = workspace
        self.key = key
        self.id = workspace.user_id(key)

    def types(self, text: str, *, channel: str = "mvoi") -> Json:
        """Type a slash command; returns the modal that opened, if any."""
        command, _, rest = text.partition(" ")
        before = self._top_view_id()
        answer = self.workspace.post(
            "/command", channel=channel, user=self.key, command=command, text=rest
        )
        assert answer["acknowledged"], answer
        return {**answer, "before": before}

    def modal(
        self,
        *,
        other_than: str | None = None,
        callback_id: str | None = None,
        showing: str = "",
    ) -> Json:
        """The modal in front, once there is one that fits."""
        deadline, after = time.monotonic() + PATIENCE_SECONDS, 0
        while time.monotonic() < deadline:
            answer = self.workspace.get("/views", user=self.key, after=after, wait=_POLL_SECONDS)
            for view in answer["views"][::-1][:1]:
                fits = view["id"] != other_than and callback_id in {None, view["callback_id"]}
                if fits and showing in text_of(view):
                    return dict(view)
            after = answer["seq"]
        raise AssertionError(f"no modal {callback_id or ''} {showing} for {self.key}")

    def has_no_modal(self) -> bool:
        """Whether every modal is closed."""
        return not self.workspace.get("/views", user=self.key)["views"]

    def opens_form(self, words: str = "", *, channel: str = "mvoi", command: str = "/mvoi") -> Json:
        """``/mvoi traject …`` up to the open form."""
        self.types(f"{command} traject {words}".strip(), channel=channel)
        return self.modal(callback_id="trajectory_new")

    def opens_lesson(self, words: str = "", *, channel: str = "mvoi") -> Json:
        """``/mvoi les …`` up to the open form."""
        self.types(f"/mvoi les {words}".strip(), channel=channel)
        return self.modal(callback_id="lesson_new")

    def keeps(self, message: Json, *, channel: str) -> None:
        """Use the shortcut on a message."""
        self.workspace.post(
            "/shortcut",
            callback_id="lesson_from_message",
            user=self.key,
            channel=channel,
            messageTs=message["ts"],
        )

    def tells(self, title: str, insight: str = "", *, channel: str = "mvoi", **fields: Any) -> Json:
        """Keep a lesson to the end, and close the modal; returns what stood there last."""
        form = self.opens_lesson(channel=channel)
        insight = insight or f"Geleerd: {title}"
        answer = self.submits(form, title=title, insight=insight, **fields)
        assert answer["response_action"] == "update", answer
        saved = dict(answer["view"])
        assert saved["callback_id"] == "lesson_saved", text_of(saved)
        self.closes(saved)
        return saved

    def submits(self, view: Json, **fields: Any) -> Json:
        """Fill in fields by their name and send the modal in."""
        return self.workspace.post(
            "/view-submit", view_id=view["id"], user=self.key, values=state_values(view, fields)
        )

    def closes(self, view: Json) -> Json:
        """Close the modal in front."""
        return self.workspace.post("/view-close", view_id=view["id"], user=self.key)

    def closes_everything(self) -> None:
        """Close every modal that is open."""
        while views := self.workspace.get("/views", user=self.key)["views"]:
            self.closes(dict(views[-1]))

    def presses(self, message: Json, action_id: str, *, channel: str) -> Json:
        """Press a button of a message."""
        element = _element(message["blocks"], action_id)
        return self.workspace.post(
            "/interact",
            channel=channel,
            messageTs=message["ts"],
            user=self.key,
            action={"action_id": action_id, "value": element["value"]},
        )

    def presses_in(self, view: Json, action_id: str) -> Json:
        """Press a button in a modal."""
        element = _element(view["blocks"], action_id)
        return self.workspace.post(
            "/view-action",
            view_id=view["id"],
            user=self.key,
            action={"action_id": action_id, "value": element["value"]},
        )

    def says(self, text: str, *, channel: str | None = None, **more: Any) -> Json:
        """Say something, to the bot unless a channel is named."""
        return self.workspace.post(
            "/message", channel=channel or f"@{self.key}", user=self.key, text=text, **more
        )

    def logs(self, title: str, *, share: bool = True, **fields: Any) -> None:
        """Log a trajectory to the end, and close the last modal."""
        fields = {"category": "gww", **fields}
        answer = self.submits(self.opens_form(), title=title, **fields)
        assert answer["response_action"] == "update", answer
        choice = dict(answer["view"])
        if share:
            self.closes(dict(self.submits(choice)["view"]))
        else:
            self.closes(choice)

    def _top_view_id(self) -> str | None:
        views = self.workspace.get("/views", user=self.key)["views"]
        return str(views[-1]["id"]) if views else None


def state_values(view: Json, fields: Mapping[str, Any]) -> Json:
    """Values in Slack's ``state.values`` shape, for fields by their name."""
    values: Json = {}
    for block in view["blocks"]:
        element = block.get("element") or {}
        name = str(element.get("action_id"))
        if block["type"] == "input" and name in fields:
            values[block["block_id"]] = {name: _typed(element, fields[name])}
    missing = set(fields) - {name for entry in values.values() for name in entry}
    assert not missing, f"the form has no field {missing}"
    return values


def text_of(thing: Any) -> str:
    """Everything that can be read in a message or a modal, joined."""
    return "\n".join(_texts(thing))


def error_at(answer: Json, name: str) -> str:
    """The mistake that was told at a field."""
    for block_id, text in answer["errors"].items():
        if block_id.split(":")[0] == name:
            return str(text)
    raise AssertionError(f"no mistake at {name}: {answer['errors']}")


def initial_of(view: Json, name: str) -> Any:
    """What a field of a form was proposed with."""
    for block in view["blocks"]:
        element = block.get("element") or {}
        if element.get("action_id") == name:
            for key, value in element.items():
                if key.startswith("initial_"):
                    return value["value"] if key == "initial_option" else value
            return None
    raise AssertionError(f"the form has no field {name}")


_CHOSEN = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
}
"""Under which name Slack sends what was chosen."""


def _typed(element: Json, value: Any) -> Json:
    kind = element["type"]
    match kind:
        case "static_select" | "radio_buttons":
            option = next((o for o in element["options"] if o["value"] == value), None)
            return {"type": kind, "selected_option": option}
        case "checkboxes" | "multi_static_select":
            chosen = [o for o in element["options"] if o["value"] in value]
            return {"type": kind, "selected_options": chosen}
        case "datepicker" | "timepicker" | "users_select" | "multi_users_select":
            return {"type": kind, _CHOSEN[kind]: value}
        case "external_select":
            option = {"text": {"type": "plain_text", "text": "…"}, "value": value}
            return {"type": kind, "selected_option": option if value else None}
        case "file_input":
            return {"type": kind, "files": [{"id": value}]}
        case _:
            return {"type": kind, "value": value}


def _element(blocks: list[Json], action_id: str) -> Json:
    for block in blocks:
        for element in (*block.get("elements", []), block.get("accessory") or {}):
            if element.get("action_id") == action_id:
                return dict(element)
    raise AssertionError(f"no button {action_id} in {text_of(blocks)}")


def _texts(thing: Any) -> Iterator[str]:
    if isinstance(thing, list):
        for part in thing:
            yield from _texts(part)
    elif isinstance(thing, dict):
        for key, part in thing.items():
            if key in {"text", "title", "hint", "label"} and isinstance(part, str):
                yield part
            elif isinstance(part, dict | list) and key != "state":
                yield from _texts(part)
