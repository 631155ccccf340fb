// Puts the page together, and keeps it in step with the state and the address.

const THEMES = ["auto", "dark", "light"];

function changed() {
  const items = chosen();
  syncFilters();
  drawChart();
  drawDocumentFindings();
  $("segments").classList.toggle("document", state.view === "document");
  LIST.show(items);
  const findings = items.reduce(
    (sum, unit) => sum + UNITS[unit].findings.filter((f) => fits(FINDINGS[f])).length, 0);
  $("status").textContent = `${plural(items.length, "segment")} of ${
    UNITS.length.toLocaleString("en")}, ${plural(findings, "finding")}`
    + (items.length ? "" : ": nothing passes these filters");
}

/** Show the segment that the address names, whatever the filters leave out. */
function followAddress() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* a % in a foreign address names no segment */ }
  const unit = BY_ID.get(id) ?? BY_ID.get(id.replace(/^segment-/, ""));
  if (unit !== undefined) goTo(unit);
}

function goTo(unit) {
  let place = LIST.items.indexOf(unit);
  if (place < 0) {
    state.view = "document";
    resetFilters(changed);
    place = LIST.items.indexOf(unit);
  }
  LIST.reveal(place);
}

function switchTheme() {
  const now = document.documentElement.dataset.theme || "auto";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const order = dark ? ["auto", "light", "dark"] : THEMES;
  const next = order[(order.indexOf(now) + 1) % order.length];
  if (next === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  $("theme").lastElementChild.textContent = next;
  $("theme").setAttribute("aria-label", `${next}: colours of the page`);
}

function start() {
  document.title = `${DATA.verdict.status}: ${
    TRANSLATIONS.length === 1 ? TRANSLATIONS[0].path : plural(TRANSLATIONS.length, "translation")}`;
  buildSummary();
  buildMatrix();
  buildMeasured();
  buildFilters(changed);
  buildChart();
  buildTooltip();
  buildKeys();
  changed();
  $("theme").addEventListener("click", switchTheme);
  addEventListener("hashchange", followAddress);
  document.addEventListener("click", (event) => {
    const anchor = event.target.closest && event.target.closest("a.anchor");
    if (anchor && anchor.hash === location.hash) followAddress();
  });
  addEventListener("scroll", () => LIST.draw(), { passive: true });
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width && !LIST.printing) LIST.redraw();
    else LIST.draw();
    width = innerWidth;
  });
  addEventListener("beforeprint", () => LIST.print(true));
  addEventListener("afterprint", () => LIST.print(false));
  followAddress();
  document.documentElement.dataset.ready = "";
  setTimeout(() => UNITS.forEach(haystack), 300); // so that the first search is as fast as others
}

start();
