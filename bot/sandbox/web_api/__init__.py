"""Slack's Web API, as far as the sandbox has it: one file per family of methods.

A method is a function of the sandbox and its arguments that answers what Slack answers beside
`"ok": true`, or raises `SlackError`. It runs with the workspace's lock held and never waits.
A new family is a file with `METHODS`, named in `registry`.
"""
