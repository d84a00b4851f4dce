"""Every id by which Slack tells us what somebody did with an agenda."""

FORM = "agenda_item_form"
SHOWN = "agenda_item"
OPEN_FORM = "agenda_item_new"
OPEN_TYPED = "agenda_item_typed"
OPEN_ITEM = "agenda_item_open"
DROP = "agenda_item_drop"
SHORTCUT = "agenda_item_from_message"

EVENT_ADDED = "agenda_item_added"
EVENT_DROPPED = "agenda_item_dropped"
