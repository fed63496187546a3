// The ways to a mark: hover, tap, the resting caret, F8 and the buttons below the text.

const HOVER_IN = 150; // ms
const HOVER_OUT = 300; // ms, time to reach the card
const CARET_RESTS = 600; // ms
const MOVES = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"]);

class Reader {
  /** @param {HTMLElement} root @param {Sheet} sheet @param {Hint} hint @param {AbortSignal} signal */
  constructor(root, sheet, hint, signal) {
    this.root = root;
    this.sheet = sheet;
    this.hint = hint;
    this.timer = 0;
    this.byMouse = true;
    const on = (target, type, act) => target.addEventListener(type, act, { signal });
    on(sheet.area, "pointermove", (event) => event.pointerType === "mouse" && this.hover(event));
    on(sheet.area, "pointerleave", (event) => this.left(event));
    on(sheet.area, "pointerdown", (event) => (this.byMouse = event.pointerType === "mouse"));
    on(sheet.area, "click", () => this.byMouse || this.tapped());
    on(sheet.area, "keyup", (event) => MOVES.has(event.key) && this.rest());
    on(root, "keydown", (event) => this.key(event));
    on(root, "focusout", (event) => root.contains(event.relatedTarget) || this.quiet());
    on(hint.card, "pointerenter", () => clearTimeout(this.timer));
    on(hint.card, "pointerleave", (event) => this.left(event));
    on(root.querySelector(".fc-editor-next"), "click", () => this.go(1));
    on(root.querySelector(".fc-editor-previous"), "click", () => this.go(-1));
  }

  /** @param {number} wait @param {() => void} act */
  later(wait, act) {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, wait);
  }

  quiet() {
    clearTimeout(this.timer);
    this.hint.close();
  }

  /** A finger has left as soon as it is lifted, and wants to read what it called up. @param {PointerEvent} event */
  left(event) {
    if (event.pointerType === "mouse") this.later(HOVER_OUT, () => this.leave());
  }

  leave() {
    if (!this.hint.card.contains(document.activeElement)) this.hint.close();
  }

  /** @param {PointerEvent} event */
  hover(event) {
    const marks = event.buttons ? [] : this.sheet.at(event.clientX, event.clientY);
    if (marks.length) this.later(HOVER_IN, () => this.hint.open(marks));
    else if (this.hint.isOpen) this.later(HOVER_OUT, () => this.leave());
    else clearTimeout(this.timer);
  }

  tapped() {
    clearTimeout(this.timer); // of a mouse that has just left
    this.hint.open(this.atCaret());
  }

  rest() {
    this.hint.close();
    this.later(CARET_RESTS, () => this.hint.open(this.atCaret()));
  }

  atCaret() {
    const { selectionStart: at, selectionEnd } = this.sheet.area;
    if (at !== selectionEnd) return [];
    return this.sheet.drawn.map(({ mark }) => mark).filter((mark) => mark.start <= at && at < mark.end);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "F8") this.go(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape" && this.hint.isOpen) this.dismiss();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  dismiss() {
    if (this.hint.card.contains(document.activeElement)) this.sheet.area.focus();
    this.quiet();
  }

  /** To the next or the previous place where marks begin, round at the ends. @param {1 | -1} way */
  go(way) {
    const starts = [...new Set(this.sheet.drawn.map(({ mark }) => mark.start))];
    if (!starts.length) return;
    const at = this.sheet.area.selectionStart;
    const ahead = way > 0 ? starts.filter((start) => start > at) : starts.filter((start) => start < at).reverse();
    this.show(ahead[0] ?? starts.at(way > 0 ? 0 : -1));
  }

  /** @param {number} start where marks begin */
  show(start) {
    const { area } = this.sheet;
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, start);
    const marks = this.atCaret();
    if (!marks.length) return;
    this.sheet.reveal(marks.find((mark) => mark.start === start));
    clearTimeout(this.timer);
    this.hint.open(marks, { aloud: true });
  }
}
