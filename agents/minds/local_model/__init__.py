"""A small model in the same process: its files and server, and the wordings it is trusted with.

`local` is the door. `voicing` lets the model reword what the rules say; a wording is read back by `reading_back` and
kept only when it says the same.
"""
