/* The report's behaviour: an overview with filters, a page a finding, a page a check. All text from analysed sources gets
 * into the page as text nodes; nothing here parses HTML. */
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const CONFIDENCE = ["possible", "likely", "certain"];
  const SEVERITY = ["note", "warning", "error"];
  const FIRST_ROWS = 120, MORE_ROWS = 300, TOP_FOLDERS = 8, FOLD = 24, AROUND = 6;
  const main = document.getElementById("main");
  const live = document.getElementById("live");
  const byId = (id) => document.getElementById(id);

  function el(tag, props, ...children) {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(props || {})) {
      if (value === undefined || value === null || value === false) continue;
      if (key === "class") node.className = value;
      else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
      else if (value === true) node.setAttribute(key, "");
      else node.setAttribute(key, value);
    }
    node.append(...children.filter((c) => c !== null && c !== undefined && c !== false));
    return node;
  }
  const plural = (n, word) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;

  /* ---- findings ---------------------------------------------------------------------------------------------- */

  const checks = new Map(data.checks.map((c) => [c.id, c]));
  const all = data.findings.map((f, order) => {
    const path = data.files[f.f].path;
    const slash = path.lastIndexOf("/");
    const folder = slash > 0 ? path.slice(0, slash) : slash === 0 ? "/" : ".";
    const place = f.l ? `${path}:${f.l}` : path;
    const hay = [f.m, path, f.n, f.c, f.h, f.r, f.d, f.p].join("\n").toLowerCase();
    return { ...f, order, path, folder, place, hay, key: f.p || `i${order}`, hidden: f.s !== undefined };
  });
  const byKey = new Map(all.map((f) => [f.key, f]));
  const hasHidden = all.some((f) => f.hidden);
  const seen = new Set();

  const ORDERS = {
    worst: ["Worst first", (a, b) => b.v - a.v || b.k - a.k || a.order - b.order],
    check: ["Check", (a, b) => (a.c < b.c ? -1 : a.c > b.c ? 1 : b.k - a.k || a.order - b.order)],
    finding: ["Text", (a, b) => (a.m < b.m ? -1 : a.m > b.m ? 1 : a.order - b.order)],
    place: ["Place", (a, b) => a.order - b.order],
  };

  /* ---- what is shown: kept in the address, so that a view can be linked --------------------------------------- */

  const EMPTY = { check: "", folder: "", confidence: "", q: "", sort: "worst", suppressed: "" };
  let view = { ...EMPTY };

  function readView(text) {
    const params = new URLSearchParams(text);
    view = { ...EMPTY };
    for (const key of Object.keys(EMPTY)) if (params.has(key)) view[key] = params.get(key);
    if (!ORDERS[view.sort]) view.sort = "worst";
  }
  function viewHash() {
    const params = new URLSearchParams();
    for (const key of Object.keys(EMPTY)) if (view[key] !== EMPTY[key]) params.set(key, view[key]);
    const text = params.toString();
    return text ? `#?${text}` : "#";
  }
  const FACETS = {
    check: (f) => f.c,
    confidence: (f) => CONFIDENCE[f.k],
    folder: (f) => f.folder,
  };
  function passes(f, except) {
    if (f.hidden && !view.suppressed) return false;
    for (const name in FACETS) if (name !== except && view[name] && FACETS[name](f) !== view[name]) return false;
    return terms.every((t) => f.hay.includes(t));
  }
  let terms = [];
  function shown() {
    terms = view.q.toLowerCase().split(/\s+/).filter(Boolean);
    return all.filter((f) => passes(f)).sort(ORDERS[view.sort][1]);
  }

  /* ---- overview ---------------------------------------------------------------------------------------------- */

  function countBy(name) {
    const counts = new Map();
    for (const f of all) {
      if (!passes(f, name)) continue;
      const value = FACETS[name](f);
      counts.set(value, (counts.get(value) || 0) + 1);
    }
    return counts;
  }

  function facetRow(name, value, n, most, title) {
    const row = el("button", {
      type: "button", class: "bar", "aria-pressed": String(view[name] === value), title,
      onclick: () => change({ [name]: view[name] === value ? "" : value }, `${name}:${value}`), "data-facet": `${name}:${value}`,
    }, el("span", { class: "name" + (name === "folder" ? " path" : "") + (name === "confidence" ? ` ${value}` : "") }, value),
    el("span", { class: "count" }, n.toLocaleString("en")));
    row.style.setProperty("--w", `${most ? (100 * n) / most : 0}%`);
    return el("li", null, row);
  }

  const phone = matchMedia("(max-width: 640px)");
  const facetsShut = new Map(); /* by name, once somebody opened or closed it */
  let allFolders = false;
  function facet(name, title, values, titles) {
    const counts = countBy(name);
    const list = values || [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
    if (view[name] && !list.includes(view[name])) list.push(view[name]);
    const most = Math.max(0, ...counts.values());
    const cut = name === "folder" && !allFolders && list.length > TOP_FOLDERS + 1 ? list.slice(0, TOP_FOLDERS) : list;
    const rows = cut.map((v) => facetRow(name, v, counts.get(v) || 0, most, titles ? titles(v) : v));
    const shut = facetsShut.has(name) ? facetsShut.get(name) : phone.matches && !view[name];
    const box = el("details", { class: "facet", open: !shut },
      el("summary", { onclick: () => facetsShut.set(name, box.open) }, el("h2", null, title), view[name] && el("span", { class: "chosen" }, view[name])), el("ul", null, ...rows));
    if (cut.length < list.length) {
      box.append(el("button", { type: "button", class: "more", onclick: () => { allFolders = true; update(); } },
        `${list.length - cut.length} more directories`));
    }
    return box;
  }

  let facetsBox, listBox, countBox, search;
  function tools() {
    search = el("input", {
      type: "search", id: "search", "aria-label": "Search findings", placeholder: "Search text, path, function, handle", autocomplete: "off",
      spellcheck: "false", oninput: () => change({ q: search.value }, "search"),
    });
    search.value = view.q;
    const sort = el("select", { id: "sort", onchange: () => change({ sort: sort.value }, "sort") },
      ...Object.entries(ORDERS).map(([key, [title]]) => el("option", { value: key }, title)));
    sort.value = view.sort;
    countBox = el("p", { class: "count", id: "count", role: "status" });
    const box = el("div", { class: "tools" }, search, el("label", null, "Sort ", sort));
    if (hasHidden) {
      const hidden = el("input", { type: "checkbox", id: "suppressed", onchange: () => change({ suppressed: hidden.checked ? "1" : "" }, "suppressed") });
      hidden.checked = Boolean(view.suppressed);
      box.append(el("label", null, hidden, " Suppressed"));
    }
    box.append(countBox, el("button", { type: "button", id: "clear", onclick: () => { search.value = ""; change({ ...EMPTY, sort: view.sort }, "search"); } }, "Clear filters"));
    return box;
  }

  function confidenceChip(f) {
    return el("span", { class: `chip ${CONFIDENCE[f.k]}` }, CONFIDENCE[f.k]);
  }
  function row(f) {
    const link = el("a", { class: "message", href: `#f/${encodeURIComponent(f.key)}`, "data-key": f.key }, ...words(f.m || f.c));
    return el("tr", seen.has(f.key) ? { class: "seen" } : null,
      el("td", { class: "c-conf" }, confidenceChip(f)),
      el("td", { class: "c-check" }, f.c, f.v === 2 ? " (error)" : "", f.hidden ? " (suppressed)" : ""),
      el("td", null, link),
      el("td", { class: "c-place place" }, el("span", { class: "path" }, f.place), f.n ? ` ${f.n}()` : ""));
  }

  let listed = [], rendered = 0, body = null, watcher = null;
  function addRows(n) {
    if (!body) return;
    const part = document.createDocumentFragment();
    const to = Math.min(listed.length, rendered + n);
    for (; rendered < to; rendered++) part.append(row(listed[rendered]));
    body.append(part);
    if (rendered >= listed.length && watcher) watcher.disconnect();
  }
  function list() {
    if (watcher) watcher.disconnect();
    rendered = 0;
    body = null;
    if (!listed.length) return el("p", { class: "empty" }, all.length ? "Nothing matches these filters." : "No findings.");
    body = el("tbody");
    const head = (key, title, cls) => el("th", { scope: "col", class: cls, "aria-sort": view.sort === key ? "ascending" : null },
      el("button", { type: "button", onclick: () => change({ sort: key }, `head-${key}`), id: `head-${key}` }, title));
    const table = el("table", { class: "list" }, el("caption", { class: "visually-hidden" }, "Findings"),
      el("thead", null, el("tr", null, head("worst", "Confidence", "c-conf"), head("check", "Check", "c-check"),
        head("finding", "Finding"), head("place", "Place", "c-place"))), body);
    addRows(FIRST_ROWS);
    const end = el("div");
    watcher = new IntersectionObserver((entries) => { if (entries.some((e) => e.isIntersecting)) addRows(MORE_ROWS); }, { rootMargin: "1500px" });
    watcher.observe(end);
    return el("div", null, table, end);
  }

  function update() {
    listed = shown();
    const open = all.filter((f) => !f.hidden || view.suppressed).length;
    facetsBox.replaceChildren(
      facet("check", "Check", null, (id) => (checks.get(id) || { summary: id }).summary),
      facet("folder", "Directory"),
      facet("confidence", "Confidence", ["certain", "likely", "possible"], (c) => ({
        certain: "a path is shown on which it must happen", likely: "one assumption was made", possible: "more assumptions were made" })[c]));
    listBox.replaceChildren(list());
    countBox.textContent = listed.length === open ? plural(open, "finding") : `${listed.length.toLocaleString("en")} of ${plural(open, "finding")}`;
    byId("clear").disabled = !(view.q || view.check || view.folder || view.confidence || view.suppressed);
    if (byId("sort")) byId("sort").value = view.sort;
  }
  /* Changes the view in place; focus stays with the control that was used. */
  function change(part, from) {
    Object.assign(view, part);
    history.replaceState(null, "", viewHash());
    update();
    const again = main.querySelector(`[data-facet="${CSS.escape(from)}"]`) || byId(from);
    if (again && from !== "search") again.focus({ preventScroll: true });
  }

  function lostUnits() {
    if (!data.lost.length) return null;
    return el("details", { class: "warn" }, el("summary", null, `${plural(data.lost.length, "translation unit")} not analysed: what is in ${data.lost.length === 1 ? "it" : "them"} is not known`),
      el("ul", null, ...data.lost.map((line) => el("li", null, line))));
  }

  let cameFrom = "";
  function showList(text) {
    readView(text);
    document.title = "cancelcheck report";
    facetsBox = el("div", { class: "facets" });
    listBox = el("div");
    main.replaceChildren(...[el("h1", { class: "visually-hidden", tabindex: "-1" }, "Findings"), lostUnits(), facetsBox, tools(), listBox].filter(Boolean));
    update();
    if (!cameFrom) return;
    while (rendered < listed.length && !main.querySelector(`[data-key="${CSS.escape(cameFrom)}"]`)) addRows(MORE_ROWS);
    const link = main.querySelector(`[data-key="${CSS.escape(cameFrom)}"]`);
    if (link) { link.focus({ preventScroll: true }); link.scrollIntoView({ block: "center", behavior: "instant" }); }
  }

  /* ---- source ------------------------------------------------------------------------------------------------ */

  const WORDS = new Set(("auto break case char const continue default do double else enum extern float for goto if inline int long register restrict return " +
    "short signed sizeof static struct switch typedef union unsigned void volatile while bool true false NULL _Bool").split(" "));
  const TOKEN = /\/\/.*|\/\*|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|\b\d[\w.]*|[A-Za-z_]\w*|^\s*#\s*\w+/g;

  /* [from, to, class] over one line; `state.comment`: the line begins inside a comment. */
  function tokens(text, state) {
    const out = [];
    let at = 0;
    if (state.comment) {
      const end = text.indexOf("*/");
      at = end < 0 ? text.length : end + 2;
      out.push([0, at, "com"]);
      state.comment = end < 0;
    }
    TOKEN.lastIndex = at;
    for (let m; !state.comment && (m = TOKEN.exec(text));) {
      let end = TOKEN.lastIndex, kind = "";
      const c = m[0][0];
      if (m[0] === "/*") {
        const close = text.indexOf("*/", end);
        state.comment = close < 0;
        end = close < 0 ? text.length : close + 2;
        kind = "com";
      } else if (m[0].startsWith("//")) kind = "com";
      else if (c === '"' || c === "'") kind = "str";
      else if (m[0].includes("#")) kind = "pre";
      else if (/\d/.test(c)) kind = "nu";
      else if (WORDS.has(m[0])) kind = "kw";
      if (kind) out.push([m.index, end, kind]);
      TOKEN.lastIndex = end;
    }
    return out;
  }

  /* The line as nodes, with the words at `columns` marked. */
  function lineCode(text, state, columns) {
    const cuts = new Set([0, text.length]);
    const marks = columns.map((c) => {
      const word = /^\w+/.exec(text.slice(c));
      return [c, Math.min(text.length, c + (word ? word[0].length : 1))];
    });
    const spans = tokens(text, state);
    for (const [from, to] of [...spans, ...marks]) cuts.add(from).add(to);
    const edges = [...cuts].sort((a, b) => a - b);
    const code = el("code");
    for (let i = 0; i + 1 < edges.length; i++) {
      const [from, to] = [edges[i], edges[i + 1]];
      const cls = [];
      const span = spans.find((s) => s[0] <= from && from < s[1]);
      if (span) cls.push(span[2]);
      if (marks.some((m) => m[0] <= from && from < m[1])) cls.push("mk");
      const part = text.slice(from, to);
      code.append(cls.length ? el("span", { class: cls.join(" ") }, part) : part);
    }
    return code;
  }

  function lineOf(file, number) {
    for (const [start, lines] of file.chunks) if (number >= start && number < start + lines.length) return lines[number - start];
    return undefined;
  }

  /* Words in backticks are code. */
  function words(text) {
    return text.split(/(`[^`]+`)/).filter(Boolean).map((part) => (part.length > 2 && part[0] === "`" && part.endsWith("`") ? el("code", null, part.slice(1, -1)) : part));
  }

  function stepsOf(f) {
    const steps = f.t.map(([kind, file, line, col, text]) => ({ kind, file, line, col, text }));
    if (!steps.some((s) => s.file === f.f && s.line === f.l)) {
      /* The place of the finding ends the path; what follows it is advice. */
      const advice = steps.findIndex((s) => s.kind === "other" || s.kind === "fix");
      steps.splice(advice < 0 ? steps.length : advice, 0, { kind: "exit", file: f.f, line: f.l, col: f.o, text: f.m });
    }
    steps.forEach((s, i) => { s.number = String(i + 1); });
    return steps;
  }

  /* Numbers of the lines that are shown of a file: around each step and what lies between steps when that is short. */
  function linesToShow(file, at) {
    const wanted = new Set();
    const sorted = [...at].sort((a, b) => a - b);
    sorted.forEach((line, i) => {
      const next = sorted[i + 1];
      const to = next !== undefined && next - line <= FOLD ? next : line + AROUND;
      for (let n = i === 0 ? line - AROUND : Math.max(1, line - AROUND); n <= to; n++) if (lineOf(file, n) !== undefined) wanted.add(n);
    });
    return wanted;
  }

  function noteOf(step, index) {
    return el("div", { class: `note k-${step.kind}`, id: `step-${index}`, tabindex: "-1" }, el("span", { class: "num", "aria-hidden": "true" }, step.number),
      el("span", null, el("span", { class: "visually-hidden" }, `Step ${step.number}: `), ...words(step.text)));
  }

  function fileBox(index, steps, f) {
    const file = data.files[index];
    const mine = steps.map((s, i) => [s, i]).filter(([s]) => s.file === index);
    const inner = el("div", { class: "lines-in" });
    const at = new Set(mine.map(([s]) => s.line).filter((l) => lineOf(file, l) !== undefined));
    if (index === f.f && lineOf(file, f.l) !== undefined) at.add(f.l);
    const draw = (wanted) => {
      inner.replaceChildren();
      const state = { comment: false };
      let last = 0;
      const available = file.chunks.flatMap(([start, lines]) => lines.map((_, i) => start + i));
      const first = Math.min(...wanted), end = Math.max(...wanted);
      for (const n of available) {
        if (!wanted.has(n)) continue;
        if (last && n !== last + 1) {
          const gap = available.filter((x) => x > last && x < n);
          const missing = n - last - 1;
          inner.append(el("div", { class: "fold" }, gap.length === missing
            ? el("button", { type: "button", onclick: () => { gap.forEach((x) => wanted.add(x)); draw(wanted); mark(false); } }, `show ${plural(missing, "line")}`)
            : el("span", null, `${plural(missing, "line")} left out`)));
          state.comment = false;
        }
        const here = mine.filter(([s]) => s.line === n);
        const columns = here.filter(([s]) => s.col).map(([s]) => s.col - 1);
        inner.append(el("div", { class: here.length ? "ln on" : "ln", "data-line": n }, el("span", { class: "no" }, String(n)), lineCode(lineOf(file, n), state, columns)));
        for (const [s, i] of here) inner.append(noteOf(s, i));
        last = n;
      }
      if (!Number.isFinite(first) || !Number.isFinite(end)) inner.append(el("div", { class: "fold" }, el("span", null, "The source is not at hand.")));
      for (const [s, i] of mine) if (!at.has(s.line)) inner.append(noteOf(s, i));
    };
    draw(linesToShow(file, at));
    return el("section", { class: "file", "aria-label": `Source of ${file.path}` }, el("h3", null, file.path),
      el("div", { class: "lines", tabindex: "0", role: "group", "aria-label": `Lines of ${file.path}` }, inner));
  }

  /* ---- a finding's page -------------------------------------------------------------------------------------- */

  let steps = [], current = -1, currentFinding = null;
  function mark(scroll) {
    document.querySelectorAll(".note").forEach((n) => n.classList.toggle("current", n.id === `step-${current}`));
    document.querySelectorAll(".steps li button").forEach((b, i) => {
      if (i === current) { b.setAttribute("aria-current", "step"); b.scrollIntoView({ block: "nearest" }); } else b.removeAttribute("aria-current");
    });
    const step = steps[current];
    for (const id of ["walk-text", "walk-count"]) {
      const box = byId(id);
      if (box) box.textContent = id === "walk-text" ? (step ? step.text : "Walk the path step by step") : step ? `${current + 1}/${steps.length}` : `${steps.length}`;
    }
    document.querySelectorAll("[data-walk]").forEach((b) => { b.disabled = b.dataset.walk === "1" ? current >= steps.length - 1 : current <= 0; });
    if (!step || !scroll) return;
    live.textContent = `Step ${current + 1} of ${steps.length}: ${step.text}, line ${step.line}`;
    const note = byId(`step-${current}`);
    if (note) note.scrollIntoView({ block: "center" });
  }
  function walk(by) {
    const next = Math.max(0, Math.min(steps.length - 1, current + by));
    if (!steps.length || (next === current && current >= 0)) return;
    current = next;
    mark(true);
  }
  const walkButton = (by, text, label) => el("button", { type: "button", "data-walk": String(by), "aria-label": label, onclick: () => walk(by) }, text);

  function stepList() {
    return el("nav", { class: "steps", "aria-labelledby": "steps-title" },
      el("h2", { id: "steps-title" }, el("span", null, `Path: ${plural(steps.length, "step")}`), walkButton(-1, "\u2191", "Step before"), walkButton(1, "\u2193", "Next step")),
      el("ol", null, ...steps.map((s, i) => el("li", null, el("button", { type: "button", class: `k-${s.kind}`, onclick: () => { current = i; mark(true); } },
        el("span", { class: "num", "aria-hidden": "true" }, s.number),
        el("span", null, ...words(s.text), el("span", { class: "where" }, `${data.files[s.file].path}${s.line ? `:${s.line}` : ""}`)))))));
  }

  function fact(name, value) {
    return value ? el("div", null, el("dt", null, name), el("dd", null, value)) : null;
  }

  function fixBox(f) {
    if (!f.x) return null;
    const pre = el("pre");
    for (const [sign, text] of f.x.lines) pre.append(el("span", { class: { "+": "add", "-": "del", "": "gap" }[sign] || "" }, sign ? `${sign} ${text}\n` : "\u22ef\n"));
    return el("section", { class: "fix", "aria-labelledby": "fix-title" }, el("h2", { id: "fix-title" }, `Proposed fix: ${f.x.title}`), pre);
  }

  function showFinding(key) {
    const f = byKey.get(key);
    if (!f) return showMissing("No such finding in this report.");
    if (!listed.length) listed = shown();
    seen.add(key);
    cameFrom = key;
    currentFinding = f;
    steps = stepsOf(f);
    current = -1;
    document.title = `${f.c}: ${f.place}`;
    const at = listed.findIndex((x) => x.key === key);
    const to = (i, text, id) => {
      const other = at < 0 ? undefined : listed[i];
      return el("button", { type: "button", id, disabled: !other, onclick: () => { location.hash = `#f/${encodeURIComponent(other.key)}`; } }, text);
    };
    const crumbs = el("nav", { class: "crumbs", "aria-label": "Findings" }, el("a", { href: viewHash(), id: "back" }, "\u2190 All findings"), el("span", { class: "spring" }),
      at >= 0 && el("span", { class: "of" }, `${at + 1} of ${listed.length}`), to(at - 1, "Previous", "prev-finding"), to(at + 1, "Next", "next-finding"));
    const title = el("h1", { tabindex: "-1" }, ...words(f.m || f.c));
    const head = el("div", { class: "head" },
      confidenceChip(f), " ", el("a", { class: "chip", href: `#c/${encodeURIComponent(f.c)}`, id: "doc-link" }, f.c), " ",
      f.v !== 1 && el("span", { class: "chip muted" }, SEVERITY[f.v]), " ", f.hidden && el("span", { class: "chip muted" }, `suppressed: ${f.s || "yes"}`), title);
    const facts = el("dl", { class: "facts" }, fact("at", f.place), fact("in", f.n ? `${f.n}()` : ""), fact("handle", f.h), fact("kind", f.d), fact("call", f.r), fact("fingerprint", f.p));
    const order = [...new Set([f.f, ...steps.map((s) => s.file)])];
    const first = order.filter((i) => steps.some((s) => s.file === i) || i === f.f);
    const source = el("div", null, ...first.map((i) => fileBox(i, steps, f)));
    const bar = el("div", { class: "walk" }, walkButton(-1, "\u2191", "Step before"), el("span", { id: "walk-count" }), el("span", { class: "text", id: "walk-text" }), walkButton(1, "\u2193", "Next step"));
    main.replaceChildren(crumbs, head, facts, ...[fixBox(f)].filter(Boolean), el("div", { class: "story" }, stepList(), source), bar);
    mark(false);
    scrollTo({ top: 0, behavior: "instant" });
    title.focus({ preventScroll: true });
  }

  function showMissing(text) {
    main.replaceChildren(el("p", { class: "empty" }, text, " ", el("a", { href: "#" }, "All findings")));
  }

  /* ---- a check's page: the Markdown of its documentation ------------------------------------------------------ */

  function inline(text) {
    return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/).filter(Boolean).map((part) => {
      if (part[0] === "`" && part.length > 2) return el("code", null, part.slice(1, -1));
      if (part.startsWith("**")) return el("strong", null, part.slice(2, -2));
      const link = /^\[([^\]]+)\]\((https:\/\/[^)\s]+)\)$/.exec(part);
      return link ? el("a", { href: link[2], rel: "noreferrer" }, link[1]) : part;
    });
  }
  function markdown(text, doc) {
    const lines = text.split("\n");
    let list = null, para = [];
    const flush = () => {
      if (para.length) doc.append(el("p", null, ...inline(para.join(" "))));
      para = [];
    };
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i];
      const heading = /^(#{1,3}) (.*)/.exec(line), item = /^[-*] (.*)/.exec(line);
      if (line.startsWith("```")) {
        const code = [], state = { comment: false };
        flush();
        for (i++; i < lines.length && !lines[i].startsWith("```"); i++) code.push(lineCode(lines[i], state, []), "\n");
        doc.append(el("pre", { tabindex: "0" }, ...code));
      } else if (heading) {
        flush();
        doc.append(el(`h${heading[1].length}`, heading[1].length === 1 ? { tabindex: "-1" } : null, ...inline(heading[2])));
      } else if (item) {
        flush();
        if (!list) doc.append((list = el("ul")));
        let full = item[1];
        while (i + 1 < lines.length && /^ +\S/.test(lines[i + 1])) full += ` ${lines[++i].trim()}`;
        list.append(el("li", null, ...inline(full)));
        continue;
      } else if (line.trim()) para.push(line.trim());
      else flush();
      if (line.trim()) list = null;
    }
    flush();
  }
  function showCheck(id) {
    const check = checks.get(id);
    if (!check) return showMissing("This report knows no such check.");
    const doc = el("article", { class: "doc" });
    markdown(check.help || `# ${id}\n\n${check.summary}`, doc);
    const n = all.filter((f) => f.c === id && !f.hidden).length;
    document.title = id;
    main.replaceChildren(el("nav", { class: "crumbs", "aria-label": "Findings" }, el("a", { href: viewHash(), id: "back" }, "\u2190 All findings"), el("span", { class: "spring" }),
      el("a", { href: `#?check=${encodeURIComponent(id)}` }, `${plural(n, "finding")} of this check`)), doc);
    scrollTo({ top: 0, behavior: "instant" });
    const title = doc.querySelector("h1");
    if (title) title.focus({ preventScroll: true });
  }

  /* ---- the whole --------------------------------------------------------------------------------------------- */

  function route() {
    const hash = location.hash.slice(1);
    currentFinding = null;
    if (hash.startsWith("f/")) showFinding(decodeURIComponent(hash.slice(2)));
    else if (hash.startsWith("c/")) showCheck(decodeURIComponent(hash.slice(2)));
    else showList(hash.startsWith("?") ? hash.slice(1) : "");
  }

  function remember(key, value) {
    try {
      if (value === undefined) return localStorage.getItem(`cancelcheck-${key}`);
      localStorage.setItem(`cancelcheck-${key}`, value);
    } catch { /* no storage: nothing is remembered */ }
    return null;
  }
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  function theme() {
    const chosen = remember("theme");
    const dark = chosen ? chosen === "dark" : systemDark.matches;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    byId("theme-button").textContent = dark ? "Light" : "Dark";
    byId("theme-button").setAttribute("aria-label", `Switch to the ${dark ? "light" : "dark"} theme`);
  }
  byId("theme-button").addEventListener("click", () => {
    remember("theme", document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    theme();
  });
  systemDark.addEventListener("change", theme);

  const KEYS = [
    ["/", "search"], ["j  k", "next, previous finding in the list; next, previous step on a finding's page"], ["Enter", "open the finding"],
    ["[  ]", "previous, next finding"], ["d", "the check's documentation"], ["u  Esc", "back to the list"], ["?", "this help"],
  ];
  byId("keys-rows").append(...KEYS.map(([keys, what]) => el("tr", null, el("td", null, ...keys.split("  ").flatMap((k, i) => (i ? [" ", el("kbd", null, k)] : [el("kbd", null, k)]))), el("td", null, what))));
  const keysOn = byId("keys-on");
  keysOn.checked = remember("keys") !== "off";
  keysOn.addEventListener("change", () => remember("keys", keysOn.checked ? "on" : "off"));
  byId("keys-button").addEventListener("click", () => byId("keys").showModal());

  function walkList(by) {
    const links = [...main.querySelectorAll(".list .message")];
    const at = links.indexOf(document.activeElement);
    if (by > 0 && at === links.length - 1) addRows(MORE_ROWS);
    const next = main.querySelectorAll(".list .message")[at < 0 ? 0 : at + by];
    if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); }
  }
  const back = () => { const link = byId("back"); if (link) location.hash = link.getAttribute("href"); };
  const press = (id) => { const button = byId(id); if (button && !button.disabled) button.click(); };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || byId("keys").open) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) && e.target.type !== "checkbox";
    if (typing) { if (e.key === "Escape" && e.target.id === "search") e.target.blur(); return; }
    if (e.key === "Escape") { back(); return; }
    if (!keysOn.checked) return;
    const actions = {
      "/": () => { if (byId("search")) byId("search").focus(); },
      "?": () => byId("keys").showModal(),
      j: () => (currentFinding ? walk(1) : walkList(1)),
      k: () => (currentFinding ? walk(-1) : walkList(-1)),
      "]": () => press("next-finding"),
      "[": () => press("prev-finding"),
      d: () => press("doc-link"),
      u: back,
    };
    const action = Object.hasOwn(actions, e.key) ? actions[e.key] : null;
    if (action) { e.preventDefault(); action(); }
  });
  byId("skip").addEventListener("click", (e) => { e.preventDefault(); main.focus(); });
  addEventListener("beforeprint", () => addRows(listed.length));
  addEventListener("hashchange", route);

  byId("project").textContent = data.project;
  const open = all.filter((f) => !f.hidden).length;
  const units = data.units;
  const counted = units.ok + units.failed + units.crashed + units.timed_out;
  byId("summary").textContent = [plural(open, "finding"), hasHidden && `${all.length - open} suppressed`, counted && plural(counted, "translation unit"),
    data.lost.length && `${data.lost.length} not analysed`, `cancelcheck ${data.version}`].filter(Boolean).join(", ");
  theme();
  route();
  document.documentElement.dataset.ready = "yes";
})();
