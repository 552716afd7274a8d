"""Speech without a language model: what is owed is read off the transcript, planned, and put into words.

`speak` is a pure function of its question. One turn goes through four rooms:

1. `situation` reads the input: what was said last, which question is open, what has been dealt with.
2. What is owed comes first: `opening`, `answering`, `claim_answers`, `hearing` (news), `reacting`, `claim_replies`.
3. Then the talk goes on or ends: `following` (the same subject), `initiative` with `telling` and `offering` (a new
   one), `leaving`.
4. `speaker` finds the words in `stock` (templates with alternatives, see `grammar`) in the speaker's `voice`;
   `compose` puts the parts together and `phrasing` sees to it that no line is said twice.

How to read the subject of a turn
    kind, owner   What is asked or told, and whose it is: ``plan`` of the partner, ``like`` of the speaker.
    ref           ``item:aspect=found?question``, each part where there is one.
                  *item*: the id of a claim, a person or a place.
                  *aspect*: which side of it: ``supper:when``, ``:often`` (of the activity), ``:why`` (of a like).
                  For claims: where, when, who, teller, attending, opinion, why, what.
                  *found*: what an answer came to: ``yes``, ``no`` or ``maybe``.
                  *question*: a turn that answers one question and ends in another notes the latter as
                  ``kind@owner@ref``; `subjects.question_in` reads it. A turn whose act is ASK asks for its subject,
                  one whose act is INVITE for ``claim:attending`` of the addressee.
    text          A noun phrase for the subject in the speaker's mouth: "old maps", "my wish to finish my book".
                  Answers about how one is use "well", "middling" and "low".

An act says what a turn does to the turn before where that called for something (ANSWER, ACCEPT, DECLINE, RESPOND);
else what it does by itself. `Turn.ends` marks leave-taking, whatever the act.

Turns of people and of language models may come without a subject; then `heard` reads the question off the words.
"""

from __future__ import annotations

from agents.minds.rules.speech.compose import speak

__all__ = ["speak"]
