"""Calling models: the providers that send, look up, limit, retry, count and record, and the way to each server.

`providers` holds the wrappers, `lane` and `pace` how many go at once and how fast; `litellm_provider` and `direct` are
the two transports, each the only module that knows its library; `wire` and `scrubbing` are what both share.
"""
