"""Dialogues whatever they come from: a run of ours, a file of ours, or a public data set.

`corpus.Corpus` is what all of them are read into. `layouts` has the forms they are written in and read from,
`splitting` cuts a corpus into parts that share nobody, `measuring` says what is in one, and `profiles` draws personas
out of what people say.
"""
