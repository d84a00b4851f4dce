"""Every id by which Slack tells us what somebody did with a start form."""

SUBJECT = "start_form"
SUBJECT_READING = "start_form_reading"

STEP = "start_form_step"
CHECK = "start_form_check"
READ = "start_form_read"
JUDGE = "start_form_judge"
DONE = "start_form_done"

OPEN = "start_form_open"
OPEN_TYPED = "start_form_open_typed"
OPEN_READ = "start_form_open_read"
GO_TO = "start_form_go_to_"
DOWNLOAD = "start_form_download"
SUFFICIENT = "start_form_sufficient"
ASK_MORE = "start_form_ask_more"

TAKE_OVER = "start_form_take_over"
DECLINE = "start_form_decline"

NOTICE_HANDED_IN = "start_form_handed_in"
NOTICE_JUDGED = "start_form_judged"
NOTICE_READ = "start_form_read_document"
