// Keeps what is typed safe between the text area, the copy in this browser and the server, and says how it stands.

const SAVED = "Saved";

class Keeper {
  /** @param {HTMLElement} root @param {HTMLTextAreaElement} area @param {() => void} send @param {(text: string) => void} putBack */
  constructor(root, area, send, putBack) {
    this.area = area;
    this.notice = /** @type {HTMLElement} */ (root.querySelector(".fc-editor-notice"));
    this.state = root.querySelector(".fc-editor-state");
    this.said = root.querySelector(".fc-editor-said");
    this.putBack = putBack;
    this.sender = new Sender(() => this.sending(send), () => this.isStored);
    this.draft = "";
    this.version = 0; // in store, that the text here builds on
    this.stored = "";
    /** @type {string[]} */
    this.sent = [];
    this.keptHere = true;
    this.isBack = false;
  }

  get isStored() {
    return this.area.value === this.stored;
  }

  /**
   * Another draft is opened. What the server has not heard yet of the one before stays in its copy.
   * @param {string} draft @param {number} version @param {string} stored @param {boolean} unheard
   */
  open(draft, version, stored, unheard) {
    if (this.draft && this.area.value === stored) dropOwnCopy(this.draft); // its text goes on as this draft
    this.draft = draft;
    this.overwrite(version, stored);
    if (unheard) this.say("What you typed last is kept with the note before: open that one, and it is back.", { aloud: true });
    this.takeUpCopy();
  }

  /** What stands here goes on as another draft, with whatever was typed meanwhile. @param {string} draft @param {number} version @param {string} stored */
  goOn(draft, version, stored) {
    const before = this.draft;
    Object.assign(this, { draft, version, stored });
    if (!this.isStored) {
      this.sent = []; // to the one before
      this.changed();
      this.sender.flush();
    }
    if (this.isStored || this.keptHere) dropOwnCopy(before);
    this.answered(version, stored);
    this.offerApart();
  }

  /**
   * The same draft has other words now. Those that the server has not heard yet are put aside and offered.
   * @param {number} version @param {string} stored @param {boolean} unheard
   */
  replaced(version, stored, unheard) {
    const kept = !unheard || writeCopy(`${this.draft}:apart`, this.area.value, this.version, []);
    if (kept) dropOwnCopy(this.draft);
    this.overwrite(version, stored);
    this.offerApart();
  }

  /** The server's text takes the place of what is here. @param {number} version @param {string} stored */
  overwrite(version, stored) {
    Object.assign(this, { version, stored, sent: [] });
    this.sender.forget();
    if (this.area.value !== stored) this.area.value = stored; // the caret stays where nothing changes
    this.say("");
  }

  takeUpCopy() {
    const copy = readCopy(this.draft);
    const standing = copy && standingOf(copy, this.stored, this.version);
    if (standing === "same") dropCopy(this.draft);
    if (standing === "apart") setApart(this.draft);
    if (standing === "newer") {
      this.area.value = copy.text;
      this.changed();
      this.sender.flush();
      this.isBack = true;
      this.say("What was not saved is back.", { aloud: true });
    }
    this.offerApart();
  }

  changed() {
    this.isBack = false;
    if (this.state.textContent === SAVED) this.say(""); // which is no longer so
    this.keptHere = writeCopy(this.draft, this.area.value, this.version, this.sent);
    this.sender.changed();
  }

  /** @param {() => void} send */
  sending(send) {
    if (this.sent.length && !this.isStored && this.sent.at(-1) === this.area.value) this.warn();
    else this.sent = [...this.sent.slice(-MOST_SENT), this.area.value];
    writeCopy(this.draft, this.area.value, this.version, this.sent);
    send();
  }

  /** The server has answered: what it has in store now. @param {number} version @param {string} stored */
  answered(version, stored) {
    const ours = stored === this.stored || stored === this.area.value || this.sent.includes(stored);
    if (ours) this.version = version; // otherwise what is here still builds on the version before
    this.stored = stored;
    if (!this.isStored) return;
    this.sender.stored();
    dropOwnCopy(this.draft);
    if (this.sent.length) this.say(this.isBack ? "What was not saved is back, and saved" : SAVED);
    this.sent = [];
  }

  /** It was sent before, and no answer has come. */
  warn() {
    const words = this.keptHere ? "Not saved yet. It is kept in this browser." : "Not saved yet.";
    this.say(words, { aloud: this.state.textContent !== words });
  }

  /** @param {string} words @param {{aloud?: boolean}} how */
  say(words, { aloud = false } = {}) {
    this.state.textContent = words;
    if (aloud) this.said.textContent = words;
  }

  /** A copy that another window's changes have overtaken is shown to the writer, who alone knows which one is wanted. */
  offerApart() {
    const text = readApart(this.draft);
    this.notice.hidden = text === null;
    if (text === null) return;
    const end = (act) => () => (dropApart(this.draft), this.offerApart(), act());
    this.notice.replaceChildren(
      "This note has been changed meanwhile, here or in another window. A copy that was not saved is still in this browser. ",
      buttonOf("Put the copy back", end(() => this.putBack(text))),
      buttonOf("Throw it away", end(() => this.area.focus())),
    );
  }
}

/** @param {string} words @param {() => void} act */
function buttonOf(words, act) {
  const button = made("button", "", words, { type: "button" });
  button.addEventListener("click", act);
  return button;
}
