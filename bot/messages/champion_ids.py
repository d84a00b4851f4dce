"""Names that champions and the room they give go by: the ledger, the event log, buttons, forms."""

SUBJECT_INVITE = "champion_invite"
SUBJECT_PROMPT = "champion_prompt"
SUBJECT_ROOM = "room_request"

NOTICE_INVITE = "champion_invited"
NOTICE_NEWS = "champion_answered"
NOTICE_PROMPT = "champion_prompt"
NOTICE_THANKS = "champion_thanks"
NOTICE_ROOM = "room_asked"
NOTICE_DECIDED = "room_decided"

LIST = "champion_list"
OPEN_LIST = "champion_list_open"
"""A button that opens the list of champions; its value does not matter."""

BACKING = "champion_backing"
OPEN_BACKING = "champion_backing_open"
"""A button with the id of a trajectory as its value: who stands behind it, what room was asked."""

OPEN_INVITE = "champion_invite_open"
"""A button with a trajectory and a champion as its value: ``14:3``."""
INVITE = "champion_invite_form"
STAND = "champion_stand"
"""A button with the id of a trajectory as its value: this champion stands behind it."""

ACCEPT = "champion_accept"
DECLINE = "champion_decline"
"""Answers carry the invitation and the version that was seen: ``12:1``."""

THANKED = "champion_thanked"
SAY_IT = "champion_say_it"
"""Buttons of the request to thank carry the id of the success."""

ROOMS = "room_list"
OPEN_ROOMS = "room_list_open"
"""A button with what was typed behind the command as its value."""
OPEN_ASK = "room_ask_open"
"""A button with the id of a trajectory as its value."""
ASK = "room_ask"
OPEN_DECIDE = "room_decide_open"
"""A button with the id of a request as its value."""
DECIDE = "room_decide"
