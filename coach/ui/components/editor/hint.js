// The card that tells what a mark is about, and offers its replacements.

const BELOW = 16; // px, room for the letters
const ABOVE = 8; // px

class Hint {
  /** @param {HTMLElement} root @param {Sheet} sheet @param {(mark: Mark, words: string) => void} apply */
  constructor(root, sheet, apply) {
    this.card = /** @type {HTMLElement} */ (root.querySelector(".fc-editor-hint"));
    this.said = root.querySelector(".fc-editor-said");
    this.sheet = sheet;
    this.apply = apply;
    /** @type {Mark[]} */
    this.marks = [];
  }

  get isOpen() {
    return !this.card.hidden;
  }

  /** @param {Mark[]} marks @param {{aloud?: boolean}} how aloud: tell screen readers too, as the reader asked for it */
  open(marks, { aloud = false } = {}) {
    if (!marks.length) return this.close();
    if (!this.isOpen || marks.some((mark, n) => mark !== this.marks[n]) || marks.length !== this.marks.length) {
      this.marks = marks;
      this.card.replaceChildren(...marks.map((mark) => this.entry(mark)));
      this.card.hidden = false;
    }
    this.place();
    if (aloud) this.said.textContent = marks.map(spoken).join(" ");
  }

  close() {
    this.card.hidden = true;
    this.marks = [];
  }

  /** The marks were drawn anew: the card stays with its own, wherever they stand now. */
  renew() {
    const drawn = this.sheet.drawn.map(({ mark }) => mark);
    const now = this.marks.map(({ start, end, title }) =>
      drawn.find((mark) => mark.start === start && mark.end === end && mark.title === title));
    if (!now.every(Boolean)) return this.close();
    this.marks = now;
    this.place();
  }

  /** Below the last words of its mark, or above the first where it would hide the buttons under the text. */
  place() {
    const boxes = this.sheet.drawn.find(({ mark }) => mark === this.marks[0])?.boxes;
    if (!boxes?.length) return this.close();
    const { area } = this.sheet;
    const sheet = area.parentElement;
    const zero = sheet.offsetTop + area.clientTop - area.scrollTop;
    const last = boxes.at(-1);
    const below = Math.min(zero + last.top + last.height + BELOW, sheet.offsetTop + sheet.offsetHeight);
    const above = zero + boxes[0].top - this.card.offsetHeight - ABOVE;
    const fits = below + this.card.offsetHeight <= sheet.offsetTop + sheet.offsetHeight;
    this.card.style.top = `${fits || above < 0 ? below : above}px`;
    this.card.style.left = `${Math.max(0, Math.min(last.left, sheet.offsetWidth - this.card.offsetWidth))}px`;
  }

  /** @param {Mark} mark */
  entry(mark) {
    const entry = document.createElement("div");
    entry.className = "fc-editor-entry";
    entry.style.setProperty("--ink", mark.ink);
    entry.append(
      made("span", "fc-editor-sign", mark.letter, { "aria-hidden": "true" }),
      made("strong", "", mark.title),
      made("p", "", mark.reason),
    );
    if (mark.replacements.length) entry.append(this.choices(mark));
    return entry;
  }

  /** @param {Mark} mark */
  choices(mark) {
    const row = made("div", "fc-editor-choices", "");
    for (const words of mark.replacements) {
      const button = made("button", "", words || "Take it out", { type: "button" });
      button.setAttribute("aria-label", words ? `Replace with “${words}”` : "Take it out");
      button.addEventListener("click", () => this.apply(mark, words));
      row.append(button);
    }
    return row;
  }
}

/** @param {Mark} mark */
function spoken(mark) {
  const offers = mark.replacements.length;
  const more = offers ? ` ${offers} ${offers > 1 ? "suggestions" : "suggestion"}, Tab to reach ${offers > 1 ? "them" : "it"}.` : "";
  return `${mark.title}. ${mark.reason}${more}`;
}

/** An element with words in it, which stay words. @param {string} name @param {string} className @param {string} words */
function made(name, className, words, attributes = {}) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = words;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}
