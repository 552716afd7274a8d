"""The minds: what answers the cognitive questions of people."""
