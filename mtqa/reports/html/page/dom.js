// Whatever a report quotes becomes a text node: nothing is ever parsed as HTML.

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
    else element.setAttribute(name, value === true ? "" : value);
  }
  return fill(element, ...children);
}

/** Append what there is; null stands for nothing. */
function fill(element, ...children) {
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined));
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
