"""A headless Chromium for tests of the page: it tells what it was asked for and what it complains of."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE_SECONDS = 60
SHOWN = "return document.body.dataset.route === location.hash || location.hash === ''"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
]


class Reader:
    """Somebody who reads a page in a browser."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver

    def open(self, url: str, route: str = "now") -> None:
        """Open a page at one of its views and wait until it is drawn."""
        self.driver.get("about:blank")
        self.driver.get(f"{url}#/{route}")
        self.until("return document.body.dataset.ready === 'yes'")

    def until(self, script: str, *arguments: Any) -> Any:
        """Return what `script` returns as soon as that is something.

        Raises:
            TimeoutException: If it is nothing for long.
        """
        return WebDriverWait(self.driver, PATIENCE_SECONDS, poll_frequency=0.05).until(
            lambda driver: driver.execute_script(script, *arguments)
        )

    def run(self, script: str, *arguments: Any) -> Any:
        """Return what `script` returns now."""
        return self.driver.execute_script(script, *arguments)

    def go(self, route: str) -> None:
        """Follow a link inside the page."""
        self.run("location.hash = '#/' + arguments[0]; dispatchEvent(new HashChangeEvent('hashchange'))", route)

    def text(self, selector: str = "#panel") -> str:
        """Return the text that stands in the first element that `selector` finds."""
        return str(self.run("return document.querySelector(arguments[0]).textContent", selector))

    def count(self, selector: str) -> int:
        """Return how many elements `selector` finds."""
        return int(self.run("return document.querySelectorAll(arguments[0]).length", selector))

    def click(self, selector: str) -> None:
        """Click on the first element that `selector` finds, and see where its link leads, if it is one."""
        self.driver.find_element(By.CSS_SELECTOR, selector).click()
        self.until(SHOWN)

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        self.driver.switch_to.active_element.send_keys(*keys)
        self.until(SHOWN)

    def slide(self, tick: int) -> None:
        """Move the time line to a tick, as dragging it does."""
        self.run(
            "const s = document.getElementById('slider'); s.value = arguments[0]; s.dispatchEvent(new Event('input'))",
            tick,
        )

    def tick(self) -> int:
        """Return the tick that is shown."""
        return int(self.run("return Number(document.getElementById('slider').value)"))

    def paint(self, scheme: str, width: int, height: int) -> None:
        """See the page in light or dark, and as wide as said."""
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        )
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def complaints(self) -> list[str]:
        """Return what the console says since it was last asked."""
        return [entry["message"] for entry in self._log("browser")]

    def asked(self) -> list[str]:
        """Return the addresses of everything the browser has asked for since it was last asked."""
        messages = (json.loads(entry["message"])["message"] for entry in self._log("performance"))
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

    def _log(self, kind: str) -> list[dict[str, Any]]:
        return list(self.driver.get_log(kind))  # type: ignore[no-untyped-call]


@contextmanager
def reader(profile: Path) -> Iterator[Reader]:
    """Give a reader with a browser of its own, or skip where there is none."""
    browser, door = shutil.which("chromium"), shutil.which("chromedriver")
    if browser is None or door is None:
        pytest.skip(
            "no chromium and chromedriver on this machine (on Debian: apt-get install chromium chromium-driver)"
        )
    options = Options()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(door))
    try:
        yield Reader(driver)
    finally:
        driver.quit()


__all__ = ["Keys", "Reader", "reader"]
