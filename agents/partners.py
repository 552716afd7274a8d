"""Partners for policies to practise on: simulated users with something on their mind, a will, and little patience.

They are rules, not people: each has a hidden state drawn at the beginning, of which only its words show something, and
what moves it is the strategy of a turn, not its wording. That a policy is tried on simulated users until it reaches
its goal follows self-play in PPDPP (Y. Deng et al., 2024).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from agents.policies import Heard
from agents.streams import Stream

_EXPLORING = {"question", "restatement", "reflection", "inquire", "ask"}
_COMFORTING = {"affirmation", "self_disclosure", "others"}
_ADVISING = {"suggestion", "information"}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a partner says to a turn.

    Args:
        text: Its words.
        reached: Whether what the talk is for has been reached.
        leaves: Whether it has had enough.
        strategy: What it follows itself, where it follows a policy.
    """

    text: str
    reached: bool = False
    leaves: bool = False
    strategy: str = ""


class Partner(Protocol):
    """Somebody a policy talks with."""

    opening: str
    """What it says first; empty where the policy begins."""

    def reply(self, turns: tuple[Heard, ...]) -> Reply:
        """Return what it says to the last of the turns so far, which is the policy's (`mine`)."""
        ...


@dataclass(slots=True)
class Troubled:
    """Something weighs on it: it wants to be heard before it is comforted, and comforted before it is advised."""

    trust_needed: int
    burden: int
    patience: int
    opening: str = "I lost my job on Friday, and I haven't told anybody."
    _trust: int = 0

    @classmethod
    def drawn(cls, stream: Stream) -> Troubled:
        """Return one by lot."""
        return cls(1 + stream.below(3), 2 + stream.below(4), 2 + stream.below(4))

    def reply(self, turns: tuple[Heard, ...]) -> Reply:
        """Return what it says; the goal is that it is lighter."""
        strategy = turns[-1].strategy
        before = [turn.strategy for turn in turns[:-1] if turn.mine and turn.strategy]
        if strategy in before[-1:] or not strategy:
            return self._tired("You said that before." if strategy else "Hm.")
        if strategy in _EXPLORING:
            self._trust += 1
            return Reply("It is the mornings that are hard. I don't know what to tell them at home.")
        if strategy in _COMFORTING and self._trust:
            self.burden -= 1
        elif strategy in _ADVISING and self._trust >= self.trust_needed:
            self.burden -= 2
        else:
            return self._tired("You don't know how it is.")
        if self.burden <= 0:
            return Reply("That does me good. I think I can face Monday now.", reached=True)
        return Reply("Perhaps. It helps to say it out loud.")

    def _tired(self, words: str) -> Reply:
        self.patience -= 1
        return Reply(words, leaves=self.patience <= 0)


@dataclass(slots=True)
class Learner:
    """It wants to understand something: hints reach it once it has been asked or told, and only a check shows it."""

    missing: int
    quick: bool
    opening: str = "I don't know how this works."
    _told: int = 0

    @classmethod
    def drawn(cls, stream: Stream) -> Learner:
        """Return one by lot."""
        return cls(2 + stream.below(4), stream.below(2) == 1)

    def reply(self, turns: tuple[Heard, ...]) -> Reply:
        """Return what it says; the goal is that it can say the matter in its own words."""
        strategy = turns[-1].strategy
        if strategy == "check":
            if self.missing <= 0:
                return Reply("So the one is what holds the other. Yes, I have it.", reached=True)
            return Reply("I'm not sure. I couldn't say it.")
        gain = {"explain": 1, "correct": 2 if self._told else 1, "hint": 1 if self.quick or self._told else 0}
        self.missing -= gain.get(strategy, 0)
        self._told += strategy in ("explain", "ask")
        return Reply("I see, I think." if self.missing <= 0 else "And then?")


@dataclass(slots=True)
class Doubter:
    """It holds another view: asked first it listens to reasons; pushed too early it digs in, and in the end leaves."""

    distance: int
    patience: int
    opening: str = "I don't think it is a good idea at all."
    _asked: bool = False
    _heard: Counter[str] = field(default_factory=Counter)

    @classmethod
    def drawn(cls, stream: Stream) -> Doubter:
        """Return one by lot."""
        return cls(2 + stream.below(4), 2 + stream.below(3))

    def reply(self, turns: tuple[Heard, ...]) -> Reply:
        """Return what it says; the goal is that it comes round."""
        strategy = turns[-1].strategy
        self._heard[strategy] += 1
        if strategy in _EXPLORING:
            self._asked = True
            return Reply("Well, what about those who cannot pay for it?")
        moved = {"justify": 2 if self._asked else 1, "information": 2 if self._asked else 1, "concede": 1}.get(
            strategy, 0
        )
        if not moved or self._heard[strategy] > 2:
            self.patience -= 1
            self.distance += strategy in ("propose", "accept", "suggestion") and not self._asked
            return Reply("You have your opinion, I have mine.", leaves=self.patience <= 0)
        self.distance -= moved
        if self.distance <= 0:
            return Reply("Put like that, I would give it a try.", reached=True)
        return Reply("There may be something in that.")


@dataclass(slots=True)
class Bargainer:
    """It wants a price: it follows a policy of its own, and the two are as far apart as the lot says.

    An offer has to lie on the table. A reason brings the two one nearer, twice at most of each; a counter-offer one, a
    concession two. Who says yes while they are apart is told no; at nothing between them a yes of either is the deal.
    """

    follows: Callable[[tuple[Heard, ...]], str]
    apart: int
    advice: Mapping[str, str] = field(default_factory=dict)
    opening: str = ""
    _offered: bool = False
    _reasons: Counter[bool] = field(default_factory=Counter)

    def reply(self, turns: tuple[Heard, ...]) -> Reply:
        """Return what it says; the goal is a deal."""
        if self._does(turns[-1].strategy, first=True):
            return Reply("Agreed.", reached=True)
        seen = tuple(Heard(not turn.mine, turn.text, turn.strategy) for turn in turns)
        strategy = self.follows(seen)
        reached = self._does(strategy, first=False)
        return Reply(self.advice.get(strategy, "Hm."), reached=reached, strategy=strategy)

    def _does(self, strategy: str, *, first: bool) -> bool:
        """Let a strategy take effect; return whether that was the deal."""
        if strategy == "propose":
            self._offered = True
        if strategy == "justify":
            self._reasons[first] += 1
        step = {"counter": 1, "concede": 2, "justify": int(self._reasons[first] <= 2)}.get(strategy, 0)
        self.apart -= step if self._offered else 0
        return strategy == "accept" and self._offered and self.apart <= 0


PARTNERS: Mapping[str, Callable[[Stream], Partner]] = {
    "troubled": Troubled.drawn,
    "learner": Learner.drawn,
    "doubter": Doubter.drawn,
}
"""By name: who can be practised on beside another policy; each game has one of its own, by lot."""
