"""Experiments: arms (changes to a scenario) times seeds, carried out as ordinary runs, compared pair by pair."""

from __future__ import annotations

from simulation.experiments.conducting import Report, collect, conduct
from simulation.experiments.plan import Experiment
from simulation.experiments.reading import load_experiment

__all__ = ["Experiment", "Report", "collect", "conduct", "load_experiment"]
