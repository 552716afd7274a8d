"""The society and its record."""
