"""The replay page: a run as one file that opens in any browser, and the same page live while a run goes on."""

from __future__ import annotations

from simulation.report.page import page_of, write_page

__all__ = ["page_of", "write_page"]
