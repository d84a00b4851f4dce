"""What Slack sends to an app, in the shapes of docs.slack.dev ("Interaction payloads", "Events").

Each function takes what happened and answers the payload; sending it is for others.
"""
