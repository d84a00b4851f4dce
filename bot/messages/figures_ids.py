"""Every id by which Slack tells us what somebody did with the figures."""

FIGURES = "figures"
OPEN = "figures_open"
OPEN_TYPED = "figures_open_typed"
PERIOD = "figures_period"
