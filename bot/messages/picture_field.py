"""A picture that is handed in with a form."""

from bot.messages.form_fields import SEPARATOR
from bot.messages.message import Block

PICTURES = ("jpg", "jpeg", "png", "gif")


def give_picture(name: str, label: str, *, step: str, hint: str) -> Block:
    """One picture; none is fine too. The SDK has no model of such a field."""
    return {
        "type": "input",
        "block_id": f"{name}{SEPARATOR}{step}",
        "label": {"type": "plain_text", "text": label},
        "hint": {"type": "plain_text", "text": hint},
        "optional": True,
        "element": {
            "type": "file_input",
            "action_id": name,
            "filetypes": list(PICTURES),
            "max_files": 1,
        },
    }
