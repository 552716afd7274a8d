"""Reading scenarios: from a file that may hold anything to a validated, resolved scenario. Runs nothing.

`loading` is the door. The rest is its parts: the text (`yaml_reading`, `json_reading`, `overrides`), what may be left
out (`completing`, `crowds`, `ids`, `names`), what the shape alone cannot say (`..._checks`), and the words of every
error (`problems`, `expectations`).
"""
