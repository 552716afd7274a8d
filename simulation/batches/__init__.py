"""Batches of dialogues: candidates are proposed, criticised, mended, chosen, recorded, and the best shown to others."""
