// Several translations: how each did, and where the languages differ.

const MOST_ROWS = 200;

function buildMatrix() {
  if (TRANSLATIONS.length < 2) return;
  $("overview").hidden = false;
  $("overview").append(
    el("div", {}, el("h2", {}, "Translations"), scrolling("Translations", translationsTable())),
    el("div", {}, el("h2", {}, "Findings by language and category"),
      scrolling("Findings by language and category", languageMatrix())));
}

/** A table that scrolls in itself where the window is narrow. */
function scrolling(label, table) {
  return el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": label }, table);
}

function translationsTable() {
  const open = (index) => FINDINGS.filter((f) => f.t === index && f.state === "open");
  return el("table", { class: "grid" },
    el("thead", {}, el("tr", {}, ["translation", "languages", "verdict", "MQM", "interval",
      "critical", "major", "minor"].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, TRANSLATIONS.slice(0, MOST_ROWS).map((translation, index) => {
      const numbers = [3, 2, 1].map((level) => open(index).filter((f) => f.severity === level).length);
      const mqm = translation.mqm || translation.scores.find((score) => score.name === "mqm");
      const bounded = mqm && mqm.low !== null && mqm.high !== null;
      return el("tr", {},
        el("th", { scope: "row" }, el("button", {
          type: "button", class: "link", onclick: () => filterBy({ translation: String(index) }),
        }, visible(translation.path))),
        el("td", {}, translation.sourceLanguage
          ? `${translation.sourceLanguage} → ${translation.language}` : translation.language),
        el("td", {}, el("span", { class: `status ${translation.verdict.status}` },
          `${SIGNS_OF_VERDICT[translation.verdict.status]} ${translation.verdict.status}`)),
        el("td", { class: "number" }, mqm && mqm.value !== null ? mqm.value.toFixed(1) : "–"),
        el("td", { class: "number" }, bounded ? `${mqm.low.toFixed(1)} – ${mqm.high.toFixed(1)}` : ""),
        numbers.map((number) => el("td", { class: `number${number ? "" : " zero"}` }, String(number))));
    })));
}

function languageMatrix() {
  const categories = counted((f) => f.category).map(([name]) => name);
  const numbers = new Map(counted((f) => `${languageOf(f)} ${f.category}`));
  const most = Math.max(1, ...numbers.values());
  return el("table", { class: "grid matrix" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "category"),
      LANGUAGES.map((language) => el("th", { scope: "col" }, language)))),
    el("tbody", {}, categories.map((category) => el("tr", {},
      el("th", { scope: "row" }, visible(category)),
      LANGUAGES.map((language) => {
        const number = numbers.get(`${language} ${category}`) || 0;
        if (!number) return el("td", { class: "number zero" }, "0");
        const level = Math.ceil(4 * number / most);
        return el("td", { class: `number share-${level}` }, el("button", {
          type: "button", class: "link", "aria-label": `${number} ${category} in ${language}`,
          onclick: () => filterBy({ language, category }),
        }, String(number)));
      })))));
}
