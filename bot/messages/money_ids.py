"""Every id by which Slack tells us what somebody did with the question about money."""

NOTICE = "money_asked"
SUBJECT = "money_question"
SUBJECT_ROUND = "money_round"
EVENT_ANSWERED = "money_answered"

ANSWER = "money_answer_"
"""A button with the id of a question as its value; what it answers stands behind it."""
NOTE = "money_note"
"""A button with the id of a question as its value: what the money is for."""
FORM = "money_note_form"
LIST = "money_list"
OPEN_LIST = "money_list_open"
