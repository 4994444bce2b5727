// The search of the index: nothing is asked of any server, and nothing is loaded before somebody searches.
"use strict";
{
  const form = document.getElementById("search");
  const input = document.getElementById("search-words");
  const count = document.getElementById("search-count");
  const results = document.getElementById("search-results");
  const all = document.getElementById("all");

  /** The most results that are shown; whoever sees so many writes another word. */
  const MOST = 20;

  /** Runs a script of this site, which pages in a folder could not fetch. */
  const load = (address) =>
    new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = loaded;
      script.onerror = failed;
      document.head.append(script);
    });

  // Writing without blanks between words, which only the browser can tell apart.
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  const segmenter = globalThis.Intl?.Segmenter ? new Intl.Segmenter(undefined, { granularity: "word" }) : null;

  /** Words of one piece without blanks: by the browser's dictionary, else letter by letter. */
  const segments = (piece) => {
    if (!unspaced.test(piece)) return [piece];
    if (!segmenter) return [...piece];
    return [...segmenter.segment(piece)].filter((part) => part.isWordLike).map((part) => part.segment);
  };

  const tokenize = (text) => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean).flatMap(segments);

  /** A word as it is compared: without case, accents, vowel marks, or the Arabic article. */
  const processTerm = (word) => {
    const bare = word.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toLowerCase();
    const term = bare.replaceAll("ß", "ss").replaceAll("ة", "ه").replaceAll("ى", "ي");
    return term.length > 4 ? term.replace(/^ال/u, "") : term;
  };

  const build = () => {
    const fields = ["title", "about", "apps", "topics", "labels", "words"];
    const engine = new globalThis.MiniSearch({
      fields,
      idField: "place",
      extractField: (found, field) => {
        const value = field === "place" ? found.place : found.entry[field];
        return Array.isArray(value) ? value.join("\n") : value;
      },
      tokenize,
      processTerm,
    });
    engine.addAll(globalThis.guidec.index.map((found, place) => ({ ...found, place })));
    return engine;
  };

  let engine;
  /** What searches; nothing where a file is missing: the list of all stays. */
  const ready = () => {
    // A page that is one file holds both.
    const loaded = async () => {
      globalThis.MiniSearch ?? (await load(form.dataset.engine));
      globalThis.guidec.index ?? (await load(form.dataset.index));
    };
    engine ??= loaded().then(build, () => null);
    return engine;
  };

  const options = {
    boost: { title: 5, apps: 3, topics: 3, labels: 2, about: 1.5 },
    prefix: true,
    fuzzy: (term) => (term.length > 3 ? 0.2 : false),
  };

  /** What holds all words, else what holds some of them. */
  const find = (engine, words) => {
    const found = engine.search(words, { ...options, combineWith: "AND" });
    return found.length > 0 ? found : engine.search(words, options);
  };

  const line = (found) => {
    const { address, entry } = globalThis.guidec.index[found.id];
    const item = document.createElement("li");
    item.lang = entry.language;
    item.dir = entry.direction;
    const link = document.createElement("a");
    link.href = address;
    link.textContent = entry.title;
    const about = document.createElement("p");
    about.textContent = [entry.apps[0], entry.about].filter(Boolean).join(" · ");
    item.append(link, about);
    return item;
  };

  const show = async () => {
    const words = input.value.trim();
    const engine = words === "" ? null : await ready();
    // Somebody may have written on while the scripts were loaded.
    if (input.value.trim() !== words) return;
    all.hidden = engine !== null;
    if (engine === null) {
      results.replaceChildren();
      count.textContent = "";
      return;
    }
    const found = find(engine, words);
    results.replaceChildren(...found.slice(0, MOST).map(line));
    const told = found.length > 0 ? `${form.dataset.found}: ${found.length}` : form.dataset.nothing;
    count.textContent = told;
    globalThis.guidec.announce(told);
  };

  const links = () => [...results.querySelectorAll("a")];

  /** Moves to the result above or below; above the first is the field. */
  const move = (step) => {
    const places = [input, ...links()];
    const next = places[places.indexOf(document.activeElement) + step];
    next?.focus();
    return next !== undefined;
  };

  const keys = (event) => {
    if (event.key === "ArrowDown" && move(1)) event.preventDefault();
    else if (event.key === "ArrowUp" && document.activeElement !== input && move(-1)) event.preventDefault();
    else if (event.key === "Escape" && input.value !== "") {
      event.preventDefault();
      input.value = "";
      input.focus();
      show();
    }
  };

  const isWriting = (element) => element?.matches?.("input, textarea, select, [contenteditable]");

  if (form) {
    form.hidden = false;
    form.addEventListener("keydown", keys);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      links()[0]?.click();
    });
    // Before the first letter is written everything is there.
    input.addEventListener("focus", ready, { once: true });
    input.addEventListener("input", show);
    document.addEventListener("keydown", (event) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key !== "/" || !isPlain || isWriting(event.target)) return;
      event.preventDefault();
      input.focus();
    });
    // Browsers look for the place of an address before and after scripts have run, and take the focus away.
    window.addEventListener("load", () => location.hash === `#${input.id}` && setTimeout(() => input.focus()));
    // Going back, the browser has kept what was searched.
    window.addEventListener("pageshow", () => input.value !== "" && show());
  }
}
