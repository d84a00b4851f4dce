"""Every id by which Slack tells us what somebody did with the question about a silent purchase."""

NOTICE = "trajectory_silence"

RUNS = "silence_runs"
REST = "silence_rest"
