"""What the clock does: plan what is due, deliver what is planned, sweep what was left."""
