// The page of a guide as some of its readers have it: what is not for them is gone, branches with one way left are plain steps,
// and steps, references and headings have the numbers and levels that they have then.
//
// Knows classes of readers by their numbers, and nothing of questions.
"use strict";
{
  const { all } = window.guidec;
  const picker = document.getElementById("picker");
  const everybody = [...Array(Number(picker.dataset.classes)).keys()];

  // Only what changes is touched, so that a page of hundreds of steps is laid out anew where it must be, and nowhere else.
  // What is drawn (SVG) has no property for that.
  const hide = (element, isHidden) => {
    if (element.hasAttribute("hidden") !== isHidden) element.toggleAttribute("hidden", isHidden);
  };
  const put = (element, property, value) => {
    if (element[property] !== value) element[property] = value;
  };
  const fill = (place, children) => {
    const wanted = new Set(children);
    for (const child of [...place.children]) if (!wanted.has(child)) child.remove();
    let next = place.firstElementChild;
    for (const child of children) {
      if (child === next) next = next.nextElementSibling;
      else place.insertBefore(child, next);
    }
  };

  const numbers = (text) => text?.split(" ").map(Number);
  const onlyFor = ({ dataset }) => {
    const not = numbers(dataset.not);
    return not ? everybody.filter((it) => !not.includes(it)) : numbers(dataset.for);
  };
  const fits = (only, classes) => !only || classes.some((it) => only.includes(it));
  const isSure = (only, classes) => !only || classes.every((it) => only.includes(it));

  const listIn = (place) => {
    const sure = numbers(place.dataset.sure) ?? [];
    const list = { place, sure, only: onlyFor(place), head: [], items: [], rows: [] };
    for (const child of place.children) {
      if (child.matches("ol.steps")) {
        list.rows.push(child);
        list.items.push(...[...child.children].map(itemOf));
      } else if (list.items.length > 0 || child.matches(".part, .aside, .end, .jump, .video, figure")) {
        list.items.push(itemOf(child));
      } else list.head.push(child);
    }
    return list;
  };
  const itemOf = (element) => {
    const item = { element, only: onlyFor(element) };
    if (element.matches(".part")) item.list = listIn(element);
    if (element.matches(".branch")) item.ways = all(":scope > .arm", element).map(listIn);
    return item;
  };
  const body = document.querySelector("section.body");
  const lists = [body, ...all(".help > details")].filter(Boolean).map(listIn);
  const marked = all("[data-for]").map((element) => {
    // Of what says whom something is for only its own words, not those of something in it.
    const isArm = element.matches(".arm");
    const who = isArm ? all(":scope > .arm-title > :is(.who, .who-icon)", element) : all(".who", element).slice(0, 1);
    // What only some of a class have says so.
    const whole = onlyFor(element).filter((it) => !numbers(element.dataset.partly)?.includes(it));
    return { element, only: onlyFor(element), whole, isArm, who };
  });
  const links = all("[data-label]").map((link) => {
    const { label, called, otherwise } = link.dataset;
    // What the place is called ends the words, if it is not for paper alone.
    const end = called ? null : link.lastChild;
    const words = end?.data?.includes(label) ? end : null;
    return { link, label, called, otherwise, words, text: words?.data, href: link.getAttribute("href") };
  });
  // Where some need not look, others are not told of them, and nothing leans on what they would look for.
  const looked = all("[data-sure] > .arm-title > .heading, [data-sure] > .steps > li > .do > .leaning").map((usual) => {
    return { usual, sure: numbers(usual.closest("[data-sure]").dataset.sure), isHeading: usual.matches(".heading") };
  });
  const letters = (at) => (at < 26 ? "" : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(97 + (at % 26));

  /** What is for these readers. Of a branch with one way left, only what stands on that way: `instead` says where. */
  const shownOf = (list, classes, instead) => list.items.flatMap((item) => {
    if (!fits(item.only, classes)) return [];
    if (item.list) {
      const shown = shownOf(item.list, classes, instead);
      return shown.length > 0 ? [{ ...item, shown }] : [];
    }
    if (!item.ways) return [item];
    const open = item.ways.filter(({ only }) => fits(only, classes));
    const arms = open.map((list) => ({ list, shown: shownOf(list, classes, instead) })).filter(({ shown }) => shown.length > 0);
    const { sure, only } = arms[0]?.list ?? {};
    const isOne = item.element.matches(".variants, .choice, .look, .attempts") && arms.length === 1 && isSure(only, classes);
    if (!isOne || !(item.element.matches(".look") ? isSure(sure, classes) : only || item.ways.length > 1)) return arms.length > 0 ? [{ ...item, arms }] : [];
    instead.set(item.element.id, arms[0].shown.find(({ element }) => element.id)?.element.id);
    return arms[0].shown;
  });

  const beginning = (item) => (item ? [item.element.id, ...beginning(item.shown?.[0])] : []);

  /** Without jumps to where the reader comes anyway. */
  const withoutNeedless = (shown, next, idOf) => shown.filter((item, at) => {
    const behind = at + 1 < shown.length ? beginning(shown[at + 1]) : next;
    item.arms?.forEach((arm) => { arm.shown = withoutNeedless(arm.shown, item.element.matches(".repeat, .within") ? [] : behind, idOf); });
    if (item.shown) item.shown = withoutNeedless(item.shown, behind, idOf);
    const mayGo = shown.length > 1 && item.element.matches(".jump:not(.back)");
    return !mayGo || !behind.includes(idOf(item.element.querySelector("a")?.getAttribute("href")));
  });

  /** Puts items into their place and numbers them; `labels` gets what each is called behind what all begin with. */
  const lay = ({ place, head, rows }, shown, start, prefix, labels, count = { items: 0 }) => {
    const children = [...head];
    const filled = [];
    let row = null;
    for (const { element, list, shown: inner, ways, arms } of shown) {
      if (!element.matches("li")) {
        row = null;
        children.push(element);
        if (list) lay(list, inner, start, prefix, labels, count);
        continue;
      }
      count.items += 1;
      put(element, "value", count.items);
      if (!row) {
        row = [];
        const list = (rows[filled.length] ??= Object.assign(document.createElement("ol"), { className: "steps", role: "list" }));
        put(list, "start", count.items);
        filled.push([list, row]);
        children.push(list);
      }
      row.push(element);
      const label = `${prefix}${count.items}`;
      put(element.querySelector(".here"), "textContent", label);
      labels.set(element.id, start + label);
      ways?.forEach((way) => hide(way.place, !arms.some(({ list }) => list === way)));
      arms?.forEach(({ list, shown }, at) => {
        const letter = arms.length > 1 ? letters(at) : "";
        const title = list.place.querySelector(":scope > .arm-title");
        const [written, nth] = [".letter", ".nth"].map((it) => title?.querySelector(`:scope > ${it}`));
        if (written) Object.assign(written, { textContent: label + letter, hidden: !letter });
        if (nth) nth.textContent = (nth.usual ??= nth.textContent).replace(nth.dataset.nth, at + 1);
        lay(list, shown, start, `${label}${letter}.`, labels);
      });
    }
    filled.forEach(([list, row]) => fill(list, row));
    fill(place, children);
  };

  /** Where a heading went away, those below it come up, so that no level is left out. */
  const level = () => {
    const above = [];
    for (const heading of all("main :is(h1, h2, h3, h4, h5, h6)")) {
      if (heading.closest("[hidden]")) continue;
      while (above.at(-1) >= heading.localName) above.pop();
      above.push(heading.localName);
      heading.setAttribute("aria-level", above.length);
    }
  };

  const show = (classes) => {
    const [labels, instead] = [new Map(), new Map()];
    const idOf = (href) => {
      const id = href?.startsWith("#") ? decodeURIComponent(href.slice(1)) : undefined;
      return instead.get(id) ?? id;
    };
    for (const { element, only, whole, isArm, who } of marked) {
      if (!isArm) hide(element, !fits(only, classes));
      const isEach = isSure(whole, classes);
      who.forEach((words) => hide(words, isEach));
    }
    for (const { usual, sure, isHeading } of looked) {
      const isOther = isHeading ? !fits(sure, classes) : isSure(sure, classes);
      hide(usual, isOther);
      hide(usual.nextElementSibling, !isOther);
    }
    const told = lists.filter(({ place, only }) => place !== body && fits(only, classes));
    const [titles, referred] = [[], []];
    for (const list of lists) {
      const at = told.indexOf(list);
      const prefix = at < 0 ? "" : told.length > 1 ? `T${at + 1}.` : "T";
      const letter = list.place.querySelector(":scope > summary > .letter");
      if (letter) titles.push({ letter, prefix });
      lay(list, withoutNeedless(shownOf(list, classes, instead), [], idOf), prefix, "", labels);
    }
    for (const { link, label, called, otherwise, words, text, href } of links) {
      const id = idOf(href);
      const own = labels.get(id);
      const exchange = (text) => {
        const at = text.lastIndexOf(label);
        return `${text.slice(0, at)}${own}${text.slice(at + label.length)}`;
      };
      // A step that these readers do not have is no place to go to.
      const lost = otherwise ?? (text === label ? "…" : picker.dataset.other);
      const said = own ? words && exchange(text) : lost;
      if (words) put(words, "data", said);
      if (called && own) link.dataset.called = exchange(called);
      else delete link.dataset.called;
      if (own) link.setAttribute("href", `#${encodeURIComponent(id)}`);
      else link.removeAttribute("href");
      if (own && link.isConnected && !link.closest("[hidden]")) referred.push(own);
    }
    // What answers are called is said where something refers to a step of one: where there is a T2, there is a T1.
    const areNamed = titles.some(({ prefix }) => prefix && referred.some((label) => label.startsWith(prefix)));
    for (const { letter, prefix } of titles) {
      letter.textContent = prefix.replace(".", "");
      hide(letter, !areNamed);
    }
    level();
  };

  Object.assign(window.guidec, { everybody, show, hide });
}
