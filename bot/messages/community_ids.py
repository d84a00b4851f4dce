"""Every id of the community, its profiles, and asking a colleague."""

SUBJECT = "community_member"
SUBJECT_QUESTION = "colleague_question"
SUBJECT_WORKSPACE = "workspace"

OPEN_PROFILE = "community_open"
PROFILE = "community_profile"

OPEN_WHO = "who_open"
WHO = "who"
OPEN_ASK = "colleague_ask_open"
ASK = "colleague_ask"
ASKED = "colleague_asked"
HELP = "colleague_help"
DECLINE = "colleague_decline"
ANSWERS = "colleague:"
"""With the id of the question behind it: the block of its answers."""

NOTICE_WELCOME = "community_welcome"
NOTICE_NEWCOMERS = "community_newcomers"
NOTICE_ASKED = "colleague_asked"
NOTICE_NEWS = "colleague_news"
