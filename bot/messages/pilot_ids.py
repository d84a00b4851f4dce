"""Every id by which Slack tells us what somebody did with a pilot."""

from enum import StrEnum

PILOT = "pilot"
SHEET = "pilot_sheet"
DONE = "pilot_done"

OPEN = "pilot_open"
OPEN_TYPED = "pilot_open_typed"
STOP = "pilot_stop"
DOWNLOAD = "pilot_download"

LIST = "pilot_list"
OPEN_LIST = "pilot_list_open"
LIST_MENU = "pilot_list_menu_"
LIST_PREVIOUS = "pilot_list_previous"
LIST_NEXT = "pilot_list_next"
LIST_CLEAR = "pilot_list_clear"

OPEN_SHEET = "pilot_sheet_"
"""With the sheet behind it."""

NOTICE_LESSON = "pilot_lesson"


class Sheet(StrEnum):
    """A short form of a pilot."""

    BASICS = "basics"
    PLAN = "plan"
    FIT = "fit"
