"""Whether the bot understands what people type, measured on sentences."""
