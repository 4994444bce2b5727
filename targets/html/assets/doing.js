// Doing a guide: steps are ticked off, and what is folded opens where it is wanted. The page says everything without.
"use strict";
{
  const { kept, keep, announce, all, part, words } = window.guidec;

  // ---- Steps ----

  const body = document.querySelector(".body");
  const items = all(".steps > li:not(.branch)");
  const ticks = new Map(items.map((item) => [item, part("tick")]));
  const memory = `done:${words.guide}`;

  /** What a tick is kept under: a step that says something else by now is another one. Links may have other numbers. */
  const key = (item) => {
    const copy = item.cloneNode(true);
    all("a", copy).forEach((link) => link.remove());
    let sum = 0;
    for (const letter of copy.textContent.replace(/\s/g, "")) sum = (sum * 31 + letter.codePointAt(0)) | 0;
    return `${item.id} ${sum}`;
  };
  const keys = new Map(items.map((item) => [item, key(item)]));

  /** The steps that are ticked, in the order in which they were. */
  const before = kept(memory);
  let done = (Array.isArray(before) ? before : [])
    .map((old) => items.find((item) => keys.get(item) === old))
    .filter(Boolean);

  /** Whether something behind a branch is ticked: then the reader is past it. */
  const isPassed = (branch) =>
    done.some((item) => branch.compareDocumentPosition(item) === Node.DOCUMENT_POSITION_FOLLOWING && body.contains(item));

  /** What is ticked in a place: it was done, wherever the reader goes on. */
  const doneIn = (place) => done.filter((item) => place.contains(item) && !item.closest("[hidden]")).map((item) => ({ item }));

  /** The items of a place that the reader takes, as far as one can know; `open` is the branch that is still to decide. */
  const way = (place, open, found = []) => {
    for (const child of place.children) {
      if (child.hidden) continue;
      if (child.matches("li.branch")) {
        const arms = [...child.children].filter((arm) => arm.matches(".arm") && !arm.hidden);
        const last = done.findLast((item) => arms.some((arm) => arm.contains(item)));
        const taken = last && arms.find((arm) => arm.contains(last));
        if (taken && child.matches(".optional_items")) found.push(...doneIn(taken));
        else if (taken) {
          // Where several ways were begun, what was done on the others stays done.
          arms.forEach((arm) => (arm === taken ? way(arm, open, found) : found.push(...doneIn(arm))));
        } else if (isPassed(child) || !arms.length) continue;
        else if (child.matches(".optional, .optional_items") || (child.matches(".look") && arms.length < 2)) {
          found.push({ item: child, open: open ?? child, free: true });
        } else {
          const either = arms.length > 1 && child.matches(".variants, .choice, .look");
          way(arms[0], open ?? (either ? child : undefined), found);
        }
      } else if (child.matches("li")) found.push({ item: child, open });
      else if (child.matches("ol, .part")) way(child, open, found);
    }
    return found;
  };

  const view = (item) =>
    (item.matches(".branch") ? item.querySelector(".do, .arm-title") ?? item : item).scrollIntoView({
      block: "nearest",
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });

  const bar = part("progress");
  const [meter, count, goOn, again] = bar.children;

  /** Shows what is ticked, and gives the place where the reader goes on. */
  const refresh = () => {
    const isDone = new Set(done);
    for (const [item, tick] of ticks) {
      tick.checked = isDone.has(item);
      if (item.matches(".ticked") !== tick.checked) item.classList.toggle("ticked");
    }
    const taken = body ? way(body) : [];
    const steps = taken.filter(({ free }) => !free);
    const ticked = steps.filter(({ item }) => isDone.has(item)).length;
    const next = taken.find(({ item, free }) => free || !isDone.has(item));
    const current = next && (next.open ?? next.item);
    all("[aria-current=step]").forEach((item) => item === current || item.removeAttribute("aria-current"));
    current?.setAttribute("aria-current", "step");
    meter.max = steps.length || 1;
    meter.value = ticked;
    count.textContent = words.progress.replace("{done}", ticked).replace("{all}", steps.length);
    again.hidden = !done.length;
    goOn.hidden = again.hidden || !current;
    goOn.href = `#${current?.id ?? ""}`;
    bar.classList.toggle("begun", !again.hidden);
    return current;
  };

  const change = (now) => {
    done = now;
    keep(memory, done.length ? done.map((item) => keys.get(item)) : null);
    const next = refresh();
    announce(count.textContent);
    return next;
  };

  for (const [item, tick] of ticks) {
    const line = item.querySelector(":scope > .do");
    line.id = `${item.id}:do`;
    tick.setAttribute("aria-labelledby", `doing:tick ${line.id}`);
    tick.addEventListener("change", () => {
      const others = done.filter((other) => other !== item);
      const next = change(tick.checked ? [...others, item] : others) ?? all(".end").findLast((end) => end.checkVisibility());
      if (tick.checked && next && body.contains(item)) view(next);
    });
    line.firstElementChild.after(tick);
  }
  again.addEventListener("click", () => {
    change([]);
    all(".tick", body).find((tick) => tick.checkVisibility())?.focus();
  });

  /** Puts the progress where it belongs, as the page may have been laid out anew for other readers. */
  const place = () => {
    if (!items.length || !body) return;
    if (!bar.isConnected) body.querySelector("h2").after(bar);
    refresh();
  };
  place();
  document.addEventListener("guidec:shown", place);

  // ---- What is folded ----

  const unfold = () => {
    const target = document.querySelector(":target");
    const folded = target?.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    target.scrollIntoView();
  };
  addEventListener("load", unfold);
  addEventListener("hashchange", unfold);
}
