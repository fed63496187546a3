// The copy of a draft in this browser, from the first key until the server has it in store.

const COPIES = "followup-coach:draft:";
const MOST_SENT = 8;

/** @typedef {{text: string, version: number, sent: string[], at: number, window: string}} Copy `sent`: texts on the way */

const THIS_WINDOW = `${Date.now()}-${Math.random()}`;

/** @param {string} draft @returns {Copy | null} */
function readCopy(draft) {
  try {
    const copy = JSON.parse(localStorage.getItem(COPIES + draft));
    return typeof copy?.text === "string" && Array.isArray(copy.sent) ? copy : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} draft @param {string} text @param {number} version @param {string[]} sent
 * @returns {boolean} whether the browser kept it
 */
function writeCopy(draft, text, version, sent) {
  try {
    const copy = { text, version, sent, at: Date.now(), window: THIS_WINDOW };
    localStorage.setItem(COPIES + draft, JSON.stringify(copy));
    return true;
  } catch {
    return false; // full, or switched off
  }
}

/** @param {string} draft */
function dropCopy(draft) {
  try {
    localStorage.removeItem(COPIES + draft);
  } catch {
    // switched off: then there is none
  }
}

/** The copy of this window alone: another window may have text of its own on the way. @param {string} draft */
function dropOwnCopy(draft) {
  if (readCopy(draft)?.window === THIS_WINDOW) dropCopy(draft);
}

/** Put a copy aside, so that further typing does not take its place. @param {string} draft */
function setApart(draft) {
  const copy = readCopy(draft);
  if (copy && writeCopy(`${draft}:apart`, copy.text, copy.version, [])) dropCopy(draft);
}

/** @param {string} draft @returns {string | null} */
function readApart(draft) {
  return readCopy(`${draft}:apart`)?.text ?? null;
}

/** @param {string} draft */
function dropApart(draft) {
  dropCopy(`${draft}:apart`);
}

/**
 * What to do with a copy where the server has `stored` in `version`: "same", "newer", or "apart" where another window
 * has gone on from the version that the copy builds on.
 * @param {Copy} copy @param {string} stored @param {number} version
 */
function standingOf(copy, stored, version) {
  if (copy.text === stored) return "same";
  return copy.version >= version || copy.sent.includes(stored) ? "newer" : "apart";
}
