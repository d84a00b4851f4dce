"""Every id by which Slack tells us what somebody did with the promises of a contract."""

PROMISES = "contract_promises"
REASONS = "contract_reasons"
MANAGER = "contract_manager"
REMARK = "contract_remark"
CHECK = "contract_check"

OPEN_PROMISES = "contract_open_promises"
OPEN_MANAGER = "contract_open_manager"
OPEN_CHECK = "contract_open_check"
ACCEPT = "contract_accept"
DECLINE = "contract_decline"

NOTICE_HANDOVER = "contract_handover"
NOTICE_REMINDER = "contract_reminder"
NOTICE_UNNAMED = "contract_unnamed"
NOTICE_DECLINED = "contract_declined"
NOTICE_CHECK = "contract_check"
