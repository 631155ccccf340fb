// Whatever a report quotes becomes a text node: nothing is ever parsed as HTML.

/** Controls and bidirectional controls; joiners and non-joiners are part of proper text. */
const HARMFUL = /(?![\t\n\u200b-\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\ufffe\uffff]/gu;
const READ = new Set(["title", "aria-label"]); // attributes that are read as text

/** A text with the names of characters that could hide or reorder something. */
function spelled(text) {
  return text.replace(HARMFUL, nameOf);
}

function nameOf(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

const $ = (id) => document.getElementById(id);

/** An element: properties named on… are listeners, the others are attributes; null leaves out. */
function el(tag, properties, ...children) {
  return filled(document.createElement(tag), properties, children);
}

function svg(tag, properties, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : READ.has(name) ? spelled(value) : value);
  }
  return fill(element, ...children);
}

/** Append what there is; null stands for nothing. */
function fill(element, ...children) {
  for (const child of children.flat(3))
    if (child !== null && child !== undefined)
      element.append(typeof child === "string" ? spelled(child) : child);
  return element;
}

function plural(count, noun) {
  const shown = count.toLocaleString("en", { maximumFractionDigits: 2 });
  return `${shown} ${noun}${count === 1 ? "" : "s"}`;
}

function toast(message) {
  const box = $("toast");
  box.textContent = message;
  box.classList.add("shown");
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => box.classList.remove("shown"), 1800);
}
