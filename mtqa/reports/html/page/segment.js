// A segment as the list shows it: its texts side by side, its findings in the margin.

function segmentCard(unit, place, total) {
  const visibleFindings = unit.findings.filter((f) => fits(FINDINGS[f]));
  const title = `Segment ${unit.id}, ${plural(visibleFindings.length, "finding")}`
    + (unit.points ? `, ${plural(unit.points, "penalty point")}` : "");
  return el("article", {
    class: `segment ${unit.kind || "prose"}${visibleFindings.length ? "" : " clean"}`,
    id: `segment-${unit.id}`, tabindex: -1, "data-unit": unit.index, "aria-label": title,
    "aria-posinset": place + 1, "aria-setsize": total,
  }, segmentHead(unit, place),
  el("div", { class: "texts" }, slotsOf(unit).map((slot) => textOf(unit, slot, visibleFindings))),
  el("ul", { class: "margin" }, visibleFindings.map((f) => findingItem(FINDINGS[f]))));
}

function segmentHead(unit, place) {
  const translation = TRANSLATIONS[unit.t];
  const home = unit.m ? [translation.path, unit.m] : [translation.sourcePath, unit.s];
  return el("header", { class: "segment-head" },
    state.view === "worst" ? el("span", { class: "rank" }, `${place + 1}.`) : null,
    el("a", { class: "anchor", href: `#${encodeURIComponent(unit.id)}` }, visible(unit.id)),
    unit.points ? el("span", { class: "points" }, plural(unit.points, "penalty point")) : null,
    unit.models ? el("span", { class: "models" }, `models: ${unit.models.join("; ")}`) : null,
    home[1] ? el("span", { class: "place" }, visible(`${home[0]}:${home[1][1]}`)) : null);
}

/** [key, reference, text, label] of the columns that the translation of a unit has. */
function slotsOf(unit) {
  const translation = TRANSLATIONS[unit.t];
  const references = translation.referencePaths;
  const slots = [];
  if (translation.sourcePath !== null) slots.push(["s", 0, unit.s, "source"]);
  slots.push(["m", 0, unit.m, "translation"]);
  references.forEach((_, index) => slots.push(["r", index, (unit.r || [])[index],
    references.length > 1 ? `reference ${index + 1}` : "reference"]));
  return slots;
}

function textOf(unit, [key, reference, slot, label], findings) {
  const written = TRANSLATIONS[unit.t].texts[key];
  const { lang, dir } = key === "r" ? written[reference] : written;
  const head = el("h3", { class: "label" }, label, lang ? el("span", {}, ` ${lang}`) : null);
  if (!slot) return el("div", { class: `text ${key} none` }, head, el("p", {}, "(none)"));
  const name = `${unit.index} ${key} ${reference}`;
  const whole = expanded.has(name);
  const hot = heatOf(unit, key);
  return el("div", { class: `text ${key}` }, head,
    el("p", { lang: lang || null, dir },
      marked(slot[0], rangesOf(unit, key, reference, findings, hot), whole)),
    slot[0].length > LONG && !whole ? el("button", {
      type: "button", class: "quiet", onclick: () => { expanded.add(name); LIST.refresh(unit.index); },
    }, `show all ${plural(slot[0].length, "character")}`) : null,
    hot ? hottest(slot[0], hot) : null);
}

function rangesOf(unit, key, reference, findings, hot) {
  const here = (place) => place.side === key && (key !== "r" || place.ref === reference);
  const marks = findings.map((f) => FINDINGS[f]).filter(here)
    .map((f) => ({ start: f.start, end: f.end, finding: f.index }));
  const related = unit.related.filter((r) => here(r) && fits(FINDINGS[r.by]))
    .map((r) => ({ start: r.start, end: r.end, related: true }));
  return [...marks, ...related, ...(hot || [])];
}

/** The tokens of a text as ranges with their heat from 0 to 1, if the map is on. */
function heatOf(unit, key) {
  const found = state.heat && unit.heat && unit.heat[state.heat];
  if (!found || found.side !== key) return null;
  const scale = TRANSLATIONS[unit.t].heat[state.heat];
  const ranges = [];
  for (let i = 0; i < found.tokens.length; i += 3) {
    const [start, end, value] = found.tokens.slice(i, i + 3);
    ranges.push({ start, end, heat: Math.max(0, value / scale), value, title: `${state.heat} ${value}` });
  }
  return ranges;
}

/** The worst tokens in words, for those to whom the colours say nothing. */
function hottest(text, ranges) {
  const worst = [...ranges].sort((a, b) => b.value - a.value).slice(0, 3);
  return el("p", { class: "hottest" }, "hottest: ", worst.flatMap((range, index) => [
    index ? ", " : null,
    el("bdi", {}, visible(text.slice(range.start, range.end).slice(0, 40))), ` ${range.value}`,
  ]));
}

function findingItem(finding) {
  return el("li", {
    class: `finding ${SEVERITIES[finding.severity]}${finding.state === "open" ? "" : " answered"}`,
    "data-finding": finding.index,
  },
  el("p", { class: "message" }, chip(finding.severity),
    finding.new ? el("span", { class: "chip new" }, "new") : null,
    " ", visible(finding.message)),
  suggestions(finding),
  DATA.whys[finding.why] ? el("p", { class: "why" }, visible(DATA.whys[finding.why])) : null,
  finding.remark ? el("p", { class: "remark" }, "not counted: ", visible(finding.remark)) : null,
  el("p", { class: "facts" },
    el("code", {}, visible(finding.code)), " · ", visible(finding.category),
    finding.confidence ? ` · ${Math.round(100 * finding.confidence)}% sure` : null,
    " · ", el("span", { class: "place", title: finding.place },
      visible(finding.place.split(/[/\\]/).at(-1))),
    el("button", {
      type: "button", class: "quiet copy", "aria-label": `Copy the finding at ${finding.place}`,
      onclick: () => copyFinding(finding),
    }, "copy")));
}

/** A finding as text, for a mail or a ticket. */
function asText(finding) {
  const unit = finding.u === undefined ? null : UNITS[finding.u];
  const lines = [`${finding.place}: ${SEVERITIES[finding.severity]}: ${finding.message} [${finding.code}]`];
  if (unit) for (const [, , slot, label] of slotsOf(unit)) if (slot) lines.push(`${label}: ${slot[0]}`);
  if (finding.suggestions) lines.push(`suggestion: ${finding.suggestions.join(" or ") || "(delete)"}`);
  if (DATA.whys[finding.why]) lines.push(`why: ${DATA.whys[finding.why]}`);
  return lines.join("\n");
}

async function copyFinding(finding) {
  const text = asText(finding);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text); // a page from a file may be refused the clipboard
  }
  toast("Finding copied");
}

function copyBySelection(text) {
  const area = el("textarea", { class: "offscreen", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
