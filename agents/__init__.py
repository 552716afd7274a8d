"""Who people are and how they think."""
