"""Every id of when somebody is told things, and of what was held back."""

SUBJECT = "person_attention"

SETTINGS = "attention_form"
OPEN_SETTINGS = "attention_open"
SHOW_ALL = "attention_show_all"

EVENT_CHANGED = "attention_changed"
EVENT_SHOWN = "attention_shown"
