"""What the tests stand on: the machine's browser and database, and checks of the whole."""
