"""The page as a reader meets it, in a headless Chromium: time line, map, people, talks, news, search, colours."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from simulation.reading.loading import load_scenario
from simulation.report import write_page
from simulation.report.data import PageData
from simulation.report.serving import serve
from simulation.run import Run
from tests.report.browser import Keys, Reader

BETTINA = "Bettina Skov"


def test_the_time_line_moves_people_and_tells_the_time(see: Reader, page: str) -> None:
    see.open(page)
    see.slide(0)
    asleep = see.count(".avatar.asleep")
    places = see.run("return [...document.querySelectorAll('.spot')].map((one) => one.style.transform)")
    see.slide(50)
    assert 25 >= asleep > 20 > see.count(".avatar.asleep")
    assert see.text("#clock") == "Fri 13 Feb, 12:15"
    assert see.run("return document.getElementById('slider').getAttribute('aria-valuetext')") == "Fri 13 Feb, 12:15"
    assert see.run("return [...document.querySelectorAll('.spot')].map((one) => one.style.transform)") != places


def test_play_goes_on_by_itself_and_pause_stays(see: Reader, page: str) -> None:
    see.open(page)
    see.slide(40)
    see.run(CHOOSE, "speed", "6")
    see.click("#play")
    assert see.run("return document.getElementById('play').getAttribute('aria-label')") == "Pause"
    see.until("return Number(document.getElementById('slider').value) > 44")
    see.click("#play")
    stood = see.tick()
    assert see.run("return document.getElementById('play').getAttribute('aria-label')") == "Play"
    assert see.tick() == stood


def test_what_is_said_stands_on_the_map_and_in_the_feed(see: Reader, page: str) -> None:
    see.open(page)
    bubble = see.text(".bubble")
    assert bubble.split(": ", 1)[1] in see.text(".feed")
    assert see.count(".feed li.fresh") > 0


def test_a_persons_page_has_plan_persona_knowledge_and_scored_memories(see: Reader, page: str) -> None:
    see.open(page, "person/bettina")
    see.slide(100)
    text = see.text()
    for part in (BETTINA, "Plan of the day", "sailmaker", "openness", "it began here", "feels ", "Memories ("):
        assert part in text
    assert see.count(".memories > li") == 30
    assert "importance" in see.text(".memories > li") and "recency" in see.text(".memories > li")
    see.run(CHOOSE, "memory-order", "important")
    scores = see.run("return [...document.querySelectorAll('.memories > li meter')].map((one) => one.value)")
    assert scores == sorted(scores, reverse=True)


def test_a_line_links_to_the_memories_behind_it(see: Reader, page: str, valentine: Run) -> None:
    see.open(page, "talks")
    see.slide(190)
    for number in range(len(PageData(valentine).whole()["rows"]["talks"])):
        see.go(f"talk/{number}")
        if see.count(".transcript details a"):
            break
    see.run("document.querySelector('.transcript details').open = true")
    words = see.text(".transcript details a")
    see.click(".transcript details a")
    see.until("return document.querySelector('.memories .wanted')")
    assert words in see.text(".memories .wanted")
    assert see.run("return location.hash").startswith("#/memory/")


def test_a_memory_of_what_was_heard_has_the_words_and_leads_back_to_them(see: Reader, page: str) -> None:
    see.open(page, "person/maren")
    see.slide(120)
    see.run(CHOOSE, "memory-kind", "heard")
    heard = see.text(".memories > li p")
    see.run("document.querySelector('.memories details').open = true")
    see.click(".memories details a")
    see.until("return document.querySelector('.transcript .wanted')")
    assert heard.split(": ", 1)[1] == see.text(".transcript .wanted .speech")


def test_a_talk_says_when_where_who_and_why(see: Reader, page: str, valentine: Run) -> None:
    see.open(page, "talk/3/1")
    assert see.count(".transcript li.wanted") == 1
    assert "began it" in see.text()
    see.click(".time")
    assert see.tick() == PageData(valentine).whole()["rows"]["talks"][3][0]


def test_news_has_a_curve_and_the_tree_of_who_told_whom(see: Reader, page: str, valentine: Run) -> None:
    see.open(page, "news/valentine-party")
    knowers = len(valentine.graphs.told("valentine-party"))
    assert see.count(".tree .node") == knowers
    assert see.count(".tree .edge") == knowers - 1
    assert f"Bettina's Valentine party ends at {knowers}" in see.run(
        "return document.querySelector('.chart').getAttribute('aria-label')"
    )
    see.run("document.querySelectorAll('.tree .node')[1].dispatchEvent(new MouseEvent('click', {cancelable: true}))")
    see.until("return document.querySelector('.transcript .wanted .chip.news')")


def test_the_map_can_show_who_knows(see: Reader, page: str) -> None:
    see.open(page)
    see.slide(0)
    see.run(CHOOSE, "colour", "claim 0")
    assert see.count(".avatar.marked") == 1
    see.slide(190)
    assert see.count(".avatar.marked") > 10
    assert "does not know" in see.text(".legend")


def test_search_finds_people_places_words_and_memories(see: Reader, page: str) -> None:
    see.open(page)
    see.press("/")
    see.press("boatyard")
    see.until("return document.querySelector('h2').textContent.includes('boatyard')")
    text = see.text()
    assert "Places (1)" in text and "Said (" in text and "Remembered (" in text
    assert {
        word.lower() for word in see.run("return [...document.querySelectorAll('mark')].map((m) => m.textContent)")
    } == {"boatyard"}
    see.press(Keys.ESCAPE)
    assert see.text("h2") == "Now"


def test_keys_move_the_time_and_turn_the_colours(see: Reader, page: str) -> None:
    see.open(page)
    see.slide(40)
    see.run("document.activeElement.blur()")
    see.press(Keys.ARROW_RIGHT)
    assert see.tick() == 41
    see.press(Keys.SHIFT, Keys.ARROW_LEFT)
    assert see.tick() == 37
    see.press(Keys.HOME)
    assert see.tick() == 0
    see.press("t")
    assert see.run("return document.documentElement.dataset.theme") == "dark"
    see.press("t")
    see.press(" ")
    assert see.run("return document.body.classList.contains('playing')")
    see.press(" ")


def test_arrow_keys_go_from_person_to_person_on_the_map(see: Reader, page: str) -> None:
    see.open(page)
    see.run("document.querySelector('.avatar').focus()")
    see.press(Keys.ARROW_RIGHT)
    assert see.run("return document.activeElement === document.querySelectorAll('.avatar')[1]")
    assert see.count(".avatar[tabindex='0']") == 1


def test_light_and_dark_follow_the_system_and_letters_stand_out(see: Reader, page: str) -> None:
    for scheme in ("light", "dark"):
        see.paint(scheme, 1280, 800)
        see.open(page, "person/bettina")
        see.run("delete document.documentElement.dataset.theme")
        for selector in ("body", "#panel .who", "#panel a", "#clock", ".badge"):
            assert see.run(CONTRAST, selector) >= 4.5, (scheme, selector)


@pytest.mark.parametrize("route", ["map", "now", "person/bettina", "talk/5", "news", "search/soup", "about"])
def test_nothing_is_wider_than_a_phone(see: Reader, page: str, route: str) -> None:
    see.paint("dark", 360, 740)
    see.open(page, route)
    assert see.run("return document.documentElement.scrollWidth") <= 360
    assert see.run("return document.getElementById('panel').scrollWidth") <= 360


def test_everything_to_click_has_a_name_and_ids_are_single(see: Reader, page: str) -> None:
    for route in ("now", "people", "person/bettina", "talk/3", "news", "about"):
        see.open(page, route)
        assert see.run(NAMELESS) == []
        assert see.run(DOUBLE_IDS) == 0


def test_the_text_is_named_by_what_it_shows_and_what_is_read_aloud_is_little(see: Reader, page: str) -> None:
    see.open(page, "person/bettina")
    assert see.run("return document.getElementById('panel').getAttribute('aria-label')").endswith(BETTINA)
    live = "return [...document.querySelectorAll('[role=status], [aria-live], output')].map((one) => one.id)"
    assert sorted(see.run(live)) == ["clock", "told"]
    aloud = "return document.getElementById('clock').getAttribute('aria-live')"
    assert see.run(aloud) == "polite"
    see.click("#play")
    see.until("return document.body.classList.contains('playing')")
    assert see.run(aloud) == "off"
    see.click("#play")
    see.until("return !document.body.classList.contains('playing')")
    assert see.run(aloud) == "polite"


def test_everything_can_be_reached_with_the_keyboard_alone(see: Reader, page: str) -> None:
    see.open(page)
    see.run("document.activeElement.blur(); window.getSelection().removeAllRanges()")
    reached: list[str] = []
    for _ in range(40):
        see.press(Keys.TAB)
        reached.append(see.run(FOCUSED))
    assert reached[0] == "skip"
    order = ["search", "theme", "Now", "About", "colour", "avatar"]
    places = [reached.index(name) for name in order]
    assert places == sorted(places)
    assert reached.count("avatar") == 1  # one stop for all people; arrows go from one to the next


def test_unknown_routes_say_so(see: Reader, page: str) -> None:
    for route in ("person/nobody", "talk/9999", "place/x", "news/x", "views/x", "nonsense", "constructor", "%E0%A4%A"):
        see.open(page, route)
        assert see.text("h2") == "Not here"


def test_names_with_markup_are_text_and_run_nothing(see: Reader, markup: str) -> None:
    for route in (
        "now",
        "people",
        "person/p0",
        "person/p1",
        "talks",
        "talk/0",
        "news/c",
        "place/b",
        "search/script",
        "about",
    ):
        see.open(markup, route)
        assert see.run("return window.harmed") is None
        assert see.count("#panel img, #panel script, #panel svg[onload], #panel u, #panel h1") == 0
    see.go("people")
    assert "<img src=x onerror=window.harmed=1>" in see.text()
    assert "</script><script>window.harmed=1</script>" in see.text()
    see.go("about")
    assert "<script>window.harmed=1</script>" in see.text()


def test_the_page_refuses_markup_and_foreign_requests(browser: Reader, page: str) -> None:
    browser.open(page)
    assert (
        browser.run("try { document.body.innerHTML = '<b>x</b>'; return 'taken' } catch { return 'refused' }")
        == "refused"
    )
    browser.run(ADD_SCRIPT)
    assert browser.run("return window.harmed") is None
    browser.run("window.went = ''; fetch('http://127.0.0.1:9/').catch(() => { window.went = 'refused' })")
    browser.until("return window.went === 'refused'")
    browser.complaints()


def test_two_hundred_people_can_be_watched(see: Reader, crowd: str) -> None:
    see.open(crowd)
    assert see.count(".avatar") == 200
    assert see.count(".plot") == 62
    see.slide(31)
    assert see.count(".avatar") == 200
    see.go("people")
    assert see.count(".cards li") == 200


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (390, 844)])
@pytest.mark.parametrize("town", ["page", "crowd", "bakehouse", "forum"])
def test_no_bubble_covers_a_face_no_face_another_and_none_leaves_its_place(
    see: Reader, town: str, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    see.paint("light", *size)
    see.open(request.getfixturevalue(town), "map")
    bubbles = 0
    last = see.run("return Number(document.getElementById('slider').max)")
    for tick in range(0, last + 1, 9 if last > 100 else 1):
        see.slide(tick)
        bubbles += see.count(".bubble")
        assert see.run(COVERED) == [], (town, tick)
    assert bubbles


def test_threads_of_a_forum_can_be_read_and_say_who_answered_whom(see: Reader, forum: str) -> None:
    see.open(forum, "talks")
    see.slide(10)
    see.run(CHOOSE, "talk-kind", "threads")
    assert see.count(".talks li") > 0
    assert "the forum: bicycles in the pedestrian street" in see.text(".talks li")
    see.run(LONG_THREAD)
    see.until("return document.querySelector('.transcript')")
    assert "A thread of " in see.text() and " · answers " in see.text() and " · read by " in see.text()
    see.go("now")
    see.until("return document.querySelector('.feed')")
    assert "the forum, bicycles in the pedestrian street" in see.text(".feed")


def test_what_people_try_stands_in_the_feed_and_on_the_pages_of_place_and_person(see: Reader, bakehouse: str) -> None:
    see.open(bakehouse)
    see.slide(7)
    assert "lighting the oven: it does not work. The wood is used up." in see.text(".feed .refused")
    assert "the oven: cold · the wood: used up" in see.text(".things")
    see.slide(15)
    assert "lighting the oven: it works, the oven is now hot." in see.text(".feed .done")
    assert "the oven: hot" in see.text(".things")
    see.go("place/bakery")
    see.until("return document.querySelector('h2').textContent === 'the bakery'")
    assert "the ovenhot" in see.text() and "What was tried here so far" in see.text()
    see.go("person/berta-lind")
    see.until("return document.querySelector('h2').textContent.includes('Berta')")
    assert "What this person tried (2)" in see.text()


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
@pytest.mark.parametrize("long", ["rumour", "years"])
def test_marks_of_time_have_room(see: Reader, long: str, size: tuple[int, int], request: pytest.FixtureRequest) -> None:
    see.paint("light", *size)
    see.open(request.getfixturevalue(long), "news" if long == "rumour" else "person/ottilie-brandt")
    see.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert see.until("return document.querySelectorAll('#days span').length") > 1
    assert see.count("#panel .chart .axis") > 3
    assert see.run(OVERLAPPING, "#days span") == []
    assert see.run(OVERLAPPING, "#panel .chart .axis") == []


def test_years_are_told_where_there_are_several(see: Reader, years: str) -> None:
    see.open(years)
    see.slide(0)
    first = see.text("#clock")
    see.slide(12)
    assert (first, see.text("#clock")) == ("Mon 4 Mar 2024, 00:00", "Fri 25 Jul 2025, 17:00")


def test_who_is_spoken_to_is_said_in_short_where_it_is_a_hall(see: Reader, hall: str) -> None:
    see.open(hall, "talks")
    see.slide(3)
    assert " and 23 more" in see.text(".talks li")
    see.go("now")
    see.until("return document.querySelector('.feed')")
    assert " more · the town hall" in see.text(".feed .who")
    see.go("talk/0")
    see.until("return document.querySelector('.transcript')")
    assert see.text("h2").endswith("and 25 more")
    assert "28 people" in see.text(".who")


def test_a_run_without_talk_says_so_and_shows_what_is_done(see: Reader, alone: str) -> None:
    see.open(alone)
    see.slide(12)
    assert "Nobody speaks in this run." in see.text() and "What people are doing" in see.text()
    assert see.count(".cards li") == 1
    see.go("talks")
    see.until("return document.querySelector('h2').textContent === 'Talks so far'")
    assert "None: nobody talks in this run." in see.text()
    see.go("search/nothing-like-this")
    see.until("return document.querySelector('h2').textContent.startsWith('Found')")
    assert "Nothing." in see.text()


def test_a_run_that_has_not_begun_says_what_to_do(see: Reader, tmp_path: Path) -> None:
    write_page(Run.create(load_scenario("corner"), tmp_path / "run"), tmp_path / "page.html")
    see.driver.get((tmp_path / "page.html").as_uri())
    see.until("return document.querySelector('#panel h2')")
    assert "Nothing has happened yet" in see.text() and "townsfolk resume" in see.text()
    assert not see.run("return document.querySelector('footer').checkVisibility()")


def test_a_live_page_follows_the_run(see: Reader, tmp_path_factory: pytest.TempPathFactory) -> None:
    run = Run.create(
        load_scenario("corner", overrides=["settings.vectors=false"]), tmp_path_factory.mktemp("live") / "run"
    )
    run.advance(until=4 * 3600)
    with serve(run) as server:
        see.open(server.address)
        stood = see.tick()
        work = threading.Thread(target=run.advance, kwargs={"until": 7 * 3600})
        work.start()
        work.join()
        see.until("return Number(document.getElementById('slider').value) > arguments[0]", stood)
        see.until("return document.getElementById('told').textContent === 'the run is stopped'")
        assert see.text("#live") == "the run is stopped"
        assert see.run("return document.getElementById('clock').getAttribute('aria-live')") == "off"


def test_two_viewers_see_a_run_that_begins_stops_and_goes_on(
    see: Reader, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run = Run.create(
        load_scenario("corner", overrides=["settings.vectors=false"]), tmp_path_factory.mktemp("two") / "run"
    )
    with serve(run) as server:
        see.driver.get(server.address)
        see.until("return document.body.classList.contains('nothing')")
        first = see.driver.current_window_handle
        run.advance(until=3600)
        see.until("return document.body.dataset.ready === 'yes'")
        see.until(AT_THE_END, 4)
        see.driver.switch_to.new_window("tab")
        see.open(server.address)
        see.slide(1)
        run.advance(until=2 * 3600)
        see.until("return Number(document.getElementById('slider').max) === 8")
        assert see.tick() == 1  # who looks back is left there
        see.driver.close()
        see.driver.switch_to.window(first)
        see.until(AT_THE_END, 8)  # who stood at the end goes on with it


LONG_THREAD = """
const long = [...document.querySelectorAll('.talks li')].find((li) => !li.textContent.includes('1 post'));
location.hash = long.querySelector('a').getAttribute('href');
"""

COVERED = """
const at = (node) => node.style.transform.match(/-?[\\d.]+/g).map(Number);
const box = (node, wide, high) => { const [x, y] = at(node); return [x, y, x + wide, y + high]; };
const faces = [...document.querySelectorAll('.spot:not([hidden])')]
  .filter((one) => !one.querySelector('.walking'))
  .map((one) => { const size = parseFloat(one.style.getPropertyValue('--size')); return box(one, size, size); });
const places = [...document.querySelectorAll('.plot')]
  .map((one) => box(one, parseFloat(one.style.width), parseFloat(one.style.height)));
const within = (a, b) => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
const crosses = (a, b) => a[0] < b[2] - 1 && b[0] < a[2] - 1 && a[1] < b[3] - 1 && b[1] < a[3] - 1;
return [...document.querySelectorAll('.bubble')].filter((one) => {
  const mine = box(one, parseFloat(one.style.width), one.offsetHeight);
  return faces.some((face) => crosses(mine, face)) || !places.some((place) => within(mine, place));
}).map((one) => one.textContent).concat(faces.filter((one, n) => faces.some((other, m) => {
  const near = 0.55 * Math.min(one[2] - one[0], other[2] - other[0]);
  return m > n && Math.abs(one[0] - other[0]) < near && Math.abs(one[1] - other[1]) < near;
})).map((one) => 'a face at ' + one));
"""

OVERLAPPING = """
const boxes = [...document.querySelectorAll(arguments[0])].filter((one) => one.textContent)
  .map((one) => [one.getBoundingClientRect(), one.textContent]);
const out = ([box]) => box.right > innerWidth + 1;
const crosses = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 3 && b.top < a.bottom - 3;
return boxes.filter((one, n) => out(one) || boxes.some((other, m) => m > n && crosses(one[0], other[0])))
  .map((one) => one[1]);
"""

CHOOSE = """
const select = document.getElementById(arguments[0]);
select.value = arguments[1];
select.dispatchEvent(new Event('change'));
"""

DOUBLE_IDS = """
const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
return ids.length - new Set(ids).size;
"""

ADD_SCRIPT = """
const script = document.createElement('script');
try { script.text = 'window.harmed = 1' } catch {}
document.body.append(script);
"""

FOCUSED = """
const one = document.activeElement;
return one.id || one.className.split(' ')[0] || one.textContent;
"""

AT_THE_END = """
const slider = document.getElementById('slider');
return Number(slider.max) === arguments[0] && slider.value === slider.max;
"""

NAMELESS = """
return [...document.querySelectorAll('a, button, input, select, summary')]
  .filter((one) => !one.hidden && !(one.getAttribute('aria-label') || one.textContent.trim() || one.closest('label')))
  .map((one) => one.outerHTML)
"""

CONTRAST = """
const node = document.querySelector(arguments[0]);
const parse = (text) => text.match(/[\\d.]+/g).map(Number);
const part = (c) => c <= 10 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => [r, g, b].map(part)
  .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
let back = node;
while (back && parse(getComputedStyle(back).backgroundColor)[3] === 0) back = back.parentElement;
const ground = getComputedStyle(back || document.body).backgroundColor;
const [a, b] = [light(parse(getComputedStyle(node).color)), light(parse(ground))];
return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
"""
