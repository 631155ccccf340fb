// Texts of segments: their spans marked, and whatever could hide or reorder them made visible.

const LONG = 3000; // UTF-16 units of a text, over which only what surrounds its marks is shown
const AROUND = 240;
const HEAT_LEVELS = 6;

/** Nodes that show a text as it is. */
function visible(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(HARMFUL)) {
    if (match.index > end) nodes.push(document.createTextNode(text.slice(end, match.index)));
    nodes.push(el("span", { class: "escape" }, nameOf(match[0])));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}

/**
 * Nodes for a text with ranges {start, end, finding | related | heat}. A piece under several
 * findings shows the most severe; all of them are told by its tooltip.
 */
function marked(text, ranges, whole) {
  const parts = whole || text.length <= LONG ? [[0, text.length]] : windows(text, ranges);
  return parts.flatMap(([from, to]) => [
    from > 0 ? el("span", { class: "gap" }, " … ") : null,
    ...pieces(text, from, to, ranges),
    to < text.length && to === parts.at(-1)[1] ? el("span", { class: "gap" }, " … ") : null,
  ]);
}

function pieces(text, from, to, ranges) {
  const inside = ranges
    .map((range) => ({ ...range, start: Math.max(range.start, from), end: Math.min(range.end, to) }))
    .filter((range) => range.start < range.end);
  const cuts = [...new Set([from, to, ...inside.flatMap((r) => [r.start, r.end])])];
  cuts.sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const covering = inside.filter((r) => r.start <= cuts[i] && r.end >= cuts[i + 1]);
    nodes.push(...piece(text.slice(cuts[i], cuts[i + 1]), covering));
  }
  return nodes;
}

function piece(text, ranges) {
  let nodes = visible(text);
  const heat = ranges.find((range) => range.heat !== undefined);
  if (heat) {
    const level = Math.min(HEAT_LEVELS, Math.floor(heat.heat * (HEAT_LEVELS + 1)));
    if (level > 0) nodes = [el("span", { class: `heat heat-${level}`, title: heat.title }, nodes)];
  }
  if (ranges.some((range) => range.related)) nodes = [el("span", { class: "related" }, nodes)];
  const found = ranges.filter((range) => range.finding !== undefined).map((r) => r.finding);
  if (!found.length) return nodes;
  found.sort((a, b) => FINDINGS[b].severity - FINDINGS[a].severity);
  const worst = FINDINGS[found[0]];
  const name = SEVERITIES[worst.severity];
  return [el("mark", {
    class: `mark ${name}${worst.state === "open" ? "" : " answered"}`,
    role: "button",
    tabindex: 0,
    "data-findings": found.join(" "),
    "aria-describedby": "tip",
  }, nodes)];
}

/** Parts of a long text: its beginning, and what surrounds its first marks. */
function windows(text, ranges) {
  const wanted = ranges.filter((r) => r.finding !== undefined || r.related).slice(0, 12);
  const parts = [[0, 2 * AROUND], ...wanted.map((r) => [
    Math.max(0, r.start - AROUND), Math.min(text.length, Math.min(r.end, r.start + LONG) + AROUND),
  ])].sort((a, b) => a[0] - b[0]);
  const merged = [parts[0]];
  for (const [from, to] of parts.slice(1)) {
    if (from <= merged.at(-1)[1]) merged.at(-1)[1] = Math.max(merged.at(-1)[1], to);
    else merged.push([from, to]);
  }
  return merged.map(([from, to]) => [onCharacter(text, from), onCharacter(text, to)]);
}

/** An offset that divides no surrogate pair. */
function onCharacter(text, offset) {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
