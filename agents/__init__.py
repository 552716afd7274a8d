"""Who people are and how they think."""

DISTRIBUTION = "townsfolk"
"""The sentinel that tells our `agents` from another distribution's (see `simulation.guard`)."""
