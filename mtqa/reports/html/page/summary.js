// The answer first: the verdict, the score with its interval, what was found, what has changed.

const SIGNS_OF_VERDICT = { passed: "✓", failed: "✗", inconclusive: "?" };

function buildSummary() {
  const { status, reasons } = DATA.verdict;
  fill($("summary"),
    el("div", { class: `verdict ${status}` },
      el("h1", {}, el("span", { class: "sign", "aria-hidden": "true" }, SIGNS_OF_VERDICT[status]),
        ` ${status}`),
      el("p", {}, visible(reasons.join("; "))),
      TRANSLATIONS.length === 1 ? pathsOf(TRANSLATIONS[0]) : null),
    el("div", { class: "cards" }, scoreCard(), severityCard(), categoryCard(), baselineCard(),
      metricsCard()),
    noticesOf());
}

function pathsOf(translation) {
  const languages = translation.sourceLanguage
    ? `${translation.sourceLanguage} → ${translation.language}` : translation.language;
  return el("p", { class: "files" }, el("strong", {}, visible(translation.path)), ` ${languages}`,
    translation.sourcePath ? [" · source ", visible(translation.sourcePath)] : null,
    translation.referencePaths.map((path) => [" · reference ", ...visible(path)]),
    ` · ${plural(translation.words, "word")}`);
}

function card(title, ...children) {
  return el("section", { class: title.endsWith("category") ? "card broad" : "card" }, el("h2", {}, title), ...children);
}

function scoreCard() {
  const mqm = DATA.mqm || (TRANSLATIONS.length === 1 ? TRANSLATIONS[0].mqm : null);
  if (!mqm || mqm.value === null) return null;
  const bounded = mqm.low !== null && mqm.high !== null;
  return card("MQM score",
    el("p", { class: "big" }, mqm.value.toFixed(1), el("small", {}, " of 100")),
    bounded ? gauge(mqm) : null,
    el("p", { class: "dim" },
      bounded ? `interval ${mqm.low.toFixed(1)} to ${mqm.high.toFixed(1)} · ` : "",
      `${plural(mqm.perThousand, "point")} per 1,000 ${mqm.unit}`));
}

/** The score as a mark on its interval, on a scale from the lowest of them, or 0, to 100. */
function gauge({ value, low, high }) {
  const least = Math.min(0, low, value);
  const x = (number) => 100 * (number - least) / (100 - least);
  return svg("svg", { class: "gauge", viewBox: "0 0 100 8", preserveAspectRatio: "none",
    "aria-hidden": "true" },
  svg("rect", { class: "scale", x: 0, y: 3, width: 100, height: 2 }),
  svg("rect", { class: "interval", x: x(low), y: 2, width: Math.max(x(high) - x(low), 0.5), height: 4 }),
  svg("rect", { class: "value", x: Math.min(x(value), 99.2), y: 0, width: 0.8, height: 8 }));
}

function severityCard() {
  const numbers = new Map(counted((f) => f.severity));
  const rows = [3, 2, 1, 0].filter((level) => level > 0 || numbers.get(level))
    .map((level) => [chip(level), numbers.get(level) || 0, SEVERITIES[level]]);
  return card("Findings by severity", bars(rows));
}

function categoryCard() {
  const rows = counted((f) => f.category);
  if (!rows.length) return null;
  const shown = rows.slice(0, 6).map(([name, count]) => [
    el("button", { type: "button", class: "link", onclick: () => filterBy({ category: name }) },
      broken(name)),
    count, "",
  ]);
  const rest = rows.slice(6).reduce((sum, [, count]) => sum + count, 0);
  return card("Findings by category", bars(rest ? [...shown, ["other", rest, ""]] : shown));
}

/** A name like accuracy/omission, which may be broken after its slash. */
function broken(name) {
  return name.split(/(?<=\/)/).flatMap((part, index) => [index ? el("wbr") : null, ...visible(part)]);
}

/** A table of [label, number, class] with a bar for each number. */
function bars(rows) {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return el("table", { class: "bars" }, el("tbody", {}, rows.map(([label, count, name]) =>
    el("tr", {}, el("th", { scope: "row" }, label), el("td", { class: "number" }, String(count)),
      el("td", { class: "bar" }, svg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none",
        "aria-hidden": "true" },
      svg("rect", { class: `fill ${name}`, width: 100 * count / most, height: 10 })))))));
}

function baselineCard() {
  if (!TRANSLATIONS.some((translation) => translation.baseline)) return null;
  const fresh = FINDINGS.filter((f) => f.new && f.state === "open").length;
  const known = FINDINGS.filter((f) => f.state === "baseline").length;
  return card("Since the baseline", bars([
    [el("button", { type: "button", class: "link", onclick: () => filterBy({ state: "new" }) }, "new"),
      fresh, "major"],
    [el("button", {
      type: "button", class: "link", onclick: () => filterBy({ state: "baseline" }),
    }, "known"), known, "neutral"],
    ["fixed", DATA.fixed.length, "good"],
  ]), DATA.fixed.length ? el("details", {}, el("summary", {}, "what was fixed"),
    el("ul", { class: "fixed" }, DATA.fixed.slice(0, 200).map((one) => el("li", {},
      chip(one.severity), " ", el("code", {}, visible(one.code)), " ",
      el("q", { dir: "auto" }, visible(one.quote)))))) : null);
}

function metricsCard() {
  if (TRANSLATIONS.length !== 1) return null;
  const others = TRANSLATIONS[0].scores.filter((score) => score.name !== "mqm" && score.value !== null);
  if (!others.length) return null;
  return card("Other scores", el("table", { class: "bars" }, el("tbody", {}, others.map((score) =>
    el("tr", {}, el("th", { scope: "row" }, score.name),
      el("td", { class: "number" }, String(Number(score.value.toPrecision(4)))),
      el("td", { class: "dim" }, score.low === null || score.high === null ? ""
        : `${score.low} to ${score.high}`))))));
}

function noticesOf() {
  const notes = TRANSLATIONS.flatMap((t) => t.notes.map((note) => [t.path, note]));
  const items = [
    ...DATA.errors.map((e) => el("li", {}, el("strong", {}, visible(e.path)), " was not read: ",
      visible(e.message))),
    ...notes.slice(0, 50).map(([path, note]) => el("li", {},
      TRANSLATIONS.length > 1 ? [el("strong", {}, visible(path)), ": "] : null, visible(note))),
  ];
  return items.length ? el("ul", { class: "notices" }, items) : null;
}

function filterBy(wanted) {
  resetFilters(() => Object.assign(state, wanted));
  changed();
  $("filters").scrollIntoView({ block: "start" });
}

/** Findings about whole documents, which stand in no segment. */
function drawDocumentFindings() {
  const found = FINDINGS.filter((f) => f.u === undefined && fits(f));
  $("documents-findings").hidden = !found.length;
  $("documents-findings").replaceChildren(
    el("h2", {}, "About whole documents"), el("ul", { class: "margin" }, found.map(findingItem)));
}

/** What reproduces every number, at the end of the page. */
function buildMeasured() {
  const signatures = new Set([DATA.signature, DATA.mqm && DATA.mqm.signature,
    ...TRANSLATIONS.flatMap((t) => t.scores.map((score) => score.signature))]);
  $("measured").append(el("details", {}, el("summary", {}, "How this was measured"),
    el("ul", {}, [...signatures].filter(Boolean).map((s) => el("li", {}, el("code", {}, visible(s)))))));
}
