// Plain text: line ends, offsets, and how marks move with an edit. Nothing here touches the page.

/** @typedef {{start: number, end: number}} Stretch half-open, in UTF-16 units of a text with \n as its only line end */
/** @typedef {{start: number, end: number, length: number}} Edit what was at start..end is now `length` units long */

/** The text as a text area holds it. @param {string} text */
function withPlainLineEnds(text) {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * Where each code point of `text` begins in `withPlainLineEnds(text)`, and last where the text ends.
 * Both halves of a CRLF begin where its \n does.
 * @param {string} text
 */
function unitsOfCodePoints(text) {
  const units = [];
  let unit = 0;
  let last = "";
  for (const character of text) {
    const halfOfCrlf = last === "\r" && character === "\n";
    units.push(halfOfCrlf ? unit - 1 : unit);
    if (!halfOfCrlf) unit += character.length;
    last = character;
  }
  units.push(unit);
  return units;
}

/** The one stretch in which two texts differ. @param {string} before @param {string} after @returns {Edit | null} */
function editBetween(before, after) {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let kept = 0;
  while (kept < most - start && before.at(-1 - kept) === after.at(-1 - kept)) kept++;
  return { start, end: before.length - kept, length: after.length - kept - start };
}

/**
 * Where a stretch stands after an edit; null where its words are no longer the same.
 * @template {Stretch} T
 * @param {T} stretch @param {Edit | null} edit
 * @param {boolean} isSentence a sentence stays while it is edited inside; a word goes even where something is joined to it
 * @returns {T | null}
 */
function movedBy(stretch, edit, isSentence) {
  if (!edit) return stretch;
  const gap = isSentence ? 0 : 1;
  if (stretch.end + gap <= edit.start) return stretch;
  const by = edit.length - (edit.end - edit.start);
  if (edit.end + gap <= stretch.start) return { ...stretch, start: stretch.start + by, end: stretch.end + by };
  const inside = stretch.start < edit.start && edit.end < stretch.end;
  return isSentence && inside ? { ...stretch, end: stretch.end + by } : null;
}

/**
 * Pasted text without what word processors put into it: hard spaces, soft line breaks and hyphens, spaces at line ends,
 * and the second and further of several blank lines.
 * @param {string} text
 */
function tidied(text) {
  return withPlainLineEnds(text.toWellFormed?.() ?? text)
    .replace(/[\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(/[\u00ad\u200b\ufeff\0]/g, "")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n");
}
