"""Every id of category help, experts, tools and what doing it fully means."""

SUBJECT_REQUEST = "expertise_request"
SUBJECT_OUTCOME = "tool_outcome"
SUBJECT_MAXIMAL = "maximal_text"
SUBJECT_WORKSPACE = "workspace"

HELP = "trajectory_help"
OPEN_HELP = "trajectory_help_open"

OPEN_ASK = "expertise_ask_open"
ASK = "expertise_ask"
ACCEPT = "expertise_accept"
DECLINE = "expertise_decline"
GIVE_ON = "expertise_give_on"
ANSWERS = "expertise:"
"""With the id of the question behind it: the block of its answers."""

EXPERTS = "expert_form"
OPEN_EXPERTS = "expert_open"

OPEN_OUTCOME = "tool_outcome_open"
OUTCOME = "tool_outcome"
BLANK_OUTCOME = "tool_outcome_blank"

MAXIMAL = "maximal"
OPEN_MAXIMAL = "maximal_open"
CHOOSE_MAXIMAL = "maximal_choose"
OPEN_WRITING = "maximal_write"
WRITING = "maximal_form"

NOTICE_ASKED = "expertise_asked"
NOTICE_NEWS = "expertise_news"
