"""Lines of sessions: templates with alternatives, by what they do."""
