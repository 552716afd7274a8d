"""The rules mind: answers every cognitive question without a language model."""
