"""What holds for the house as a whole, whatever stands in it."""
