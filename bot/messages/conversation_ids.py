"""Every id by which Slack tells us what somebody did in a talk with the bot."""

SUBJECT = "conversation"

CHOOSE = "conversation_choose"
"""What an action id begins with that stands for a choice."""
SKIP = "conversation_skip"
STOP = "conversation_stop"
CONFIRM = "conversation_confirm"
EDIT = "conversation_edit"
FINISH_FIRST = "conversation_finish_first"
TAKE_NEW = "conversation_take_new"

NOTICE_TURN = "conversation_turn"
NOTICE_CHANGED = "conversation_changed"
NOTICE_PAST = "conversation_past"
NOTICE_EXPIRED = "conversation_expired"
NOTICE_STAYS = "conversation_stays"
NOTICE_ELSEWHERE = "conversation_elsewhere"
