#!/usr/bin/env python3
"""html_browser.py MANY HOSTILE EMPTY: opens HTML reports in headless Chromium and uses them as a reader would. Ends 1 with what went
wrong. With SCREENSHOTS=DIR it leaves pictures there."""
import os
import pathlib
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from webdriver import Browser  # noqa: E402

MAX_SECONDS = 2.0

# Elements with text of their own and too little contrast against what is behind them (WCAG 2.1, 1.4.3).
CONTRAST = r"""
const rgb = (c) => { const m = c.match(/[\d.]+/g).map(Number); return m.length > 3 && m[3] === 0 ? null : m; };
const lum = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const ratio = (a, b) => { const [x, y] = [lum(a), lum(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
const bad = [];
for (const e of document.querySelectorAll("body *")) {
  if (e.disabled || !e.checkVisibility() || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || ["SCRIPT", "STYLE", "OPTION"].includes(e.tagName)) continue;
  if (e.closest("button:disabled")) continue;
  const behind = [];
  for (let p = e; p && !behind.length; p = p.parentElement) {
    const c = rgb(getComputedStyle(p).backgroundColor);
    if (c) behind.push(c);
    if (p.classList.contains("bar")) behind.push(rgb(getComputedStyle(p, "::before").backgroundColor));
  }
  const color = rgb(getComputedStyle(e).color);
  for (const b of behind) if (b && ratio(color, b) < 4.5) bad.push(`${e.tagName}.${e.className} "${e.textContent.slice(0, 30)}" ${ratio(color, b).toFixed(2)}`);
}
return [...new Set(bad)].slice(0, 10);
"""
# Controls without a name, ids that occur twice, headings out of order.
ACCESSIBLE = r"""
const bad = [];
for (const e of document.querySelectorAll("a, button, input, select, nav, section, dialog")) {
  const by = (e.getAttribute("aria-labelledby") || "").split(" ").map((id) => id && document.getElementById(id)).filter(Boolean).map((n) => n.textContent).join("");
  const label = e.getAttribute("aria-label") || by || (e.labels && e.labels[0] && e.labels[0].textContent) || (["A", "BUTTON"].includes(e.tagName) ? e.textContent : "");
  if (!label.trim()) bad.push(`${e.tagName}#${e.id}.${e.className} has no name`);
}
const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) bad.push(`id ${id} occurs twice`);
if (document.querySelectorAll("main h1").length !== 1) bad.push("not one h1");
if (!document.documentElement.lang) bad.push("no language");
return [...new Set(bad)].slice(0, 10);
"""
OVERFLOW = "return document.documentElement.scrollWidth > innerWidth ? [document.documentElement.scrollWidth, innerWidth] : null"

problems = []


def check(condition, text):
    if not condition:
        problems.append(text)
        print(f"failed: {text}", flush=True)


def until(b, script, what, seconds=20):
    """Waits for what the page does in its own time."""
    end = time.time() + seconds
    while time.time() < end:
        value = b.js(script)
        if value:
            return value
        time.sleep(0.05)
    check(False, f"{what}: never came")
    return None


def no_errors(b, page):
    entries = [e for e in b.console() if e["level"] in ("SEVERE", "WARNING")]
    check(not entries, f"{page}: console says {entries[:3]}")


def looks(b, page):
    for theme in ("light", "dark"):
        if b.js("return document.documentElement.dataset.theme") != theme:
            b.js("document.getElementById('theme-button').click()")
        check(b.js("return document.documentElement.dataset.theme") == theme, f"{page}: no {theme} theme")
        bad = b.js(CONTRAST)
        check(not bad, f"{page}: {theme}: too little contrast: {bad}")
    b.js("document.getElementById('theme-button').click()")
    bad = b.js(ACCESSIBLE)
    check(not bad, f"{page}: {bad}")


def picture(b, name):
    if os.environ.get("SCREENSHOTS"):
        b.screenshot(os.path.join(os.environ["SCREENSHOTS"], name + ".png"))


def count(b):
    return b.js("return document.getElementById('count').textContent")


def opens_fast(b, page):
    b.cdp("Performance.enable", timeDomain="threadTicks")
    b.open(page)
    until(b, "return document.documentElement.dataset.ready", "the page's script")
    metrics = {m["name"]: m["value"] for m in b.cdp("Performance.getMetrics")["metrics"]}
    wall = b.js("return performance.getEntriesByType('navigation')[0].domComplete") / 1000
    print(f"5,000 findings: {metrics['TaskDuration']:.2f} s of the page's thread, {wall:.2f} s in all", flush=True)
    check(metrics["TaskDuration"] < MAX_SECONDS, f"opening takes {metrics['TaskDuration']:.2f} s")


def filters(b):
    check(count(b) == "5,000 findings", f"count: {count(b)}")
    picture(b, "list")
    b.click("[data-facet='check:discarded-cancel']")
    check(count(b) == "500 of 5,000 findings", f"filtered by check: {count(b)}")
    check(b.js("return document.activeElement.dataset.facet") == "check:discarded-cancel", "focus leaves the filter")
    check(b.js("return [...document.querySelectorAll('tbody .c-check')].every((c) => c.textContent === 'discarded-cancel')"), "other checks shown")
    b.click("[data-facet='folder:dir00/part0']")
    check(count(b) == "10 of 5,000 findings", f"filtered by directory, too: {count(b)}")
    check("check=discarded-cancel" in b.js("return location.hash"), "the view is not in the address")
    b.js("location.reload()")
    until(b, "return document.documentElement.dataset.ready && document.getElementById('count')", "the page again")
    check(count(b) == "10 of 5,000 findings", f"after reload: {count(b)}")
    b.click("#clear")
    b.type("#search", "work_7_3 file07")
    check(count(b) == "12 of 5,000 findings" or count(b).startswith("1"), f"search: {count(b)}")
    check(b.js("return document.querySelector('.list .path').textContent").startswith("dir07/part1/file07.c:"), "search finds another file")
    b.js("document.activeElement.blur()")
    b.click("#clear")
    b.click("[data-facet='confidence:certain']")
    check("5,000" in count(b), f"confidence: {count(b)}")
    b.click("#clear")
    b.click("#head-place")
    check(b.js("return document.querySelector('th[aria-sort]').textContent") == "Place", "sorted by place")
    places = b.js("return [...document.querySelectorAll('.list .path')].slice(0, 50).map((p) => p.textContent)")
    check(places == sorted(places, key=lambda p: (p.rpartition(":")[0], int(p.rpartition(":")[2]))), "not in order of places")
    before = b.js("return document.querySelectorAll('tbody tr').length")
    b.js("scrollTo(0, document.body.scrollHeight)")
    until(b, f"return document.querySelectorAll('tbody tr').length > {before}", "more rows on scrolling")
    b.js("scrollTo(0, 0)")
    looks(b, "list")


def walk(b):
    """Everything by keyboard, from the list to a step and back."""
    b.js("document.activeElement.blur()")
    b.keys("/")
    check(b.js("return document.activeElement.id") == "search", "/ does not reach the search")
    b.keys(*"work_7_3", "Escape")
    b.keys("j", "j")
    opened = b.js("return document.activeElement.dataset.key")
    check(opened, "j does not reach the list")
    b.keys("Enter")
    until(b, "return location.hash.startsWith('#f/') && document.querySelector('.steps')", "the finding's page")
    check(b.js("return document.activeElement.tagName") == "H1", "focus is not on the finding's title")
    steps = b.js("return document.querySelectorAll('.steps li').length")
    check(steps >= 3, f"{steps} steps")
    check(b.js("return document.querySelectorAll('.file .note').length") == steps, "not every step is in the source")
    for i in range(steps):
        b.keys("j")
        check(b.js("return [...document.querySelectorAll('.steps li button')].findIndex((x) => x.getAttribute('aria-current') === 'step')") == i, f"step {i + 1} is not current")
        seen = b.js("const r = document.querySelector('.note.current').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight")
        check(seen, f"step {i + 1} is out of sight")
    check(b.js("return document.getElementById('live').textContent").startswith(f"Step {steps} of {steps}"), "steps are not announced")
    b.keys("k")
    check(b.js("return document.querySelector('.note.current').id") == f"step-{steps - 2}", "k does not go back")
    check(b.js("return document.querySelector('.ln.on .mk') !== null"), "no word is marked")
    added = b.js("return [...document.querySelectorAll('.fix .add')].map((x) => x.textContent).join('')")
    check("close(fd);" in added, f"the fix is not shown: {added!r}")
    picture(b, "finding")
    looks(b, "finding")
    pdf = b.pdf()
    check(pdf.startswith(b"%PDF") and len(pdf) > 10000, f"printing gives {len(pdf)} bytes")
    b.keys("]")
    until(b, f"return !location.hash.endsWith('{opened}')", "the next finding")
    b.keys("[")
    until(b, f"return location.hash.endsWith('{opened}')", "the finding before")
    b.keys("d")
    until(b, "return location.hash.startsWith('#c/') && document.querySelector('.doc pre code')", "the check's page")
    check(b.js("return document.querySelector('.doc h1').textContent") in ("lost-cancel", "discarded-cancel"), "another check's page")
    looks(b, "check")
    b.js("history.back()")
    until(b, "return document.querySelector('.steps')", "the finding again")
    b.keys("u")
    until(b, "return document.querySelector('.list')", "the list again")
    check(b.js("return document.activeElement.dataset.key") == opened, "focus does not come back to the row")
    check(b.js("return document.getElementById('search').value") == "work_7_3", "the filter is lost on the way back")
    b.keys("?")
    check(b.js("return document.getElementById('keys').open"), "? shows no help")
    b.keys("Escape")
    check(not b.js("return document.getElementById('keys').open"), "Escape does not close the help")


def phone(b, page):
    b.size(390, 844, True)
    b.open(page)
    until(b, "return document.querySelector('.list')", "the list on a phone")
    check(not b.js(OVERFLOW), f"list is wider than a phone: {b.js(OVERFLOW)}")
    picture(b, "phone-list")
    b.js("document.querySelector('.list .message').click()")
    until(b, "return document.querySelector('.walk')", "the finding on a phone")
    check(not b.js(OVERFLOW), f"finding is wider than a phone: {b.js(OVERFLOW)}")
    b.click(".walk button:last-child")
    check(b.js("return document.getElementById('walk-count').textContent").startswith("1/"), "the bar does not walk")
    picture(b, "phone-finding")
    looks(b, "phone")
    b.size(1280, 900)


def hostile(b, page):
    b.open("about:blank")
    b.cdp("Page.addScriptToEvaluateOnNewDocument", source="window.hits = 0; window.hit = () => { window.hits++; };")
    b.open(page)
    until(b, "return document.querySelector('.list')", "the hostile list")
    n = b.js("return document.querySelectorAll('.list .message').length")
    check(n == 8, f"hostile: {n} findings")
    text = b.js("return document.body.innerText")
    for part in ("<img src=x onerror=hit()>.c", '"><script>hit()<', "\\u{202e}evil.c", "1 translation unit not analysed"):
        check(part in text, f"hostile: {part!r} is not shown")
    for i in range(n):
        b.js(f"document.querySelectorAll('.list .message')[{i}].click()")
        until(b, "return document.querySelector('.steps')", "a hostile finding")
        b.keys("j", "j", "j")
        check("</script><img src=x onerror=hit()>" in b.js("return document.querySelector('.file').innerText"), "the source is not shown")
        check(b.js("return document.querySelectorAll('main img, main svg, main script').length") == 0, "markup came through")
        b.js("location.hash = '#'")
        until(b, "return document.querySelector('.list')", "the hostile list again")
    check(b.js("return window.hits") == 0, "a script of the source ran")
    no_errors(b, "hostile")
    # Should markup come through one day, the policy stops it.
    b.js("""const s = document.createElement("script"); s.textContent = "hit()"; document.body.append(s);
            const d = document.createElement("div"); d.innerHTML = "<img src=x onerror=hit()>"; document.body.append(d);""")
    time.sleep(0.3)
    check(b.js("return window.hits") == 0, "the policy lets other scripts run")
    check(any("Content Security Policy" in e["message"] for e in b.console()), "no policy is in force")


def main(many, nasty, empty):
    many, nasty, empty = (pathlib.Path(p).resolve().as_uri() for p in (many, nasty, empty))
    b = Browser()
    try:
        b.size(1280, 900)
        opens_fast(b, many)
        filters(b)
        walk(b)
        phone(b, many)
        no_errors(b, "many")
        b.open(empty)
        check("No findings." in b.js("return document.body.innerText"), "an empty report does not say so")
        looks(b, "empty")
        no_errors(b, "empty")
        hostile(b, nasty)
    finally:
        b.close()
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
