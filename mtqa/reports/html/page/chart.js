// Where it is bad: the segments from the first to the last, as one strip of bars.

const MOST_BARS = 200;
const BROADEST = 30; // thousandths of the strip that a bar may take
const CHART = { series: "points", bars: [], width: BROADEST, cursor: 0, shown: null };

function buildChart() {
  if (UNITS.length < 2) return;
  $("chart").hidden = false;
  fill($("chart"),
    el("div", { class: "chart-head" }, el("h2", {}, "Along the text"),
      METRICS.length ? select("chart-series", "Series", [["points", "penalty points"],
        ...METRICS.map((m) => [m, m])], (event) => {
        CHART.series = event.target.value;
        drawChart();
      }) : null,
      el("p", { id: "chart-note", class: "dim" })),
    el("div", {
      id: "chart-plot", class: "plot", role: "slider", tabindex: 0, "data-slider": "",
      "aria-label": "Segments along the text; Enter opens one", "aria-valuemin": 1,
      onkeydown: chartKey, onclick: chartClick, onmousemove: (event) => moveCursor(barAt(event)),
    }),
    el("p", { id: "chart-value", class: "dim", "aria-hidden": "true" }));
}

/** The bars of the units of the chosen translation or language, several units in one if need be. */
function drawChart() {
  const shown = [state.translation, state.language, CHART.series].join("\n");
  if ($("chart").hidden || CHART.shown === shown) return;
  CHART.shown = shown;
  const units = UNITS.filter((unit) => (!state.translation || unit.t === Number(state.translation))
    && (!state.language || TRANSLATIONS[unit.t].language === state.language));
  const size = Math.max(1, Math.ceil(units.length / MOST_BARS));
  CHART.bars = [];
  for (let i = 0; i < units.length; i += size) CHART.bars.push(barOf(units.slice(i, i + size)));
  const extremes = CHART.bars.map((bar) => bar.value).filter((value) => value !== null);
  const least = CHART.series === "points" ? 0 : Math.min(...extremes);
  const most = Math.max(...extremes, least + 1e-9);
  const height = (value) => (value ? 6 + 88 * (value - least) / (most - least) : value === 0 ? 1.5 : 0);
  const width = Math.min(BROADEST, 1000 / Math.max(1, CHART.bars.length));
  CHART.width = width;
  $("chart-plot").replaceChildren(svg("svg", {
    viewBox: "0 0 1000 100", preserveAspectRatio: "none", "aria-hidden": "true",
  }, CHART.bars.map((bar, index) => svg("rect", {
    class: bar.name, x: index * width, width: Math.max(width * 0.86, 1),
    y: 100 - height(bar.value), height: height(bar.value),
  })), boundaries(width), svg("rect", { class: "cursor", y: 0, height: 100, width, x: 0 })));
  $("chart-plot").setAttribute("aria-valuemax", Math.max(1, CHART.bars.length));
  $("chart-note").textContent = (CHART.series === "points" ? "penalty points" : CHART.series)
    + ` of ${size > 1 ? `the worst of each ${size} segments` : "each segment"}`;
  const worst = CHART.bars.findIndex((bar) => bar.value === most);
  moveCursor(CHART.series === "points" ? Math.max(worst, 0) : 0);
}

function barOf(units) {
  const { series } = CHART;
  const value = (unit) => (series === "points" ? unit.points || 0 : (unit.scores || {})[series] ?? null);
  const higher = TRANSLATIONS[units[0].t].scores.find((s) => s.name === series);
  const better = series !== "points" && (!higher || higher.higherIsBetter) ? -1 : 1;
  let worst = units[0];
  for (const unit of units)
    if (value(unit) !== null && (value(worst) === null || better * (value(unit) - value(worst)) > 0))
      worst = unit;
  const levels = units.flatMap((u) => u.findings).map((f) => FINDINGS[f])
    .filter((f) => f.state === "open").map((f) => f.severity);
  const name = levels.length ? SEVERITIES[Math.max(...levels)] : "none";
  return { unit: worst.index, t: worst.t, value: value(worst), name };
}

/** Lines between the translations. */
function boundaries(width) {
  return CHART.bars.map((bar, index) => (index && bar.t !== CHART.bars[index - 1].t
    ? svg("line", { class: "boundary", x1: index * width, x2: index * width, y1: 0, y2: 100 }) : null));
}

function moveCursor(index) {
  if (index < 0 || !CHART.bars.length) return;
  CHART.cursor = index;
  const { unit, value } = CHART.bars[index];
  const said = value === null ? "no score" : CHART.series === "points"
    ? plural(value, "penalty point") : `${CHART.series} ${value}`;
  const text = `segment ${UNITS[unit].id}: ${said}`;
  $("chart-plot").querySelector(".cursor").setAttribute("x", index * CHART.width);
  $("chart-plot").setAttribute("aria-valuenow", index + 1);
  $("chart-plot").setAttribute("aria-valuetext", text);
  $("chart-value").replaceChildren(...visible(text), " · ",
    el("span", { class: "excerpt", dir: "auto" }, visible(((UNITS[unit].m || [""])[0]).slice(0, 80))));
}

function barAt(event) {
  const box = $("chart-plot").getBoundingClientRect();
  const share = (event.clientX - box.left) / box.width;
  return Math.min(Math.max(Math.floor(1000 * share / CHART.width), 0), CHART.bars.length - 1);
}

function chartKey(event) {
  const last = CHART.bars.length - 1;
  const targets = {
    ArrowRight: CHART.cursor + 1, ArrowUp: CHART.cursor + 1, ArrowLeft: CHART.cursor - 1,
    ArrowDown: CHART.cursor - 1, Home: 0, End: last, PageUp: CHART.cursor + 10,
    PageDown: CHART.cursor - 10,
  };
  if (event.key === "Enter" && CHART.bars.length) goTo(CHART.bars[CHART.cursor].unit);
  else if (event.key in targets) moveCursor(Math.min(Math.max(targets[event.key], 0), last));
  else return;
  event.preventDefault();
}

function chartClick(event) {
  const index = barAt(event);
  moveCursor(index);
  if (CHART.bars[index]) goTo(CHART.bars[index].unit);
}
