// Draws marks under the words of a text area, by a mirror: the same text in the same type, of which the browser tells
// where every word stands. The text area itself is left alone.

/** @typedef {Stretch & {letter: string, ink: string, line: string, title: string, reason: string,
 *   replacements: string[], criterion: string | null, finding: string | null}} Mark */
/** @typedef {{mark: Mark, level: number, boxes: {left: number, top: number, width: number, height: number}[]}} Drawn */

const LEVELS = 4;
const LEVEL_HEIGHT = 3;

class Sheet {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.area = /** @type {HTMLTextAreaElement} */ (root.querySelector(".fc-editor-text"));
    this.mirror = root.querySelector(".fc-editor-mirror");
    this.layer = root.querySelector(".fc-editor-layer");
    this.words = this.mirror.appendChild(document.createTextNode(""));
    /** @type {Drawn[]} */
    this.drawn = [];
  }

  /** @param {Mark[]} marks in the order of the text @param {(mark: Mark) => boolean} standsOut */
  draw(marks, standsOut) {
    this.fit();
    const origin = this.mirror.getBoundingClientRect();
    const levels = levelsOf(marks);
    this.drawn = marks.map((mark, n) => ({ mark, level: levels[n], boxes: this.boxesOf(mark, origin) }));
    const ends = new Map();
    this.layer.replaceChildren(...this.drawn.flatMap((drawn) => elementsOf(drawn, standsOut(drawn.mark), ends)));
    this.follow();
  }

  /** The text area as high as its text, and the mirror as wide as the text area leaves room for. */
  fit() {
    this.words.data = `${this.area.value}\n`;
    for (let turn = 0; turn < 2; turn++) { // a scroll bar that comes or goes changes the width once more
      const scrollBar = this.area.offsetWidth - this.area.clientWidth;
      this.mirror.style.width = `${this.area.getBoundingClientRect().width - scrollBar}px`; // clientWidth is rounded
      const height = `${this.mirror.offsetHeight + this.area.offsetHeight - this.area.clientHeight}px`;
      if (this.area.style.height !== height) this.area.style.height = height;
    }
    this.layer.style.width = this.mirror.style.width;
  }

  /** Keep the marks under the words while the text area is scrolled. */
  follow() {
    this.layer.style.transform = `translateY(${-this.area.scrollTop}px)`;
  }

  /** @param {Stretch} stretch @param {DOMRect} origin */
  boxesOf(stretch, origin) {
    const range = document.createRange();
    range.setStart(this.words, Math.min(stretch.start, this.words.length));
    range.setEnd(this.words, Math.min(stretch.end, this.words.length));
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0.5);
    return boxes.map((box) => ({ left: box.left - origin.left, top: box.top - origin.top, width: box.width, height: box.height }));
  }

  /** The marks under a point of the window. @param {number} x @param {number} y */
  at(x, y) {
    const area = this.area.getBoundingClientRect();
    const left = x - area.left - this.area.clientLeft;
    const top = y - area.top - this.area.clientTop + this.area.scrollTop;
    const holds = (box) => left >= box.left && left <= box.left + box.width && top >= box.top && top <= box.top + box.height + 8;
    return this.drawn.filter(({ boxes }) => boxes.some(holds)).map(({ mark }) => mark);
  }

  /** Scroll the text area, then the page, until a mark can be seen. @param {Mark} mark */
  reveal(mark) {
    const box = this.drawn.find((drawn) => drawn.mark === mark)?.boxes[0];
    if (!box) return;
    const room = this.area.clientHeight;
    if (box.top < this.area.scrollTop || box.top + box.height > this.area.scrollTop + room) {
      this.area.scrollTop = box.top - room / 3;
    }
    this.follow();
    this.layer.querySelector(`[data-start="${mark.start}"]`)?.scrollIntoView({ block: "nearest" });
  }
}

/** How deep each mark's line lies, so that lines under the same words do not cover each other. @param {Mark[]} marks */
function levelsOf(marks) {
  const ends = [];
  return marks.map((mark) => {
    const free = ends.findIndex((end) => end <= mark.start);
    const level = free >= 0 ? free : ends.length;
    ends[level] = mark.end;
    return Math.min(level, LEVELS - 1);
  });
}

/**
 * A line under each box, and the letter where the last one ends; letters that meet stand side by side.
 * @param {Drawn} drawn @param {boolean} standsOut @param {Map<string, number>} ends letters so far, by place
 */
function elementsOf({ mark, level, boxes }, standsOut, ends) {
  return boxes.map((box, n) => {
    const line = document.createElement("span");
    line.className = `fc-editor-mark fc-editor-${mark.line}${standsOut ? " fc-editor-stands-out" : ""}`;
    line.dataset.start = String(mark.start);
    line.style.cssText = `--ink:${mark.ink};left:${box.left}px;top:${box.top}px;width:${box.width}px;height:${box.height + level * LEVEL_HEIGHT}px`;
    if (n === boxes.length - 1) line.append(letterOf(mark, box, level, ends));
    return line;
  });
}

/** @param {Mark} mark @param {{left: number, top: number, width: number}} box @param {number} level @param {Map<string, number>} ends */
function letterOf(mark, box, level, ends) {
  const place = `${Math.round(box.left + box.width)}:${Math.round(box.top)}`;
  const before = ends.get(place) ?? 0;
  ends.set(place, before + 1);
  const letter = document.createElement("span");
  letter.className = "fc-editor-letter";
  letter.textContent = mark.letter;
  letter.style.cssText = `right:${before * 1.25}em;bottom:calc(-1.1em + ${level * LEVEL_HEIGHT}px)`;
  return letter;
}
