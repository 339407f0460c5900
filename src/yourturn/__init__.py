"""Your Turn: ask, pause, listen, then speak."""
