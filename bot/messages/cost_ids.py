"""Every id by which Slack tells us what somebody did with who pays and who benefits."""

COSTS = "costs"
SHEET = "costs_sheet"
LIST = "costs_list"

OPEN = "costs_open"
OPEN_TYPED = "costs_open_typed"
OPEN_SHEET = "costs_open_sheet"

ADD = "costs_add_"
"""Another line in the form; with the side behind it."""

SHOW = "costs_show_"
"""Another page or another choice of the list; a word behind it tells the buttons apart."""

NOTICE = "costs_apart"
