// Doing a guide: steps are ticked off, values are filled in, typed text is copied, and what is folded opens where it is
// wanted. The page says everything without.
"use strict";
{
  const { kept, keep, announce } = window.guidec;
  const parts = document.getElementById("doing:parts");
  const words = parts.dataset;
  const part = (name) => parts.content.querySelector(`.${name}`).cloneNode(true);
  const all = (selector, place = document) => [...place.querySelectorAll(selector)];

  // ---- Steps ----

  const body = document.querySelector(".body");
  const items = all(".steps > li:not(.branch)");
  const ticks = new Map(items.map((item) => [item, part("tick")]));
  const memory = `done:${words.guide}`;

  /** What a tick is kept under: a step that says something else by now is another one. Its numbers may change. */
  const key = (item) => {
    let sum = 0;
    for (const letter of item.textContent.replace(/[\d\s]/g, "")) sum = (sum * 31 + letter.codePointAt(0)) | 0;
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

  /** The items of a place that the reader takes, as far as one can know; `open` is the branch that is still to decide. */
  const way = (place, open, found = []) => {
    for (const child of place.children) {
      if (child.hidden) continue;
      if (child.matches("li.branch")) {
        const arms = [...child.children].filter((arm) => arm.matches(".arm") && !arm.hidden);
        const last = done.findLast((item) => arms.some((arm) => arm.contains(item)));
        const taken = last && arms.find((arm) => arm.contains(last));
        if (taken && child.matches(".optional_items")) found.push(...way(taken).filter(({ item }) => done.includes(item)));
        else if (taken) way(taken, open, found);
        else if (isPassed(child) || !arms.length) continue;
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
    for (const [item, tick] of ticks) {
      tick.checked = done.includes(item);
      item.classList.toggle("ticked", tick.checked);
    }
    const taken = body ? way(body) : [];
    const steps = taken.filter(({ free }) => !free);
    const ticked = steps.filter(({ item }) => done.includes(item)).length;
    const next = taken.find(({ item, free }) => free || !done.includes(item));
    const current = next && (next.open ?? next.item);
    all("[aria-current=step]").forEach((item) => item.removeAttribute("aria-current"));
    current?.setAttribute("aria-current", "step");
    meter.max = steps.length || 1;
    meter.value = ticked;
    count.textContent = words.progress.replace("{done}", ticked).replace("{all}", steps.length);
    again.hidden = !done.length;
    goOn.hidden = again.hidden || !current;
    goOn.href = `#${current?.id ?? ""}`;
    bar.classList.toggle("begun", !again.hidden);
    return current ?? all(".end", body ?? undefined).findLast((end) => end.checkVisibility());
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
      const next = change(tick.checked ? [...others, item] : others);
      if (tick.checked && next && body.contains(item)) view(next);
    });
    line.append(tick);
  }
  for (const item of all(".steps > li")) {
    const here = part("here");
    here.href = `#${item.id}`;
    const line = item.querySelector(".do, .arm-title");
    line.id ||= `${item.id}:do`;
    here.setAttribute("aria-labelledby", `doing:link ${line.id}`);
    item.prepend(here);
  }
  if (items.length && body) {
    again.addEventListener("click", () => {
      change([]);
      all(".tick", body).find((tick) => tick.checkVisibility())?.focus();
    });
    body.querySelector("h2").after(bar);
    refresh();
    document.addEventListener("guidec:shown", refresh);
  }

  // On a tick the arrows lead to the next one.
  document.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || !event.target.matches(".tick") || event.altKey || event.ctrlKey || event.metaKey) return;
    const seen = all(".tick").filter((tick) => tick.checkVisibility());
    seen[seen.indexOf(event.target) + by]?.focus();
    event.preventDefault();
  });

  // ---- Typed text ----

  const copy = async (place) => {
    const text = place.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      getSelection().selectAllChildren(place);
      // What is selected is there to be copied by hand, if nothing else is possible.
      if (!document.execCommand("copy")) return false;
    }
    return true;
  };
  const copies = all(".typed > code, .typed > var, .steps pre > code").map((place) => {
    const button = part("copy");
    button.addEventListener("click", async () => {
      if (!(await copy(place))) return;
      announce("");
      announce(words.copied);
      button.classList.add("copied");
      setTimeout(() => button.classList.remove("copied"), 2000);
    });
    (place.closest("pre") ?? place).after(button);
    return { place, button };
  });

  /** Only what is complete can be copied, and no secret. */
  const offer = () => {
    for (const { place, button } of copies) {
      const values = place.matches("var") ? [place] : all("var", place);
      button.hidden = values.some((value) => "secret" in value.dataset || !value.matches(".filled"));
    }
  };
  offer();

  // ---- Values ----

  const hide = [];
  for (const row of all("[data-fill]")) {
    const { fill: name, secret } = row.dataset;
    const isSecret = secret !== undefined;
    const label = row.querySelector("var");
    const places = all(`var[data-value="${CSS.escape(name)}"]`);
    const input = document.createElement("input");
    input.autocomplete = "off";
    input.spellcheck = false;
    input.autocapitalize = "off";
    input.id = `value:${name}`;
    const title = document.createElement("label");
    title.htmlFor = input.id;
    title.append(label.textContent);
    label.replaceWith(title);
    row.append(input);
    const memory = `guidec:value:${name}:${title.textContent}`;
    const spread = () => {
      // A secret stands in the steps only while it is shown.
      const plain = input.value && input.type !== "password";
      for (const place of places) {
        place.textContent = plain ? input.value : title.textContent;
        place.classList.toggle("filled", input.value !== "");
      }
      offer();
    };
    input.addEventListener("input", () => {
      spread();
      if (isSecret) return;
      try {
        sessionStorage.setItem(memory, input.value);
      } catch {
        // It is then typed again on the next page.
      }
    });
    if (isSecret) {
      const show = part("show");
      const set = (shown) => {
        input.type = shown ? "text" : "password";
        show.setAttribute("aria-pressed", shown);
        spread();
      };
      show.addEventListener("click", () => set(input.type === "password"));
      input.after(show);
      hide.push(set);
      set(false);
      addEventListener("pagehide", () => {
        input.value = "";
        set(false);
      });
    } else {
      try {
        input.value = sessionStorage.getItem(memory) ?? "";
      } catch {
        // There is nothing from before.
      }
      spread();
    }
  }
  document.querySelector("[data-fill]")?.parentElement.after(part("stays"));

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

  // On paper everything is open, and no secret is shown.
  let opened = [];
  addEventListener("beforeprint", () => {
    hide.forEach((set) => set(false));
    opened = all("details:not([open])");
    opened.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
}
