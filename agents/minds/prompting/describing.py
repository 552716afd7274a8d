"""Values in words: a persona, a moment, a place, a memory, a piece of news, as a prompt tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agents.affect import mood_word
from agents.canonical import E6
from agents.dials import Dials
from agents.memory import Memory
from agents.minds.prompting.labels import Labels
from agents.opinion import OpinionView, in_words
from agents.perception import MINUTES_PER_DAY, ClaimView, Me, Moment, PlaceView, Seen
from agents.persona import BigFive, Habit, Judgement, LifeContext, Persona, PersonalIdentity, SpeakingStyle
from agents.plan import MEETING, PlanStep
from agents.relationship import Relationship
from agents.talk import Utterance
from agents.tasks.opining import HeardStance
from agents.tasks.speaking import Partner
from agents.things import Possibility, ThingView

LONGEST_MEMORY = 280
_HIGH, _LOW, _STEADY = 0.65, 0.25, 0.1
_MATTERS, _HARDLY_MATTERS = 8, 2
_NATURE = {
    "conformity": ("You like to think as those around you do.", "You do not care what others think."),
    "stubbornness": ("You are hard to move from a view, and come back to it.", "You are easily moved from a view."),
    "confirmation_bias": (
        "What speaks against your view hardly counts with you.",
        "You weigh what speaks against your view as you do what speaks for it.",
    ),
}
_TRAITS = {
    "openness": ("curious and imaginative", "practical and fond of the familiar"),
    "conscientiousness": ("careful and reliable", "easy-going about order and plans"),
    "extraversion": ("outgoing", "quiet and reserved"),
    "agreeableness": ("kind and obliging", "blunt and hard to please"),
    "neuroticism": ("easily worried", "calm"),
}
_STYLE = {
    "formality": ("formally", "casually"),
    "verbosity": ("at length", "in few words"),
    "warmth": ("warmly", "coolly"),
    "humour": ("with jokes", "seriously"),
    "directness": ("straight to the point", "in a roundabout way"),
}


def person_lines(persona: Persona) -> list[str]:
    """Return what `persona` says about itself, the most telling first; a block at its default says nothing."""
    lines = [f"Your name is {persona.name}."]
    if persona.description:
        lines.append(persona.description)
    social = persona.social
    lines += _said("You are {} years old.", [] if social.age is None else [str(social.age)])
    lines += _said("Your work: {}.", [social.occupation] if social.occupation else [])
    return lines + _inner_lines(persona.personal) + _life_lines(persona.context) + [
        *_said("You belong to: {}.", social.groups),
        *_said("You come from {}.", [social.origin] if social.origin else []),
        *_said("Others speak of you as '{}'.", [] if social.pronouns == "they" else [social.pronouns]),
    ]  # fmt: skip


def self_lines(me: Me) -> list[str]:
    """Return what `me` says of itself: its persona, then the stories it has told."""
    return [*person_lines(me.persona), *(f"You have told how it came about: {story.text}" for story in me.stories)]


def _inner_lines(personal: PersonalIdentity) -> list[str]:
    return [
        *_said("You are {}.", _leanings(personal.traits, _TRAITS)),
        *_said("You speak {}.", _leanings(personal.style, _STYLE)),
        *_said("Now and then you say: {}.", (f'"{phrase}"' for phrase in personal.style.phrases)),
        *_said("You value {}.", personal.values),
        *_said("You like {}.", personal.likes),
        *_said("You do not care for {}.", personal.dislikes),
        *_said("You are good at {}.", personal.skills),
    ]


def _life_lines(context: LifeContext) -> list[str]:
    lines = [f"You want to {goal}." for goal in context.goals] + list(context.facts)
    for habit in context.habits:
        days = f" on {', '.join(habit.days)}" if habit.days else ""
        place = f" at {habit.at}" if habit.at else ""
        duty = " (a duty)" if habit.fixed else ""
        lines.append(f"Habit: {habit.do}{place}, {habit.start} to {habit.end}{days}{duty}.{_conditions(habit)}")
    return lines


def _conditions(habit: Habit) -> str:
    """Return what a habit is for, needs and leaves, as sentences with a space in front; empty where nothing is said."""
    goal = f" It is to {habit.goal.rstrip('.')}." if habit.goal else ""
    needs = f" Only if {', '.join(need.rstrip('.') for need in habit.needs)}." if habit.needs else ""
    return goal + needs + (f" Then {', '.join(left.rstrip('.') for left in habit.leaves)}." if habit.leaves else "")


def style_words(persona: Persona) -> str:
    """Return how `persona` speaks, such as "casually, with jokes"; empty where nothing stands out."""
    return ", ".join(_leanings(persona.personal.style, _STYLE))


def _leanings(values: BigFive | SpeakingStyle, words: dict[str, tuple[str, str]]) -> Iterator[str]:
    for name, (high, low) in words.items():
        value = getattr(values, name)
        if value >= _HIGH or value <= _LOW:
            yield high if value >= _HIGH else low


def _said(pattern: str, words: Iterable[str]) -> list[str]:
    text = ", ".join(words)
    return [pattern.format(text)] if text else []


def now_lines(me: Me, moment: Moment | None, labels: Labels) -> list[str]:
    """Return where, when and in what state `me` is."""
    lines = []
    if moment is not None:
        lines.append(f"It is {moment.weekday}, {moment.date}, {moment.clock}.")
    if me.place is not None:
        lines.append(f"You are at {me.place.name} [{labels.place(me.place)}].")
    lines.append(f"You are {me.activity}." if me.activity else "You are doing nothing in particular.")
    lines.append(f"You feel {mood_word(me.mood)}.")
    if moment is not None and me.next_step is not None:
        lines.append("Next in your plan: " + step_line(me.next_step, moment, labels))
    return lines


def clock_line(seconds: int, moment: Moment) -> str:
    """Return when `seconds` are, seen from `moment`: the clock with today, yesterday, tomorrow or the distance."""
    minutes = moment.day * MINUTES_PER_DAY + moment.minute + (seconds - moment.seconds) // 60
    day, minute = divmod(minutes, MINUTES_PER_DAY)
    away = day - moment.day
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}
    when = near.get(away) or (f"{-away} days ago" if away < 0 else f"in {away} days")
    return f"{when} {minute // 60:02d}:{minute % 60:02d}"


def step_line(step: PlanStep, moment: Moment, labels: Labels) -> str:
    """Return a step of a plan with its times and place."""
    end = clock_line(step.end, moment).rpartition(" ")[2]
    fixed = ", cannot be skipped" if step.fixed else ""
    return (
        f"{clock_line(step.start, moment)} to {end}: {step.activity} at [{step.place}]{occasion(step, labels)}{fixed}."
    )


def occasion(step: PlanStep, labels: Labels) -> str:
    """Return which news a step is for, with a comma in front; nothing for a meeting, whose activity names people."""
    news = step.claim and not step.claim.startswith(MEETING)
    return f", for [{labels.claim(step.claim)}]" if news else ""


def thing_line(thing: ThingView) -> str:
    """Return a thing with its label, the state it is in, and what can be done with it."""
    can = f" One can be {'; '.join(one.do for one in thing.can)}." if thing.can else ""
    return f"[{thing.id}] {thing.name}, {thing.state}.{can}"


def thing_rules(thing: ThingView) -> list[str]:
    """Return a thing as its narrator knows it: its state, and for each possibility what it needs and leaves."""
    return [f"[{thing.id}] {thing.name}, {thing.state}.", *(_possibility(thing, one) for one in thing.can)]


def _possibility(thing: ThingView, one: Possibility) -> str:
    parts = [f"With [{thing.id}], {one.do}"]
    parts += [f"only when it is {' or '.join(one.when)}"] if one.when else []
    parts += [f"only for {', '.join(one.by)}"] if one.by else []
    parts += [f"only if [{other}] is {state}" for other, state in one.needs]
    parts += [f"afterwards it is {one.becomes}"] if one.becomes else []
    parts += [f"afterwards [{other}] is {state}" for other, state in one.leaves]
    refused = f" Else: {one.refusal}" if one.refusal else ""
    return f"{'; '.join(parts)}.{refused}"


def place_line(place: PlaceView, labels: Labels) -> str:
    """Return a place with its label, what it is, when it is open and how far away."""
    hours = "always open"
    if place.opens is not None and place.closes is not None:
        hours = f"open {_clock(place.opens)} to {_clock(place.closes)}"
    return f"[{labels.place(place)}] {place.name}, {place.kind}, {hours}, {place.minutes_away} minutes away."


def memory_line(memory: Memory, moment: Moment | None, labels: Labels, *, longest: int = LONGEST_MEMORY) -> str:
    """Return a memory with its label and when it is from, its text cut at a word after `longest` characters."""
    concluded = ", your conclusion" if memory.kind == "reflection" else ""
    when = "" if moment is None else f"({clock_line(memory.created, moment)}{concluded}) "
    text = memory.text
    if len(text) > longest:
        text = text[:longest].rpartition(" ")[0].rstrip(" ,;:—") + "…"
    return f"[{labels.memory(memory.id)}] {when}{text}"


_DIALS = {
    "repetition": ("Come back to what you have said before.", "Do not say again anything you have said before."),
    "specificity": ("Be specific: name people, places, times and things.", "Keep to general remarks."),
    "relatedness": ("Take up what the other has just said.", "Speak of something else than the other just did."),
    "questions": ("Ask a question.", "Do not ask any question."),
}


def dial_lines(dials: Dials) -> list[str]:
    """Return how the study wants one to talk, a sentence for each dial that is turned."""
    turned = ((words, getattr(dials, name)) for name, words in _DIALS.items())
    return [words[0] if value > 0 else words[1] for words, value in turned if value]


def relationship_words(relationship: Relationship | None) -> str:
    """Return what somebody is to the reader of the prompt, in words."""
    if relationship is None:
        return "you have never talked"
    familiarity = _step(relationship.familiarity_e6, ("hardly known", "known a little", "known well"))
    closeness = relationship.closeness_e6
    feeling = "disliked" if closeness < -E6 // 5 else "dear to you" if closeness > E6 // 2 else "liked"
    neutral = abs(closeness) <= E6 // 5
    return f"{relationship.kind}, {familiarity}" + ("" if neutral else f", {feeling}")


def seen_line(seen: Seen, may_talk: bool, labels: Labels) -> str:
    """Return somebody in sight, and whether one can turn to them now."""
    talking = " and in a conversation" if seen.conversation else ""
    last = "" if seen.since_talk is None else f"; you last talked {_ago(seen.since_talk)} ago"
    turn = "" if may_talk else "; cannot be talked to now"
    doing = f" is {seen.activity}" if seen.activity else " is here"
    words = relationship_words(seen.relationship)
    return f"{_headed(seen.person, seen.name, labels)}{doing}{talking}; {words}{last}{turn}."


def partner_line(partner: Partner, moment: Moment, labels: Labels) -> str:
    """Return a partner of a conversation as the speaker knows them, and when the two last talked before this."""
    doing = f", {partner.activity}" if partner.activity else ""
    tie = partner.relationship
    last = "" if tie is None or tie.last_talk is None else f"; you last talked {clock_line(tie.last_talk, moment)}"
    return f"{_headed(partner.id, partner.name, labels)}{doing}; {relationship_words(tie)}{last}."


def turn_line(turn: Utterance, me: str, labels: Labels) -> str:
    """Return what was said, with who said it."""
    speaker = "You" if turn.speaker == me else labels.name(turn.speaker)
    aside = "" if not turn.aside else " (aside to you)" if turn.speaker != me else " (aside)"
    alone = turn.addressees[0] if len(turn.addressees) == 1 and me and not aside else me
    to = f" (to {labels.name(alone)})" if me not in (alone, turn.speaker) else ""
    return f"{speaker}{aside}{to}: {turn.text}"


def claim_line(claim: ClaimView, me: str, moment: Moment, labels: Labels) -> str:
    """Return a piece of news as far as its knower knows it, in one line."""
    own = claim.origin == me
    told = claim.first_person if own and claim.first_person else claim.text
    parts = [f"[{labels.claim(claim.id)}] {_sentence(told)}"]
    if claim.origin_name and not own and "who" in claim.details:
        parts.append(f"It comes from {claim.origin_name}.")
    if claim.place_name and "where" in claim.details:
        parts.append(f"Where: {claim.place_name}.")
    if claim.starts is not None and "when" in claim.details:
        start = f"{claim.starts.weekday}, {clock_line(claim.starts.seconds, moment)}"
        parts.append(f"When: {start} to {claim.ends.clock}." if claim.ends else f"When: {start}.")
    return " ".join([*parts, *_not_known(claim), *_stance(claim, own, moment)])


def _not_known(claim: ClaimView) -> Iterator[str]:
    if claim.is_event and not (claim.place_name and "where" in claim.details):
        yield "You do not know where."
    if claim.is_event and not (claim.starts is not None and "when" in claim.details):
        yield "You do not know when."


def _stance(claim: ClaimView, own: bool, moment: Moment) -> Iterator[str]:
    knowing = claim.knowing
    if claim.secret:
        yield "It was told in confidence."
    if own:
        yield "It is your own news."
    elif claim.teller_name:
        yield f"{claim.teller_name} told you {clock_line(knowing.seconds, moment)}."
    if knowing.attitude != "unconsidered":
        yield f"You are {knowing.attitude} about it{'' if knowing.passes_on else ' and would rather not pass it on'}."
    if knowing.attending is not None:
        yield "You mean to go." if knowing.attending else "You will not go."
    if knowing.reason:
        yield f"Why: {_sentence(knowing.reason)}"
    if claim.partner_knows:
        yield "The one you talk to knows it already."


def opinion_line(view: OpinionView, labels: Labels) -> str:
    """Return a topic with its label, what one is for or against, and what the reader of the prompt thinks of it."""
    line = f"[{labels.topic(view.topic)}] {view.title}: {_sentence(view.proposition)}{_weight(view.interest)}"
    if view.opinion is None:
        return f"{line} You have no opinion on it."
    number = f"{view.opinion.stance_e6 / E6:+.2f}, {sureness(view.opinion.confidence_e6)}"
    why = f" Why: {_sentence(view.opinion.reason)}" if view.opinion.reason else ""
    return f"{line} You are {in_words(view.opinion.stance_e6, view.scale)} ({number}).{why}"


def _weight(interest: int) -> str:
    """Return how much a topic matters to people, with a space in front; nothing where it matters as others do."""
    if interest >= _MATTERS:
        return " It matters much to people here."
    return " It matters little to people here." if interest <= _HARDLY_MATTERS else ""


def sureness(confidence_e6: int) -> str:
    """Return how sure somebody is of a view, in words."""
    return _step(confidence_e6, ("not sure at all", "fairly sure", "certain"))


def nature_lines(judgement: Judgement) -> list[str]:
    """Return how somebody deals with the views of others, where that stands out from what most people do."""
    values = ((words, getattr(judgement, name)) for name, words in _NATURE.items())
    return [high if value >= _HIGH else low for (high, low), value in values if value >= _HIGH or value <= _STEADY]


def heard_line(heard: HeardStance, scale: tuple[str, ...], labels: Labels) -> str:
    """Return what somebody said about a topic, with who said it and where that person stood."""
    stance = f"({in_words(heard.stance_e6, scale)}, {sureness(heard.confidence_e6)})"
    if not heard.speaker:
        return f"You were told from outside: {heard.text} {stance}"
    labels.know(heard.speaker, heard.name)
    who = f"{labels.name(heard.speaker)} ({relationship_words(heard.relationship)})"
    return f"{who}: {heard.text} {stance}" if heard.text else f"{who} let a view be known {stance}."


def _sentence(text: str) -> str:
    return text if text.rstrip()[-1:] in ".!?。！？" else text.rstrip() + "."


def _headed(person: str, name: str | None, labels: Labels) -> str:
    labels.know(person, name)
    label = labels.person(person)
    return f"[{label}] {name}" if name else f"[{label}] somebody you do not know by name"


def _ago(seconds: int) -> str:
    minutes = seconds // 60
    if minutes < 120:
        return f"{minutes} minutes"
    return f"{minutes // 60} hours" if minutes < 2 * MINUTES_PER_DAY else f"{minutes // MINUTES_PER_DAY} days"


def _clock(minute: int) -> str:
    return f"{minute % MINUTES_PER_DAY // 60:02d}:{minute % 60:02d}"


def _step(value_e6: int, words: tuple[str, ...]) -> str:
    return words[min(len(words) - 1, max(0, value_e6) * len(words) // (E6 + 1))]
