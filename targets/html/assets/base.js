// What the other scripts share: what is kept on this machine, what is said to a screen reader, and how parts of the page
// are found.
"use strict";
{
  const prefix = "guidec:";

  /** What was kept under a name; nothing where keeping is not possible, such as in a private window. */
  const kept = (name, place = "localStorage") => {
    try {
      return JSON.parse(window[place].getItem(prefix + name));
    } catch {
      return null;
    }
  };

  /** Keeps a value, on this machine only, and in `sessionStorage` until the tab is closed; `null` forgets it. */
  const keep = (name, value, place = "localStorage") => {
    try {
      if (value === null) window[place].removeItem(prefix + name);
      else window[place].setItem(prefix + name, JSON.stringify(value));
    } catch {
      // The page works without.
    }
  };

  /** Tells a change that is seen elsewhere on the page. */
  const announce = (words) => {
    document.getElementById("announced").textContent = words;
  };

  const all = (selector, place = document) => [...place.querySelectorAll(selector)];

  // What is of no use without scripts.
  all(".find").forEach((link) => (link.hidden = false));

  /** What scripts put onto a guide's page, by its class, and their words. */
  const parts = document.getElementById("doing:parts");
  const part = (name) => parts.content.querySelector(`.${name}`).cloneNode(true);

  window.guidec = { kept, keep, announce, all, part, words: parts?.dataset };
}
