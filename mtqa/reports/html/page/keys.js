// The keyboard: what the dialog behind ? says is what happens.

const KEYS = [
  [["j", "ArrowDown"], "next segment", () => step(1)],
  [["k", "ArrowUp"], "previous segment", () => step(-1)],
  [["n"], "next finding", () => stepFinding(1)],
  [["p"], "previous finding", () => stepFinding(-1)],
  [["g", "Home"], "first segment", () => LIST.items.length && LIST.reveal(0)],
  [["G", "End"], "last segment", () => LIST.items.length && LIST.reveal(LIST.items.length - 1)],
  [["/"], "search text", () => $("filter-text").focus()],
  [["1"], "minor findings on or off", () => toggleSeverity(1, changed)],
  [["2"], "major findings on or off", () => toggleSeverity(2, changed)],
  [["3"], "critical findings on or off", () => toggleSeverity(3, changed)],
  [["0"], "neutral findings on or off", () => toggleSeverity(0, changed)],
  [["v"], "worst segments or whole text", () => switchView()],
  [["h"], "heat map on or off", () => switchHeat()],
  [["c"], "copy the finding in focus as text", () => copyCurrent()],
  [["d"], "dark or light", () => switchTheme()],
  [["r"], "reset all filters", () => resetFilters(changed)],
  [["?"], "this help", () => $("help").showModal()],
  [["Escape"], "close; leave the search", () => leave()],
];
const SIGNS = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" };

function buildKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    if (event.key === "Escape") { leave(); return; }
    if ($("help").open || target.matches("input, select, textarea")) return;
    if (target.closest("[data-slider]") && event.key.length > 1) return;
    if (event.key === "Enter" && target.matches("[data-findings]")) { target.click(); return; }
    const known = KEYS.find(([names]) => names.includes(event.key));
    if (!known) return;
    event.preventDefault();
    known[2]();
  });
  $("help").append(
    el("h2", { id: "help-title" }, "Keys"),
    el("table", {}, el("tbody", {}, KEYS.map(([names, meaning]) => el("tr", {},
      el("th", { scope: "row" }, names.map((name) => [el("kbd", {}, SIGNS[name] || name), " "])),
      el("td", {}, meaning))))),
    el("p", {}, "A link to a segment is its number: open it to get the address."),
    el("button", { type: "button", onclick: () => $("help").close() }, "Close"));
  $("help-button").addEventListener("click", () => $("help").showModal());
}

function step(by) {
  const place = Math.min(Math.max(LIST.place() + by, 0), LIST.items.length - 1);
  if (place >= 0) LIST.reveal(place);
}

/** Focus the next span of a finding, in this segment or in the next one that has one. */
function stepFinding(by) {
  const marks = (card) => [...card.querySelectorAll("[data-findings]")];
  const card = document.activeElement.closest("[data-unit]");
  if (card) {
    const all = marks(card);
    const here = all.indexOf(document.activeElement);
    const next = here < 0 ? (by > 0 ? 0 : -1) : here + by;
    if (all[next]) { all[next].focus(); return; }
  }
  let place = LIST.place() + by;
  while (place >= 0 && place < LIST.items.length) {
    const unit = UNITS[LIST.items[place]];
    if (unit.findings.some((f) => fits(FINDINGS[f]))) {
      const found = marks(LIST.reveal(place));
      if (found.length) found.at(by > 0 ? 0 : -1).focus({ preventScroll: true });
      return;
    }
    place += by;
  }
}

function switchView() {
  state.view = state.view === "worst" ? "document" : "worst";
  changed();
}

function switchHeat() {
  if (!MODELS.length) { toast("No model scored the tokens of this result"); return; }
  state.heat = state.heat ? "" : MODELS[0];
  changed();
}

function copyCurrent() {
  const active = document.activeElement;
  const item = active.closest("[data-finding]");
  const mark = active.closest("[data-findings]");
  const card = active.closest("[data-unit]");
  const first = card && UNITS[card.dataset.unit].findings.find((f) => fits(FINDINGS[f]));
  const found = item ? item.dataset.finding : mark ? mark.dataset.findings.split(" ")[0] : first;
  if (found === null || found === undefined) toast("No finding is in focus");
  else copyFinding(FINDINGS[found]);
}

function leave() {
  hideTip();
  if ($("help").open) $("help").close();
  else if (document.activeElement.matches("input, select")) document.activeElement.blur();
}
