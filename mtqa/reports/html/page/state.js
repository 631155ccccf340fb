// The result, and what of it is looked at.

const DATA = JSON.parse($("data").textContent);
const SEVERITIES = ["neutral", "minor", "major", "critical"];
const SIDES = { s: "source", m: "translation", r: "reference" };
const UNITS = DATA.units;
const FINDINGS = DATA.findings;
const TRANSLATIONS = DATA.translations;

UNITS.forEach((unit, index) => Object.assign(unit, { index, findings: [], related: [] }));
FINDINGS.forEach((finding, index) => {
  finding.index = index;
  if (finding.u === undefined) return;
  UNITS[finding.u].findings.push(index);
  for (const [unit, side, ref, start, end] of finding.related || [])
    UNITS[unit].related.push({ side, ref, start, end, by: index });
});
for (const unit of UNITS)
  unit.findings.sort((a, b) => FINDINGS[b].severity - FINDINGS[a].severity || a - b);

const BY_ID = new Map();
for (const unit of UNITS) if (!BY_ID.has(unit.id)) BY_ID.set(unit.id, unit.index);

const LANGUAGES = [...new Set(TRANSLATIONS.map((translation) => translation.language))];
const MODELS = [...new Set(TRANSLATIONS.flatMap((t) => Object.keys(t.heat)))];
const METRICS = [...new Set(UNITS.flatMap((unit) => Object.keys(unit.scores || {})))];

/** Everything that the reader can set; `severities` are those that are shown. */
const FRESH = {
  text: "", category: "", check: "", state: "", translation: "", language: "", heat: "",
  view: "worst",
};
const state = { ...FRESH, severities: new Set([0, 1, 2, 3]) };
if (!UNITS.some((unit) => unit.rank !== undefined || unit.findings.length)) state.view = "document";

const expanded = new Set(); // "unit side" of long texts that are shown as a whole

function languageOf(finding) {
  return TRANSLATIONS[finding.t].language;
}

/** How many findings that count there are, by what `key` says of each. */
function counted(key) {
  const numbers = new Map();
  for (const finding of FINDINGS)
    if (finding.state === "open") numbers.set(key(finding), (numbers.get(key(finding)) || 0) + 1);
  return [...numbers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
