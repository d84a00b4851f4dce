"""What people do: one file per subject, each with its ``register``."""
