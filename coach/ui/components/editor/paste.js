// Text from the clipboard. HTML is read in a document of its own, in which nothing is loaded and no script runs.

const PARAGRAPHS = new Set(["P", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "TABLE", "BLOCKQUOTE"]);
const LINES = new Set(["DIV", "LI", "TR", "PRE", "SECTION", "ARTICLE", "HEADER", "FOOTER", ...PARAGRAPHS]);
const UNSEEN = new Set(["STYLE", "SCRIPT", "TITLE", "TEMPLATE", "HEAD", "XML", "NOSCRIPT"]);
// Word and Outlook write every line as a paragraph without space around it.
const CLOSE_SET = /^Mso|^x?_?Mso|^elementToProof/;

/** The tidied text of what is pasted. @param {DataTransfer} clipboard */
function pastedText(clipboard) {
  const plain = clipboard.getData("text/plain");
  return tidied(plain || textOfHtml(clipboard.getData("text/html")));
}

/** The words of an HTML document as a reader sees them. @param {string} html */
function textOfHtml(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  return wordsOf(body)
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/^\n+|\n+$/g, "");
}

/** @param {Node} node @returns {string} */
function wordsOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[ \t\r\n]+/g, " ");
  if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) return "";
  const name = node.nodeName.toUpperCase();
  if (name === "BR") return "\n";
  if (UNSEEN.has(name)) return "";
  return boxed(node, name, [...node.childNodes].reduce((text, child) => joined(text, wordsOf(child)), ""));
}

/** A block's words between the line ends that set it apart. @param {Element} node @param {string} name @param {string} words */
function boxed(node, name, words) {
  if (!LINES.has(name)) return words;
  const apart = PARAGRAPHS.has(name) && !CLOSE_SET.test(node.className) ? "\n\n" : "\n";
  return words.trim() === "" && !words.includes("\u00a0") && !words.includes("\n") ? "" : apart + words.trim() + apart;
}

/** Line ends that meet do not add up: the larger gap holds. @param {string} before @param {string} after */
function joined(before, after) {
  const ending = /\n*$/.exec(before)[0].length;
  const opening = /^\n*/.exec(after)[0].length;
  return before + after.slice(Math.min(ending, opening));
}
