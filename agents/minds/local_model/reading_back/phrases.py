"""Phrases that say the same: several words that a reading takes as one, or as others."""

from __future__ import annotations

_TEXT = """
good day > hello; hi there > hello; hello there > hello; hi > hello; hey there > hello; good morning > good_morning;
good evening > good_evening; good afternoon > good_afternoon; good night > good_night; bye bye > goodbye; bye >
goodbye; farewell > goodbye; see you around > goodbye; so long > goodbye; take care of yourself > take_care; take care
> take_care; thank you very much > thanks; thank you so much > thanks; thanks a lot > thanks; many thanks > thanks;
thank you > thanks; of course > of_course; by the way > by_the_way; to be honest > to_be_honest; in fact > in_fact; as
it happens > as_it_happens; my dear > my_dear; i am afraid that >; i am afraid > i_am_afraid; at all > at_all; for
sure > definitely; not have to > need_not; not need to > need_not; need not > need_not; have got to > must; has got to
> must; have to > must; has to > must; had to > must did; need to > must; needs to > must; used to > used_to; am used
to > am accustomed_to; is used to > is accustomed_to; are used to > are accustomed_to; was used to > was
accustomed_to; were used to > were accustomed_to; get used to > get accustomed_to; got used to > got accustomed_to; am
able to > can; is able to > can; are able to > can; am not able to > can not; is not able to > can not; are not able
to > can not; am unable to > can not; is unable to > can not; are unable to > can not; am going to be > will be; would
be glad to > want to; would be happy to > want to; would like > want; would love > want; would rather > would_rather;
have got > have; has got > has; let us know > tell we; let me know > tell i; let you know > tell you; shall we > we
let_us; let us > we let_us; ought to > should; look forward to > look_forward_to; looking forward to >
looking_forward_to; am fond of > like; is fond of > likes; are fond of > like; was fond of > liked; have a chat >
chat; take place > happen; takes place > happens; taking place > happening; is held > happens; be held > happen; being
held > happening; next to > next_to; because of > because_of; instead of > instead_of; out of > out_of; in front of >
in_front_of; on top of > on_top_of; according to > according_to; due to > because_of; as well > too; and so > so; so
that > so_that; as soon as > once; even though > although; even if > even_if; no longer > no_longer; not any more >
no_longer; any more > any_more; how come > why; at the moment > now; right now > now; at present > now; this evening >
this_evening; this morning > this_morning; this afternoon > this_afternoon; last night > last_night; in the morning >
in_the_morning; in the evening > in_the_evening; in the afternoon > in_the_afternoon; at night > at_night; at noon >
at T12:00; at midday > at T12:00; at midnight > at T00:00; a bit > a_bit; a little bit > a_bit; a little > a_bit; a
few > a_few; a couple of > a_couple; a lot of > many; lots of > many; plenty of > many; no one > nobody; no 1 >
nobody; at home > home; each other > each_other; one another > each_other; all of the > all the; more than >
more_than; less than > less_than; fewer than > less_than; at least > at_least; at most > at_most; up to > at_most; all
but > all_but; as many as > as_many_as; 1 another > each_other; till > until; anybody > anyone; everybody > everyone;
somebody > someone; what are you up to > what are you doing; how are you doing > how are you; how are you getting on >
how are you; nice to see > good to see; nice to meet > good to meet; half an hour > 30 minutes; a quarter of an hour >
15 minutes; a good deal > many; a great deal > many; now and then > sometimes; now and again > sometimes; from time to
time > sometimes; nowadays > these days; for some time > for a while; in a minute > in a moment; not care for > not
like; not bear > not stand; anymore > any_more; standing for mayor > running for mayor; stand for mayor > run for
mayor; stands for mayor > runs for mayor
"""


def _pairs() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    entries = (entry.partition(">") for entry in " ".join(_TEXT.split()).split(";"))
    return tuple((tuple(phrase.split()), tuple(one.split())) for phrase, _, one in entries)


PHRASES = _pairs()
"""Pairs of the words of a phrase and the words that a reading has in its place."""
