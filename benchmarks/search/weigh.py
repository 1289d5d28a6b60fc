"""What the first search costs on a bad phone: requests, bytes as they are sent, time, and how long typing blocks."""

import time
from dataclasses import dataclass

from playwright.sync_api import Browser, expect

from benchmarks.search.serving import Log

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""400 kbit/s and 400 ms."""
CPU = 6
"""How many times slower than this machine."""
QUERY = "dipukul suami"
_BLOCKED = """() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
        for (const each of list.getEntries()) window.longest = Math.max(window.longest, each.duration);
    }).observe({ type: "longtask" });
}"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one search cost."""

    requests: int
    size: int
    """Bytes of all bodies, compressed as they were sent."""
    seconds: float
    """From the first key to the list."""
    blocked: float
    """Milliseconds of the longest task while it went on."""
    files: tuple[tuple[str, int], ...]


def first_search(
    browser: Browser, address: str, log: Log, *, slow: bool, query: str = QUERY, by_key: bool = True
) -> Cost:
    """Open the search page, then type into its field as a new visitor, until there are hits or the word that there are
    none. Without `by_key` the words come at once, so that a slow machine does not make two searches of one.
    """
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{address}cari/")
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    page.evaluate(_BLOCKED)
    page.wait_for_load_state("networkidle")  # the tab's icon is asked for late, and is no part of a search
    before = len(log.sent)
    started = time.perf_counter()
    field = page.locator("[data-search] input[type=search]")
    if by_key:
        field.press_sequentially(query, delay=30)
    else:
        field.fill(query)
    expect(page.locator(".found")).not_to_be_empty(timeout=60_000)
    seconds = time.perf_counter() - started
    page.wait_for_timeout(300)
    sent = log.sent[before:]
    blocked = page.evaluate("longest")
    context.close()
    return Cost(len(sent), sum(size for _, size in sent), seconds, blocked, tuple(sent))


def next_search(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds from the last key to the new list, and of the longest task, for a search after the first, on a slow
    device.
    """
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{address}cari/")
    field = page.locator("[data-search] input[type=search]")
    field.fill(QUERY)
    page.locator(".hits > li").first.wait_for(timeout=60_000)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    page.evaluate(_BLOCKED)
    took: float = page.evaluate("""() => new Promise((resolve) => {
        const field = document.querySelector("[data-search] input[type=search]"), start = performance.now();
        new MutationObserver(() => resolve(performance.now() - start))
            .observe(document.querySelector(".hits"), { childList: true });
        field.value = "kluarga nganiyaya anak tirinya";
        field.dispatchEvent(new Event("input", { bubbles: true }));
    })""")
    blocked: float = page.evaluate("longest")
    context.close()
    return took, blocked
