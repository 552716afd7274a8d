"""Scheduling: when the ticks of people are worked out, so that nobody waits for those who cannot reach it."""
