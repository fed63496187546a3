// When to tell the server what was typed: soon after the last key, never in the middle of a composition, and together
// with the click that ends the typing rather than before it, as an answer in the middle of a click can move its target.

const PAUSE = 130; // ms after the last key
const LONGEST = 1000; // ms that steady typing may go untold
const FIRST_RETRY = 4000; // ms without an answer
const LAST_RETRY = 60000;
const LONGEST_PRESS = 2000; // ms for which a pressed button or finger holds the text back

class Sender {
  /** @param {() => void} send @param {() => boolean} isStored */
  constructor(send, isStored) {
    this.send = send;
    this.isStored = isStored;
    this.dirty = false;
    this.composing = false;
    this.pressed = false;
    this.timers = {};
  }

  changed() {
    this.dirty = true;
    this.after("pause", PAUSE, () => this.flush());
    this.timers.longest ??= setTimeout(() => this.flush(), LONGEST);
  }

  flush() {
    if (!this.dirty || this.composing || this.pressed) return;
    this.dirty = false;
    this.stop("pause", "longest");
    this.send();
    this.retryAfter(FIRST_RETRY);
  }

  /** @param {number} wait */
  retryAfter(wait) {
    this.after("retry", wait, () => {
      if (this.isStored()) return;
      if (!this.dirty) this.send();
      this.retryAfter(Math.min(Math.max(wait * 2, FIRST_RETRY), LAST_RETRY));
    });
  }

  stored() {
    this.stop("retry");
  }

  /** Another text has taken the place of what was to be sent. */
  forget() {
    this.dirty = false;
    this.stop("pause", "longest", "retry");
  }

  press() {
    this.pressed = true;
    this.after("release", LONGEST_PRESS, () => this.release());
  }

  release() {
    this.stop("release");
    this.pressed = false;
    this.flush();
  }

  /** After a press that ends in no click; a click by touch comes up to 350 ms after the finger has left. @param {number} wait */
  releaseAfter(wait) {
    if (this.pressed) this.after("release", wait, () => this.release());
  }

  /** @param {string} name @param {number} wait @param {() => void} act */
  after(name, wait, act) {
    clearTimeout(this.timers[name]);
    this.timers[name] = setTimeout(act, wait);
  }

  /** @param {string[]} names */
  stop(...names) {
    for (const name of names) {
      clearTimeout(this.timers[name]);
      delete this.timers[name];
    }
  }

  end() {
    this.stop(...Object.keys(this.timers));
  }
}
