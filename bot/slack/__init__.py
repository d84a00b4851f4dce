"""The way to Slack: clients, addresses, posting and reading back."""
