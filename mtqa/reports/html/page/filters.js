// What is shown of all segments, and the form that says so.

const STATES = {
  "": "any state", open: "that count", new: "new since the baseline",
  baseline: "in the baseline", suppressed: "suppressed",
};

/** Whether a finding passes all filters but the text. */
function fits(finding) {
  return state.severities.has(finding.severity)
    && (!state.category || finding.category === state.category)
    && (!state.check || finding.code === state.check || finding.check === state.check)
    && (!state.state || (state.state === "new" ? finding.new : finding.state === state.state))
    && (!state.translation || finding.t === Number(state.translation))
    && (!state.language || languageOf(finding) === state.language);
}

function isNarrowed() {
  return state.severities.size < SEVERITIES.length || state.category || state.check || state.state;
}

/** The units to show, in their order. */
function chosen() {
  const narrowed = isNarrowed();
  const wanted = state.text.trim().toLowerCase();
  const units = UNITS.filter((unit) => {
    if (state.translation && unit.t !== Number(state.translation)) return false;
    if (state.language && TRANSLATIONS[unit.t].language !== state.language) return false;
    if (narrowed && !unit.findings.some((f) => fits(FINDINGS[f]))) return false;
    if (state.view === "worst" && unit.rank === undefined && !unit.findings.length) return false;
    return !wanted || haystack(unit).includes(wanted);
  });
  if (state.view === "worst")
    units.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.index - b.index);
  return units.map((unit) => unit.index);
}

/** Everything that a search for text looks through, in lower case. */
function haystack(unit) {
  if (unit.haystack === undefined) {
    const texts = [unit.s, unit.m, ...(unit.r || [])].filter(Boolean).map((slot) => slot[0]);
    const said = unit.findings.map((f) => FINDINGS[f]).flatMap(
      (f) => [f.message, f.code, f.category, ...(f.suggestions || [])]);
    unit.haystack = [unit.id, ...texts, ...said].join("\n").toLowerCase();
  }
  return unit.haystack;
}

function buildFilters(changed) {
  fill($("filters"),
    el("div", { class: "views", role: "group", "aria-label": "View" },
      viewButton("worst", "Worst first", changed), viewButton("document", "Whole text", changed)),
    el("input", {
      type: "search", id: "filter-text", "aria-label": "Text", placeholder: "Search text, code …  ( / )",
      oninput: debounced((event) => { state.text = event.target.value; changed(); }),
    }),
    el("div", { class: "severities", role: "group", "aria-label": "Severity" },
      SEVERITIES.map((name, level) => severityButton(name, level, changed)).reverse()),
    choices().map(([name, label, options]) => select(`filter-${name}`, label, options, (event) => {
      state[name] = event.target.value;
      changed();
    })),
    el("button", { type: "button", id: "filter-reset", onclick: () => resetFilters(changed) },
      "Reset"));
  $("filters").addEventListener("submit", (event) => event.preventDefault());
}

/** [name, label, options] of the lists of which this result has more than one thing to choose. */
function choices() {
  const named = (names) => [...new Set(names)].map((name) => [name, name]);
  const categories = [...counted((f) => f.category).map(([name]) => name),
    ...FINDINGS.map((f) => f.category)];
  const checks = FINDINGS.flatMap((f) => [f.check, f.code]).sort();
  return [
    ["category", "Category", [["", "all categories"], ...named(categories)]],
    ["check", "Check", [["", "all checks"], ...named(checks)]],
    FINDINGS.some((f) => f.state !== "open" || f.new)
      ? ["state", "State", Object.entries(STATES)] : null,
    TRANSLATIONS.length > 1
      ? ["translation", "Translation", [["", "all translations"],
        ...TRANSLATIONS.map((t, i) => [i, t.path])]] : null,
    LANGUAGES.length > 1
      ? ["language", "Language", [["", "all languages"], ...named(LANGUAGES)]] : null,
    MODELS.length
      ? ["heat", "Heat map of tokens", [["", "no heat map"],
        ...MODELS.map((m) => [m, `heat: ${m}`])]] : null,
  ].filter(Boolean);
}

function viewButton(name, label, changed) {
  return el("button", {
    type: "button", "data-view": name, "aria-pressed": String(state.view === name),
    onclick: () => { state.view = name; changed(); },
  }, label);
}

function severityButton(name, level, changed) {
  return el("button", {
    type: "button", class: `toggle ${name}`, "data-severity": level, "aria-pressed": "true",
    onclick: () => toggleSeverity(level, changed),
  }, el("span", { class: "sample", "aria-hidden": "true" }, "ab"), ` ${name}`);
}

function toggleSeverity(level, changed) {
  if (!state.severities.delete(level)) state.severities.add(level);
  changed();
}

function select(id, label, options, onchange) {
  return el("select", { id, "aria-label": label, onchange },
    options.map(([value, text]) => el("option", { value }, text)));
}

function resetFilters(changed) {
  const { view, heat } = state;
  Object.assign(state, FRESH, { view, heat, severities: new Set([0, 1, 2, 3]) });
  changed();
}

/** The form as the state has it, whoever changed that. */
function syncFilters() {
  for (const name of ["text", "category", "check", "state", "translation", "language", "heat"]) {
    const field = $(`filter-${name}`);
    if (field && field.value !== String(state[name])) field.value = state[name];
    if (field) field.classList.toggle("active", state[name] !== "");
  }
  for (const button of document.querySelectorAll("[data-severity]"))
    button.setAttribute("aria-pressed", state.severities.has(Number(button.dataset.severity)));
  for (const button of document.querySelectorAll("[data-view]"))
    button.setAttribute("aria-pressed", state.view === button.dataset.view);
}

function debounced(act) {
  let timer;
  return (event) => {
    clearTimeout(timer);
    timer = setTimeout(act, 30, event);
  };
}
