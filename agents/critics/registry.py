"""Critics by name: those that come with townsfolk, and those that installed packages offer."""

from __future__ import annotations

from collections.abc import Callable

from agents import plugins
from agents.critics.base import Bench, Critic
from agents.errors import ScenarioError

MakeCritic = Callable[[Bench], Critic]


def packaged_critics() -> dict[str, MakeCritic]:
    """Return what makes the critics that come with townsfolk, by name."""
    from agents.critics.coherence import make_coherence
    from agents.critics.contradiction import contradiction
    from agents.critics.faithfulness import faithfulness
    from agents.critics.fluency import fluency
    from agents.critics.presence import presence
    from agents.critics.repetition import repetition
    from agents.critics.style import make_style
    from agents.critics.toxicity import toxicity

    return {
        "faithfulness": lambda _: faithfulness,
        "contradiction": lambda _: contradiction,
        "coherence": make_coherence,
        "repetition": lambda _: repetition,
        "toxicity": lambda _: toxicity,
        "fluency": lambda _: fluency,
        "style": make_style,
        "presence": lambda _: presence,
    }


FINDS = {
    "faithfulness": "turns that go against what is so of their speaker",
    "contradiction": "turns that go against what their speaker said before",
    "coherence": "sentences that belong to nothing near them, heaps of words",
    "repetition": "lines said before, lines that go round",
    "toxicity": "insults, threats, wishes of death, contempt for groups",
    "fluency": "words in no English order, broken off or looping; leftovers of machines, notices",
    "style": "no faults: scores likeness to protocol.reference",
    "presence": "no faults: scores how much of the personas shows",
}
"""What the critics that come with townsfolk find, by name."""


def critic_names() -> tuple[str, ...]:
    """Return the names of all critics there are, in alphabetical order."""
    return tuple(sorted({*packaged_critics(), *plugins.names("critic")}))


def make_critic(name: str, bench: Bench) -> Critic:
    """Return the critic called `name`; a packaged one goes before an installed one of the same name.

    An installed package offers under the entry-point group ``townsfolk.critics``, and a notebook brings, a critic
    itself, or a class or function with one parameter ``bench`` that makes one.

    Raises:
        ScenarioError: If there is none.
    """
    packaged = packaged_critics()
    if name in packaged:
        return packaged[name](bench)
    if plugins.find("critic", name) is not None:
        thing = plugins.load("critic", name)
        critic: Critic = thing(bench) if "bench" in plugins.parameters(thing) else thing
        return critic
    raise ScenarioError(
        f"there is no critic {name!r}", where="protocol.critics", expected=f"one of: {', '.join(critic_names())}"
    )
