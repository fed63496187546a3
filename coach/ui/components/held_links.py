"""Holds back a link that is followed right after typing, until the field has told what was typed."""

import streamlit as st

# Streamlit tells what stands in a field in a timer of its own once the field is left, but a link at once. Where the
# browser is busy, the click that ended the typing so comes first, and the field's word, which still speaks of the old
# address, takes its place before it is answered: the person stays where they were.
# A link that opens elsewhere (with a key held, in a new tab) is let through, and so is the click by this script.
_SCRIPT = """
const RECENT = 500; // ms for which a field that was left or typed into may still have to tell
const HELD = 100; // ms, long after a timer that was set before
let touched = -RECENT;
const FIELDS = "input, textarea";
const touch = (event) => { if (event.target.matches?.(FIELDS)) touched = performance.now(); };
const enter = (event) => { if (event.key === "Enter") touch(event); };
function follow(link, address) {
  const same = (one) => one.isConnected && one.href === address;
  const found = same(link) ? link : [...document.links].find(same); // the page may have been drawn anew meanwhile
  if (found) found.click();
  else location.assign(address);
}
function hold(event) {
  const link = event.target.closest?.("a[href]");
  const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || elsewhere || !event.isTrusted || link.target === "_blank" || link.hasAttribute("download")) return;
  if (!link.href.startsWith(location.origin) || link.getAttribute("href").startsWith("#")) return;
  if (performance.now() - touched > RECENT) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const address = link.href;
  setTimeout(() => follow(link, address), HELD);
}
let listening = false;
export default function() {
  if (listening) return;
  listening = true; // for as long as the window is open
  for (const type of ["input", "change", "focusout"]) document.addEventListener(type, touch, true);
  document.addEventListener("keydown", enter, true);
  document.addEventListener("click", hold, true);
}
"""
_listen = st.components.v2.component("held_links", html="<span></span>", js=_SCRIPT)


def held_links() -> None:
    """To be drawn once on every page, anywhere: it shows nothing."""
    _listen(key="held_links")
