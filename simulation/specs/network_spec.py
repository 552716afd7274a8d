"""Who knows whom when the world begins: ties by name, or from a generator."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agents.persona import Frozen, Share, Slug

_KIND = "What they are to each other: a word such as friend, spouse, neighbour, colleague or acquaintance."
_CLOSENESS = "From -1 (hostile) over 0 (indifferent) to 1 (dear)."
_FAMILIARITY = "From 0 (never met) to 1 (know each other well)."


class Tie(Frozen):
    """Two people who know each other when the world begins."""

    between: tuple[Slug, Slug] = Field(description="The ids of the two people.")
    kind: Annotated[str, Field(min_length=1, max_length=40)] = Field(default="acquaintance", description=_KIND)
    closeness: Annotated[float, Field(ge=-1.0, le=1.0)] = Field(default=0.2, description=_CLOSENESS)
    familiarity: Share = Field(default=0.5, description=_FAMILIARITY)


class Network(Frozen):
    """A generator that ties people to each other, in the order in which they stand in the file, or by who they are."""

    generator: Literal[
        "erdos_renyi",
        "watts_strogatz",
        "barabasi_albert",
        "complete",
        "ring",
        "stochastic_blocks",
        "homophily",
        "workplaces",
    ] = Field(
        description="Each pair by chance, a small world, preferential attachment, everybody, a circle, blocks that are "
        "denser within than across, like to like, or those who have a duty at one place."
    )
    k: Annotated[int, Field(ge=1)] = Field(default=4, description="Neighbours in the ring (watts_strogatz).")
    p: Share = Field(default=0.1, description="Chance of an edge (erdos_renyi) or of rewiring (watts_strogatz).")
    m: Annotated[int, Field(ge=1)] = Field(
        default=2, description="Edges of a newcomer (barabasi_albert), or that each one makes (homophily)."
    )
    by: Literal["group", "value", "occupation", "home"] = Field(
        default="group", description="What makes a block: the first group or value, the occupation or the home."
    )
    p_between: Share = Field(default=0.01, description="Chance of an edge across (stochastic_blocks; `p` is within).")
    homophily: Annotated[float, Field(ge=0.0, le=1000.0)] = Field(
        default=5.0, description="How much likelier a tie to somebody wholly alike is, 0 for not at all (homophily)."
    )
    kind: Annotated[str, Field(min_length=1, max_length=40)] = Field(default="acquaintance", description=_KIND)
    closeness: Annotated[float, Field(ge=-1.0, le=1.0)] = Field(default=0.2, description=_CLOSENESS)
    familiarity: Share = Field(default=0.5, description=_FAMILIARITY)
