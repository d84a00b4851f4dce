"""Every id by which Slack tells us what somebody did with social return."""

FORM = "social_return_form"

OPEN_TYPED = "social_return_open_typed"
OPEN_TRAJECTORY = "social_return_open_trajectory"
