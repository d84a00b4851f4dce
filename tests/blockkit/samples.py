"""Small valid payloads to spoil in one place."""

from typing import Any

Json = dict[str, Any]


def plain(text: str = "Tekst") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "*Tekst*") -> Json:
    return {"type": "mrkdwn", "text": text}


def option(name: str = "een") -> Json:
    return {"text": plain(name), "value": name}


def options(count: int) -> list[Json]:
    return [option(str(number)) for number in range(count)]


def button(**changes: Any) -> Json:
    return {"type": "button", "text": plain("Ja"), "action_id": "yes", **changes}


def buttons(count: int) -> list[Json]:
    return [button(action_id=str(number)) for number in range(count)]


def select(**changes: Any) -> Json:
    return {"type": "static_select", "options": options(2), **changes}


def section(**changes: Any) -> Json:
    return {"type": "section", "text": mrkdwn(), **changes}


def actions(*elements: Json, **changes: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **changes}


def text_input(**changes: Any) -> Json:
    return {"type": "plain_text_input", **changes}


def field(element: Json | None = None, **changes: Any) -> Json:
    return {"type": "input", "label": plain(), "element": element or text_input(), **changes}


def image(**changes: Any) -> Json:
    return {"type": "image", "alt_text": "Foto", "image_url": "https://example.nl/a.png", **changes}


def table(rows: int = 1, columns: int = 1, **changes: Any) -> Json:
    cell = {"type": "raw_text", "text": "x"}
    return {"type": "table", "rows": [[cell] * columns for _ in range(rows)], **changes}


def card(**changes: Any) -> Json:
    return {"type": "card", "title": mrkdwn(), **changes}


def container(*blocks: Json, **changes: Any) -> Json:
    return {"type": "container", "title": plain(), "child_blocks": list(blocks), **changes}


def chart(labels: tuple[str, ...] = ("a", "b"), series: int = 1, **changes: Any) -> Json:
    data = [{"label": label, "value": 1} for label in labels]
    return {
        "type": "data_visualization",
        "title": "Voortgang",
        "chart": {
            "type": "bar",
            "series": [{"name": str(number), "data": data} for number in range(series)],
            "axis_config": {"categories": list(labels)},
        },
        **changes,
    }


def video(**changes: Any) -> Json:
    return {
        "type": "video",
        "alt_text": "Film",
        "title": plain(),
        "video_url": "https://example.nl/film",
        "thumbnail_url": "https://example.nl/film.png",
        **changes,
    }


def modal(*blocks: Json, **changes: Any) -> Json:
    return {
        "type": "modal",
        "title": plain("Titel"),
        "submit": plain("Opslaan"),
        "blocks": list(blocks),
        **changes,
    }


def home(*blocks: Json, **changes: Any) -> Json:
    return {"type": "home", "blocks": list(blocks), **changes}
