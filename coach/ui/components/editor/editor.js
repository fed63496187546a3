// The editor as Streamlit mounts it. All files of this folder are joined into one module, this one last.

/**
 * @typedef {object} Data
 * @property {string} key @property {string} label @property {string} placeholder
 * @property {string} draft_id @property {string} session @property {number} revision @property {number} version @property {string} text
 * @property {{draft_id: string, revision: number} | null} goes_on_from the opening whose words go on as this one
 * @property {number} heard the last sequence that has come to the server
 * @property {string | null} marks_for null: the text itself
 * @property {Mark[]} marks with offsets in code points of `marks_for`
 * @property {{id: string, start: number, end: number, text: string} | null} replace
 * @property {{id: string, criterion: string | null, finding: string | null} | null} show
 */

/** Changes and things shown are ordered once, though Python repeats the order with every answer. */
const obeyed = new Set();

class Editor {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.area = /** @type {HTMLTextAreaElement} */ (root.querySelector(".fc-editor-text"));
    this.listeners = new AbortController();
    this.sheet = new Sheet(root);
    this.hint = new Hint(root, this.sheet, (mark, words) => this.replace(mark, words));
    this.reader = new Reader(root, this.sheet, this.hint, this.listeners.signal);
    this.keeper = new Keeper(root, this.area, () => this.send(), (text) => this.replace({ start: 0, end: this.area.value.length }, text));
    this.sequence = 0;
    this.told = { text: "", since: 0 };
    /** @type {Data | null} */
    this.data = null;
    this.lit = null;
    this.listen();
    this.resized = new ResizeObserver(() => this.drawSoon());
    this.resized.observe(root);
    document.fonts?.ready.then(() => this.draw());
  }

  listen() {
    const { sender } = this.keeper;
    const on = (target, type, act, capture = false) =>
      target.addEventListener(type, act, { signal: this.listeners.signal, capture });
    on(this.area, "input", () => this.typed());
    on(this.area, "compositionstart", () => (sender.composing = true));
    on(this.area, "compositionend", () => this.composed());
    on(this.area, "paste", (event) => this.paste(event));
    on(this.area, "blur", () => sender.flush());
    on(this.area, "keydown", (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && sender.flush());
    on(this.area, "scroll", () => (this.sheet.follow(), this.hint.isOpen && this.hint.place()));
    on(document, "pointerdown", (event) => this.root.contains(event.target) || this.pressedElsewhere(), true);
    on(document, "click", (event) => this.clicked(event), true);
    on(document, "click", (event) => this.follow(event), true);
    on(document, "pointerup", (event) => sender.releaseAfter(event.pointerType === "touch" ? 400 : 50), true);
    on(document, "pointercancel", () => sender.release(), true);
    on(document, "visibilitychange", () => document.hidden && sender.release());
    on(window, "pagehide", () => sender.release());
    on(window, "blur", () => sender.release());
    on(window, "online", () => sender.retryAfter(0));
  }

  /** A finger on what can't be focused takes the focus from nothing: the card must hear of it from here. */
  pressedElsewhere() {
    this.reader.quiet();
    this.keeper.sender.press();
  }

  /**
   * A click elsewhere takes the text with it. A link that leaves the page waits until the text has been sent: a message
   * about the old page that is sent after the one that asks for the new page leaves Streamlit with an empty page.
   * @param {MouseEvent} event
   */
  clicked(event) {
    const { sender } = this.keeper;
    const link = sender.dirty && !sender.composing && leavingLink(event);
    sender.release();
    if (!link) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(() => link.click());
  }

  /** @param {{data: Data, setStateValue: (name: string, value: unknown) => void}} component */
  update({ data, setStateValue }) {
    this.setStateValue = setStateValue;
    this.next = data;
    if (!this.keeper.sender.composing) this.take(data);
  }

  /** @param {Data} data */
  take(data) {
    const before = this.data;
    this.data = data;
    this.takeMarks(data);
    const typedBefore = before ? null : plainText(this.root);
    if (!before) this.comeUp(data);
    this.takeText(before, data, withPlainLineEnds(data.text));
    if (typedBefore !== null) this.replace({ start: 0, end: this.area.value.length }, typedBefore);
    this.draw();
    this.obey(data);
  }

  /**
   * Within one session of the server a new revision is other words, to be shown. A new session knows nothing of what was
   * typed here: the draft is opened anew, and the copy in the browser goes on where it can.
   * @param {Data | null} before @param {Data} data @param {string} stored
   */
  takeText(before, { draft_id, revision, version, session, goes_on_from, heard }, stored) {
    this.sequence = Math.max(this.sequence, heard);
    const same = before?.draft_id === draft_id && before.session === session;
    if (same && before.revision === revision) {
      this.keeper.answered(version, stored);
      return;
    }
    this.hint.close();
    const goesOn = goes_on_from?.draft_id === before?.draft_id && goes_on_from?.revision === before?.revision;
    const unheard = !this.keeper.isStored && (this.keeper.sender.dirty || heard < this.told.since);
    if (before && goesOn) this.keeper.goOn(draft_id, version, stored);
    else if (same) this.keeper.replaced(version, stored, unheard);
    else this.keeper.open(draft_id, version, stored, Boolean(before) && before.draft_id !== draft_id && unheard);
  }

  /** @param {Data} data */
  comeUp(data) {
    const help = this.root.querySelector(".fc-editor-help");
    const label = this.root.querySelector("label");
    this.area.id = label.htmlFor = `fc-editor-${data.key}`;
    this.area.setAttribute("aria-describedby", (help.id = `${this.area.id}-help`));
    label.textContent = data.label;
    this.area.placeholder = data.placeholder;
    this.area.readOnly = false;
    this.root.dataset.fcUp = "";
  }

  /** @param {Data} data */
  takeMarks(data) {
    const made = data.marks_for ?? data.text;
    const units = unitsOfCodePoints(made);
    const unit = (place) => units[Math.min(Math.max(place, 0), units.length - 1)];
    this.inUnits = (stretch) => ({ ...stretch, start: unit(stretch.start), end: unit(stretch.end) });
    this.madeFor = withPlainLineEnds(made);
    this.marks = data.marks.map(this.inUnits);
  }

  /** Do once what Python asks for. @param {Data} data */
  obey({ replace, show }) {
    if (replace && isNew(replace.id)) this.replaceUnchanged(this.inUnits(replace), replace.text);
    if (show && isNew(show.id)) this.light(show);
  }

  /** A link elsewhere on the page to marked words leads to them here. @param {MouseEvent} event */
  follow(event) {
    const anchor = event.target.closest?.('a[href^="#"]')?.getAttribute("href").slice(1);
    const first = anchor && this.sheet.drawn.find(({ mark }) => mark.anchor === anchor);
    if (!first) return;
    event.preventDefault();
    event.stopPropagation();
    this.light(first.mark, first.mark);
  }

  /** Only where the words are still those that were meant. @param {Stretch} meant @param {string} words */
  replaceUnchanged(meant, words) {
    const place = movedBy(meant, editBetween(this.madeFor, this.area.value), true);
    const now = place && this.area.value.slice(place.start, place.end);
    if (now === this.madeFor.slice(meant.start, meant.end)) this.replace(place, words);
  }

  /**
   * All marks of a criterion or a finding stand out, and one of them is told about: `mark`, else the first.
   * @param {{criterion: string | null, finding: string | null}} wanted @param {Mark} [mark]
   */
  light(wanted, mark) {
    this.lit = wanted;
    this.draw();
    const told = mark ?? this.sheet.drawn.find((one) => this.isLit(one.mark))?.mark;
    if (told) this.reader.show(told.start);
  }

  /** @param {Mark} mark */
  isLit(mark) {
    const { lit } = this;
    return Boolean(lit && ((lit.criterion && lit.criterion === mark.criterion) || (lit.finding && lit.finding === mark.finding)));
  }

  typed() {
    this.lit = null;
    this.reader.quiet();
    this.keeper.changed();
    this.drawSoon();
  }

  composed() {
    this.keeper.sender.composing = false;
    this.take(this.next);
    if (!this.keeper.isStored) this.keeper.changed();
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    if (!event.clipboardData?.types.some((type) => type.startsWith("text/"))) return;
    event.preventDefault();
    this.replace({ start: this.area.selectionStart, end: this.area.selectionEnd }, pastedText(event.clipboardData));
  }

  /** New words as if they were typed, so that they can be undone. @param {Stretch} place @param {string} words */
  replace(place, words) {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(place.start, place.end);
    const done = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
    if (!done && this.area.value.slice(place.start, place.end) !== words) {
      this.area.setRangeText(words, place.start, place.end, "end");
      this.typed();
    }
    this.keeper.sender.flush();
  }

  send() {
    const { draft_id, revision } = this.data;
    const { version } = this.keeper;
    const text = this.area.value;
    this.sequence += 1;
    if (text !== this.told.text) this.told = { text, since: this.sequence };
    this.setStateValue("typed", { draft_id, revision, version, sequence: this.sequence, text });
  }

  drawSoon() {
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = undefined;
    if (!this.data) return;
    const edit = editBetween(this.madeFor, this.area.value);
    const marks = this.marks.map((mark) => movedBy(mark, edit, mark.criterion !== null)).filter(Boolean);
    this.sheet.draw(marks, (mark) => this.isLit(mark));
    const count = new Set(marks.map((mark) => mark.start)).size;
    this.root.querySelector(".fc-editor-count").textContent = count === 1 ? "1 mark" : `${count} marks`;
    for (const button of this.root.querySelectorAll(".fc-editor-foot button")) button.disabled = count === 0;
    if (this.hint.isOpen) this.hint.renew();
  }

  end() {
    this.listeners.abort();
    this.resized.disconnect();
    this.keeper.sender.end();
    cancelAnimationFrame(this.frame);
  }
}

/** The link that this click follows in this window, if any. @param {MouseEvent} event @returns {HTMLElement | null} */
function leavingLink(event) {
  const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return elsewhere ? null : event.target.closest?.("a[href]");
}

/** What stands in the plain text area, where this script is so late that it has come into sight. @param {Element} root */
function plainText(root) {
  const box = root.closest('[class*="st-key-fc-editor-box-"]');
  const plain = box?.querySelector('[class*="st-key-fc-editor-plain-"] textarea');
  return plain && getComputedStyle(plain).visibility === "visible" ? plain.value : null;
}

/** @param {string} id */
function isNew(id) {
  if (obeyed.has(id)) return false;
  obeyed.add(id);
  return true;
}

/** @type {WeakMap<Element, Editor>} */
const editors = new WeakMap();

/** Streamlit calls this when the editor appears and with every answer. */
export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".fc-editor");
  if (!editors.has(root)) editors.set(root, new Editor(root));
  const editor = editors.get(root);
  try {
    editor.update({ data, setStateValue });
  } catch (error) {
    console.error(error); // thrown on, it would make Streamlit take the editor away with the text in it
  }
  // Streamlit also calls this for an answer that a newer one overtook; the editor ends only where it is taken away.
  return () => root.isConnected || editor.end();
}
