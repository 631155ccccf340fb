// The list of segments: only those near the window are in the page, however many there are.

const OVERSCAN = 900; // pixels above and below the window
const ESTIMATE = 150; // pixels of a segment that was not measured yet

const LIST = {
  items: [], heights: new Map(), shown: new Map(), tops: [0], printing: false,

  /** Show these units, from the first one on. */
  show(items) {
    this.items = items;
    for (const card of this.shown.values()) card.remove();
    this.shown.clear();
    this.heights.clear();
    this.layout();
    this.draw();
  },

  /** Where each item begins; one more entry for the end. */
  layout() {
    this.tops = [0];
    for (const item of this.items)
      this.tops.push(this.tops.at(-1) + (this.heights.get(item) || ESTIMATE));
    $("segments").style.height = `${this.tops.at(-1)}px`;
  },

  /** Put the cards near the window into the page, and take the others out. */
  draw() {
    if (this.printing) return;
    for (let round = 0; round < 4; round++) {
      const [first, last] = this.range();
      this.remove(first, last);
      const fresh = this.insert(first, last);
      if (!this.measure(fresh)) break;
    }
  },

  range() {
    const top = -$("segments").getBoundingClientRect().top;
    const last = this.at(top + innerHeight + OVERSCAN);
    return [this.at(top - OVERSCAN), Math.min(this.items.length, last + 1)];
  },

  /** The place of the item at a distance from the top of the list. */
  at(distance) {
    let low = 0;
    let high = this.items.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.tops[middle] <= distance) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  },

  remove(first, last) {
    for (const [place, card] of this.shown) {
      if ((place < first || place >= last) && !card.contains(document.activeElement)) {
        card.remove();
        this.shown.delete(place);
      }
    }
  },

  insert(first, last) {
    const fresh = [];
    for (let place = first; place < last; place++) {
      if (this.shown.has(place)) continue;
      const card = segmentCard(UNITS[this.items[place]], place, this.items.length);
      card.style.top = `${this.tops[place]}px`;
      this.shown.set(place, card);
      $("segments").insertBefore(card, this.following(place));
      fresh.push(place);
    }
    return fresh;
  },

  /** The card that stands after a place, so that the order of the page is that of the list. */
  following(place) {
    let found = null;
    for (const [other, card] of this.shown)
      if (other > place && (found === null || other < found[0])) found = [other, card];
    return found && found[1];
  },

  /** Take the heights of cards; what the reader looks at stays where it is. */
  measure(places) {
    const top = -$("segments").getBoundingClientRect().top;
    const anchor = this.at(top);
    const before = this.tops[anchor];
    let changed = false;
    for (const place of places) {
      const height = this.shown.get(place).offsetHeight;
      if (height === (this.heights.get(this.items[place]) || ESTIMATE)) continue;
      this.heights.set(this.items[place], height);
      changed = true;
    }
    if (!changed) return false;
    this.layout();
    for (const [place, card] of this.shown) card.style.top = `${this.tops[place]}px`;
    const moved = this.tops[anchor] - before;
    if (moved && top > 0) scrollBy(0, moved);
    return true;
  },

  /** Draw one unit again, for what it shows has changed. */
  refresh(unit) {
    const place = this.items.indexOf(unit);
    const old = this.shown.get(place);
    if (!old) return;
    const card = segmentCard(UNITS[unit], place, this.items.length);
    card.style.top = old.style.top;
    old.replaceWith(card);
    this.shown.set(place, card);
    this.measure([place]);
  },

  /** Draw all cards again at the width or with the colours of now. */
  redraw() {
    const kept = this.current();
    this.show(this.items);
    if (kept !== null) this.reveal(kept, { focus: false });
  },

  /** The place of the item at the top of the window; null above the list. */
  current() {
    const top = barHeight() - $("segments").getBoundingClientRect().top;
    return top > 0 ? this.at(top) : null;
  },

  /** Bring an item to the top of the window. */
  reveal(place, { focus = true } = {}) {
    for (let round = 0; round < 4; round++) {
      const list = $("segments").getBoundingClientRect().top + scrollY;
      const wanted = Math.round(list + this.tops[place] - barHeight() - 8);
      if (Math.abs(wanted - scrollY) < 1) break;
      scrollTo(0, wanted);
      this.draw();
    }
    const card = this.shown.get(place);
    if (card && focus) card.focus({ preventScroll: true });
    return card;
  },

  /** The place that holds the focus, or the one in sight. */
  place() {
    const card = document.activeElement.closest("[data-unit]");
    if (card) return this.items.indexOf(Number(card.dataset.unit));
    return this.current() ?? -1;
  },

  /** For paper, all of it in the flow of the page. */
  print(begins) {
    this.printing = begins;
    const list = $("segments");
    list.classList.toggle("whole", begins);
    if (!begins) return this.show(this.items);
    this.insert(0, this.items.length);
    return undefined;
  },
};

function barHeight() {
  return $("filters").getBoundingClientRect().height + 4;
}
