"""Every id of the roles in the municipality."""

ROLES = "roles_form"
OPEN_ROLES = "roles_open"

SUBJECT = "workspace"
NOTICE = "role_changed"
EVENT_GIVEN = "role_given"
EVENT_TAKEN = "role_taken"
EVENT_SETTINGS = "roles_from_settings"
