"""Questions put to a stored run: who said, knew, thought and paid what, and why. Reads records, never writes one."""
