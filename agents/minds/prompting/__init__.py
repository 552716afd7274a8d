"""From the typed input of a question to its prompt.

`rendering` is the door: it takes the sections of a task (`days`, `talks`, `pasts`, `judging_prompts`) and fits them
into the task's token budget. The rest is what sections are made of: words (`describing`, `faces`, `sittings`), labels
in place of ids, and the prompt files.
"""
