"""The phases of a tick, a module each: observe, decide, meet, talk, absorb. They write drafts and change nothing."""
