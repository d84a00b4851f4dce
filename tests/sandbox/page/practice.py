"""A workspace and a small bot to look at: commands with a form and an answer, and shortcuts."""

from dataclasses import dataclass, field
from queue import Queue

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.sandbox.setup import (
    ChannelSetup,
    CommandExample,
    CommandSetup,
    Setup,
    ShortcutSetup,
    UserGroupSetup,
    UserSetup,
)
from tests.sandbox.driving import PATIENCE, Json, actions, section

SETUP = Setup(
    workspace="Gemeente Proefveen",
    users=(
        UserSetup("inkoper", "Inkoper", "Inkoop en contract"),
        UserSetup("coordinator", "Coördinator", "MVOI-coördinator"),
        UserSetup("teamleider", "Teamleider BOR"),
        UserSetup("adviseur", "Adviseur", "Bureau Groen", guest=True),
    ),
    channels=(
        ChannelSetup("bor", "Team beheer openbare ruimte"),
        ChannelSetup("inkoop", "Alles over inkopen"),
        ChannelSetup("overleg", members=("inkoper", "coordinator"), private=True),
        ChannelSetup("markt", "Met leveranciers", members=("coordinator", "adviseur"), shared=True),
    ),
    user_groups=(UserGroupSetup("inkopers", "Het inkoopteam", ("inkoper", "coordinator")),),
    commands=(
        CommandSetup(
            "/traject",
            "Meld een inkooptraject aan",
            "[omschrijving]",
            (CommandExample("straatverlichting Slochteren", "Alles in één zin"),),
        ),
        CommandSetup("/les", "Zoek of deel een les", "[zoekwoorden]"),
        CommandSetup("/zwijg", "Antwoordt nooit"),
    ),
    shortcuts=(
        ShortcutSetup("melden", "Iets nieuws melden", "global", "Opent een formulier"),
        ShortcutSetup("les", "Maak hier een les van", "message", "Met de tekst van het bericht"),
        ShortcutSetup("stil", "Blijf stil", "message"),
    ),
)

STREETS = ("Dorpsstraat", "Stationsstraat", "Kerkweg")


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str, value: str) -> Json:
    return {"text": plain(text), "value": value}


def button(text: str, action_id: str, **more: object) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def field_block(block_id: str, label: str, element: Json, **more: object) -> Json:
    """An input block; its element has the action id `value`."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": {"action_id": "value", **element},
        **more,
    }


def form(*extra: Json) -> Json:
    """The form behind `/traject`; `extra` blocks stand after the category."""
    text_input = {"type": "plain_text_input"}
    categories = [option("Openbare verlichting", "ov"), option("Wegen", "wegen")]
    themes = [option("Klimaat", "klimaat"), option("Circulair", "circulair")]
    return {
        "type": "modal",
        "callback_id": "traject",
        "title": plain("Traject aanmelden"),
        "submit": plain("Aanmelden"),
        "close": plain("Annuleren"),
        "blocks": [
            field_block("titel", "Wat ga je inkopen?", text_input, hint=plain("Kort.")),
            field_block("waarde", "Geschatte waarde", text_input),
            field_block(
                "categorie",
                "Categorie",
                {"type": "static_select", "options": categories},
                optional=True,
                dispatch_action=True,
            ),
            *extra,
            field_block(
                "themas", "Thema's", {"type": "checkboxes", "options": themes}, optional=True
            ),
            actions(button("Hulp", "hulp"), block_id="hulp"),
        ],
    }


def next_step() -> Json:
    """What the form becomes when it is handed in with the value "later"."""
    return {
        "type": "modal",
        "callback_id": "delen",
        "title": plain("Nr. 1 staat erin"),
        "submit": plain("Plaatsen"),
        "blocks": [section("Zo komt het in *#bor* te staan.")],
    }


@dataclass
class PracticeBot:
    """What the bot does, and what it was sent."""

    client: WebClient
    submitted: list[Json] = field(default_factory=list)
    pressed: list[Json] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    used: list[Json] = field(default_factory=list)
    files: Queue[str] = field(default_factory=Queue)

    def forget(self) -> None:
        self.submitted.clear()
        self.pressed.clear()
        self.asked.clear()
        self.used.clear()
        self.files = Queue()

    def say(self, channel: str, text: str, *blocks: Json, **more: object) -> str:
        """Post something; answers its `ts`."""
        answer = self.client.chat_postMessage(
            channel=channel,
            text=text,
            blocks=list(blocks) or None,
            **more,  # type: ignore[arg-type]  # whatever chat.postMessage takes
        )
        return str(answer["ts"])

    def register(self, app: App) -> None:
        app.command("/traject")(self._open_form)
        app.command("/les")(self._tell_lesson)
        app.command("/zwijg")(self._stay_silent)
        app.global_shortcut("melden")(self._use_shortcut)
        app.message_shortcut("les")(self._use_shortcut)
        app.message_shortcut("stil")(self._stay_silent)
        app.action("value")(self._add_tip)
        app.action("hulp")(self._push_help)
        app.action("press")(self._note_press)
        app.options("value")(self._offer_streets)
        app.options("press")(self._offer_streets)
        app.view("traject")(self._take_form)
        app.view("delen")(self._take_choice)
        app.event("app_home_opened")(self._publish_home)
        app.event("message")(self._answer_message)
        app.event("file_shared")(self._read_file)

    def _open_form(self, ack: Ack, body: Json) -> None:
        ack()
        self.client.views_open(trigger_id=body["trigger_id"], view=form())

    def _use_shortcut(self, ack: Ack, body: Json) -> None:
        ack()
        self.used.append(body)
        self.client.views_open(trigger_id=body["trigger_id"], view=form())

    def _tell_lesson(self, ack: Ack, body: Json) -> None:
        ack(text=f"Over *{body['text']}* vond ik 1 les.")

    def _stay_silent(self) -> None:
        """Never acknowledges."""

    def _add_tip(self, ack: Ack, body: Json) -> None:
        ack()
        view = body["view"]
        self.client.views_update(
            view_id=view["id"], hash=view["hash"], view=form(section("Eerder geleerd: masten."))
        )

    def _push_help(self, ack: Ack, body: Json) -> None:
        ack()
        content = {
            "type": "modal",
            "title": plain("Hulp"),
            "blocks": [section("Vraag het gerust.")],
        }
        self.client.views_push(trigger_id=body["trigger_id"], view=content)

    def _offer_streets(self, ack: Ack, body: Json) -> None:
        """Streets with what was typed in them; to "stil" there is no answer."""
        asked = str(body["value"])
        self.asked.append(asked)
        if asked != "stil":
            found = [street for street in STREETS if asked.lower() in street.lower()]
            ack(options=[option(street, street.lower()) for street in found])

    def _note_press(self, ack: Ack, body: Json) -> None:
        ack()
        self.pressed.append(body["actions"][0])
        if "container" in body and body["container"]["type"] == "message":
            self.client.chat_postEphemeral(
                channel=body["channel"]["id"], user=body["user"]["id"], text="Begrepen!"
            )

    def _take_form(self, ack: Ack, view: Json) -> None:
        values = view["state"]["values"]
        self.submitted.append(values)
        typed = values["waarde"]["value"]["value"]
        if typed == "veel":
            ack(response_action="errors", errors={"waarde": '"veel" herken ik niet als bedrag.'})
        elif typed == "later":
            ack(response_action="update", view=next_step())
        elif typed != "stil":
            ack()

    def _take_choice(self, ack: Ack, view: Json) -> None:
        self.submitted.append(view["state"]["values"])
        ack()

    def _publish_home(self, event: Json) -> None:
        blocks = [section("*Jouw trajecten (2)*"), actions(button("Invullen", "press"))]
        self.client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    def _answer_message(self, event: Json) -> None:
        if event.get("channel_type") == "im":
            self.say(event["channel"], "Dat begreep ik niet goed.")

    def _read_file(self, event: Json) -> None:
        file: Json = self.client.files_info(file=event["file_id"])["file"]
        self.files.put(file["name"])

    def wait_for_files(self, *names: str) -> None:
        """People have shared these, and no others."""
        assert {self.files.get(timeout=PATIENCE) for _ in names} == set(names)
