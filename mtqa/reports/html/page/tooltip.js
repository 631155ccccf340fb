// Why a span is marked and what could stand there, for the mouse and for the keyboard.

function buildTooltip() {
  const at = (event) => event.target.closest ? event.target.closest("[data-findings]") : null;
  document.addEventListener("mouseover", (event) => at(event) && showTip(at(event)));
  document.addEventListener("mouseout", (event) => {
    const into = event.relatedTarget;
    if (at(event) && !(into && into.closest && into.closest("#tip"))) hideTip();
  });
  $("tip").addEventListener("mouseleave", hideTip);
  document.addEventListener("focusin", (event) => (at(event) ? showTip(at(event)) : hideTip()));
  addEventListener("scroll", placeTip, { passive: true });
  document.addEventListener("click", (event) => {
    const mark = at(event);
    if (mark) pointAt(Number(mark.dataset.findings.split(" ")[0]));
  });
}

let tipped = null; // the span that the tooltip is about

function showTip(mark) {
  const tip = $("tip");
  tipped = mark;
  tip.replaceChildren(...mark.dataset.findings.split(" ").map((f) => tipOf(FINDINGS[f])));
  tip.hidden = false;
  placeTip();
}

/** Beside its span, wherever that was scrolled to; gone with a span that is out of sight. */
function placeTip() {
  const tip = $("tip");
  if (tip.hidden) return;
  const mark = tipped;
  const whole = mark.getBoundingClientRect();
  if (!mark.isConnected || whole.bottom < 0 || whole.top > innerHeight) { hideTip(); return; }
  const box = mark.getClientRects()[0];
  const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
  const below = box.bottom + 6 + tip.offsetHeight < innerHeight || box.top < tip.offsetHeight;
  tip.style.left = `${Math.max(8, left)}px`;
  tip.style.top = `${below ? box.bottom + 6 : box.top - tip.offsetHeight - 6}px`;
}

function hideTip() {
  $("tip").hidden = true;
}

function tipOf(finding) {
  return el("div", { class: "tip-part" },
    el("p", {}, chip(finding.severity), " ", visible(finding.message)),
    suggestions(finding),
    DATA.whys[finding.why] ? el("p", { class: "why" }, visible(DATA.whys[finding.why])) : null);
}

/** The severity, told by its word, its sign and its colour. */
function chip(severity) {
  return el("span", { class: `chip ${SEVERITIES[severity]}` }, SEVERITIES[severity]);
}

function suggestions(finding) {
  if (!finding.suggestions) return null;
  return el("p", { class: "suggestions" }, el("span", { class: "arrow" }, "→ "),
    finding.suggestions.flatMap((text, index) => [
      index ? " or " : null,
      text ? el("span", { class: "right", dir: "auto" }, text.trim() ? visible(text) : blanks(text))
        : el("em", {}, "delete it"),
    ]));
}

/** A text of nothing but blanks, so that one sees them. */
function blanks(text) {
  return [...text].map((blank) => (blank === " " ? "␣" : nameOf(blank))).join("");
}

/** The finding in the margin that belongs to a span, shown by a flash. */
function pointAt(index) {
  const item = document.querySelector(`[data-finding="${index}"]`);
  if (!item) return;
  item.classList.remove("flash");
  void item.offsetWidth; // starts the animation again
  item.classList.add("flash");
  item.scrollIntoView({ block: "nearest" });
}
