// Asks the reader what decides their steps, and shows only those, with the numbers that they have then.
//
// Answers are facts ("version.alipay" is "v:10.3,"), whatever guide asked for them: they are kept on this machine,
// stand in links, and answer the questions of other guides.
"use strict";
if (document.getElementById("picker")) {
  const { kept, keep, announce, all } = window.guidec;
  const MARK = "#for=";
  /** Behind the answers a link may name a step. */
  const TO = "&to=";
  const picker = document.getElementById("picker");
  const part = (name) => picker.querySelector(`.${name}`);

  // Questions

  const questions = all("fieldset", picker).map((place) => {
    const inputs = all("input", place);
    const unknown = inputs.pop();
    const { about } = place.dataset;
    const answers = inputs.map((input) => {
      const words = input.nextElementSibling;
      return { input, fact: input.value, words: words.textContent, said: words.dataset.said ?? words.textContent };
    });
    return { place, about, unknown, answers };
  });
  const nodes = picker.dataset.nodes.split(";").map((text) => {
    const [question, ...ways] = text.split(" ");
    const way = (text) => {
      const [, answer, kind, to] = text.match(/^(\d+)(\D)(\d*)$/);
      return { answer: Number(answer), kind, to: Number(to) };
    };
    return { question: questions[question], ways: ways.map(way) };
  });
  const classesBehind = ({ kind, to }) =>
    kind === "n" ? nodes[to].ways.flatMap(classesBehind) : kind === "c" ? [to] : [];
  const unique = (list) => [...new Set(list)];
  const everybody = unique(nodes[0].ways.flatMap(classesBehind));

  // Facts

  const facts = new Map();
  const take = (pairs) => pairs.forEach(([about, fact]) => typeof fact === "string" && facts.set(about, fact));
  /** The step that the address names beside the answers, as it is written there. */
  let named = "";
  const takeFrom = (hash) => {
    const isForReader = hash.startsWith(MARK);
    const [said, to] = isForReader ? hash.slice(MARK.length).split(TO) : ["", hash.slice(1)];
    take([...new URLSearchParams(said)]);
    named = to ?? "";
    return isForReader;
  };

  /** Lists compare item by item; one that ends goes on with `end`. */
  const compare = (a, b, end, by) => {
    let order = 0;
    for (let at = 0; !order && at < Math.max(a.length, b.length); at += 1) order = by(a[at] ?? end, b[at] ?? end);
    return order;
  };
  const compareNumbers = (a, b) => compare(a.split("."), b.split("."), -1e9, (x, y) => x - y);
  /** Bounds of versions, such as `2:14~-3.1`, as docs/schema says. */
  const compareBounds = (a, b) => {
    const [[one, ...marks], [other, ...others]] = [a, b].map((text) => (text.includes(":") ? text.replace(":", ".") : `0.${text}`).split("~"));
    return compareNumbers(one, other) || compare(marks, others, "0", compareNumbers);
  };

  /** Whether whoever one fact holds for gives that answer. A value may say what it is not: `by sony!xperia-1`. */
  const implies = (fact, answer) => {
    const [[kind, a], [wanted, b]] = [fact, answer].map((text) => {
      const at = text.indexOf(":");
      return [text.slice(0, at), text.slice(at + 1).split(text.startsWith("v") ? "," : "|")];
    });
    if (wanted === "v") {
      const low = !b[0] || (a[0] && compareBounds(a[0], b[0]) >= 0);
      return kind === "v" && Boolean(low && (!b[1] || (a[1] && compareBounds(a[1], b[1]) <= 0)));
    }
    if (wanted === "not") {
      if (kind === "not") return b.every((value) => a.includes(value));
      return kind === "is" && !`${a}${b}`.includes("by ") && !b.some((value) => a.includes(value));
    }
    const isWithin = (value, other) => {
      const [[name, ...out], [own, ...without]] = [value.split("!"), other.split("!")];
      return name === own && without.every((it) => out.includes(it));
    };
    return kind === "is" && a.every((value) => b.some((other) => isWithin(value, other)));
  };

  /** The answer to a question. Whoever has a version of a system has the system. */
  const answerTo = ({ about, answers }, ways) => {
    const given = (fact) => ways.find(({ answer }) => implies(fact, answers[answer].fact));
    if (facts.has(about)) return given(facts.get(about));
    const [, thing, product] = about.match(/^(.*\/)?(os|skin)$/) ?? [];
    const prefix = `${thing ?? ""}version.`;
    const names = product ? [...facts].filter(([key, fact]) => key.startsWith(prefix) && fact.startsWith("v:")) : [];
    return names.map(([key]) => given(`is:${key.slice(prefix.length)}`)).find(Boolean);
  };

  /** The way through the questions, as far as the facts answer them. */
  const path = () => {
    const steps = [];
    for (let node = nodes[0]; node; ) {
      const way = answerTo(node.question, node.ways);
      steps.push({ ...node, way });
      node = way?.kind === "n" && nodes[way.to];
    }
    return steps;
  };
  const given = ({ question, way }) => question.answers[way.answer];

  // Only what changes is touched, so that a page of hundreds of steps is laid out anew where it must be, and nowhere else.
  // What is drawn (SVG) has no property for that.
  const hide = (element, isHidden) => {
    if (element.hasAttribute("hidden") !== isHidden) element.toggleAttribute("hidden", isHidden);
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

  // The page: its lists of steps as they are printed for everybody

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
    const item = { element, only: onlyFor(element), isNumbered: element.matches("li") };
    if (element.matches(".part")) item.list = listIn(element);
    if (!element.matches(".branch")) return item;
    const [head, arms] = [false, true].map((are) => [...element.children].filter((child) => child.matches(".arm") === are));
    const forms = { parts: ".variants, .choice, .look, .attempts", staysBehind: ".repeat, .within" };
    return { ...item, head, ways: arms.map(listIn), parts: element.matches(forms.parts), looks: element.matches(".look"), staysBehind: element.matches(forms.staysBehind) };
  };
  const body = document.querySelector("section.body");
  const lists = [body, ...all(".help > details")].filter(Boolean).map(listIn);
  const marked = all("[data-for]").map((element) => {
    const isArm = element.matches(".arm");
    const title = isArm ? "> .arm-title >" : element.matches("details") ? "> summary >" : "";
    // Of what says whom something is for only its own words, not those of something in it.
    const who = all(`:scope ${title} :is(.who, .who-icon)`, element).slice(0, isArm ? 2 : 1);
    return { element, only: onlyFor(element), isArm, who };
  });
  const variants = all(".variants").map((all) => [...all.children].map((variant) => ({ variant, or: variant.querySelector(":scope > .or") })));
  const links = all("[data-label]").map((link) => {
    const { label, called, otherwise } = link.dataset;
    const nodes = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    let words = null;
    while (nodes.nextNode()) if (nodes.currentNode.data.includes(label)) words = nodes.currentNode;
    return { link, label, called, otherwise, words, text: words?.data, href: link.getAttribute("href") };
  });
  // Where some need not look, others are not told of them, and nothing leans on what they would look for.
  const looked = all("[data-sure]").map((arm) => {
    const sure = numbers(arm.dataset.sure);
    const first = ":scope > .steps:first-of-type > li:first-child > .do > ";
    const title = ":scope > .arm-title > ";
    return { sure, pairs: [[`${title}.heading`, `${title}.looking`], [`${first}.leaning`, `${first}.without-looking`]].map((pair) => pair.map((it) => arm.querySelector(it))) };
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
    const isOne = item.parts && arms.length === 1 && isSure(only, classes);
    if (!isOne || !(item.looks ? isSure(sure, classes) : only || item.ways.length > 1)) return arms.length > 0 ? [{ ...item, arms }] : [];
    instead.set(item.element.id, arms[0].shown.find(({ element }) => element.id)?.element.id);
    return arms[0].shown;
  });

  const beginning = (item) => (item ? [item.element.id, ...beginning(item.shown?.[0])] : []);

  /** Without jumps to where the reader comes anyway. */
  const withoutNeedless = (shown, next, idOf) => shown.filter((item, at) => {
    const behind = at + 1 < shown.length ? beginning(shown[at + 1]) : next;
    item.arms?.forEach((arm) => { arm.shown = withoutNeedless(arm.shown, item.staysBehind ? [] : behind, idOf); });
    if (item.shown) item.shown = withoutNeedless(item.shown, behind, idOf);
    const mayGo = shown.length > 1 && item.element.matches(".jump:not(.back)");
    return !mayGo || !behind.includes(idOf(item.element.querySelector("a")?.getAttribute("href")));
  });

  /** Puts items into their place and numbers them; `labels` gets what each is called. */
  const lay = ({ place, head, rows }, shown, prefix, labels, count = { items: 0 }) => {
    const children = [...head];
    const filled = [];
    let row = null;
    for (const { element, isNumbered, list, shown: inner, head: above, arms } of shown) {
      if (!isNumbered) {
        row = null;
        children.push(element);
        if (list) lay(list, inner, prefix, labels, count);
        continue;
      }
      count.items += 1;
      if (element.value !== count.items) element.value = count.items;
      if (!row) {
        row = [];
        const list = (rows[filled.length] ??= Object.assign(document.createElement("ol"), { className: "steps", role: "list" }));
        if (list.start !== count.items) list.start = count.items;
        filled.push([list, row]);
        children.push(list);
      }
      row.push(element);
      const label = `${prefix}${count.items}`;
      labels.set(element.id, label);
      arms?.forEach(({ list, shown }, at) => {
        const letter = arms.length > 1 ? letters(at) : "";
        const title = list.place.querySelector(":scope > .arm-title");
        const [written, nth] = [".letter", ".nth"].map((it) => title?.querySelector(`:scope > ${it}`));
        if (written) Object.assign(written, { textContent: letter, hidden: !letter });
        if (nth) nth.textContent = (nth.usual ??= nth.textContent).replace(nth.dataset.nth, at + 1);
        lay(list, shown, `${label}${letter}.`, labels);
      });
      if (arms) fill(element, [...above, ...arms.map(({ list }) => list.place)]);
    }
    filled.forEach(([list, row]) => fill(list, row));
    fill(place, children);
  };

  const show = (classes) => {
    const [labels, instead] = [new Map(), new Map()];
    const idOf = (href) => {
      const id = href?.startsWith("#") ? decodeURIComponent(href.slice(1)) : undefined;
      return instead.get(id) ?? id;
    };
    for (const { element, only, isArm, who } of marked) {
      if (!isArm) hide(element, !fits(only, classes));
      const isEach = isSure(only, classes);
      who.forEach((words) => hide(words, isEach));
    }
    for (const { sure, pairs: [heading, step] } of looked) {
      const swap = ([usual, other], isOther) => {
        if (!other) return;
        hide(usual, isOther);
        hide(other, !isOther);
      };
      swap(heading, !classes.some((it) => sure.includes(it)));
      swap(step, isSure(sure, classes));
    }
    for (const several of variants) {
      const shown = several.filter(({ variant }) => !variant.hidden);
      shown.forEach(({ or }, at) => or && hide(or, at === 0));
    }
    const told = lists.filter(({ place, only }) => place !== body && fits(only, classes));
    const [titles, referred] = [[], []];
    for (const list of lists) {
      const at = told.indexOf(list);
      const prefix = at < 0 ? "" : told.length > 1 ? `T${at + 1}.` : "T";
      const letter = list.place.querySelector(":scope > summary > .letter");
      if (letter) titles.push({ letter, prefix });
      lay(list, withoutNeedless(shownOf(list, classes, instead), [], idOf), prefix, labels);
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
      if (words && words.data !== said) words.data = said;
      if (called && own) link.dataset.called = exchange(called);
      else delete link.dataset.called;
      if (own) link.setAttribute("href", `#${encodeURIComponent(id)}`);
      else link.removeAttribute("href");
      if (own && link.isConnected && !link.closest("[hidden]")) referred.push(own);
    }
    // What an answer is called is said where something refers to one of its steps.
    for (const { letter, prefix } of titles) {
      letter.textContent = prefix.replace(".", "");
      hide(letter, !referred.some((label) => label.startsWith(prefix)));
    }
  };

  const content = all("section.body, section.help, .map, .contents");
  const notices = all("main > .unsupported");
  let shown = everybody;

  /** Brings the page up to the facts, and tells the outcome if the reader has just done something. */
  const update = (isTold) => {
    const steps = path();
    ask(steps);
    const { ways, way } = steps[steps.length - 1];
    const kind = way?.kind ?? "c";
    const wanted = kind === "c" ? unique(way ? classesBehind(way) : ways.flatMap(classesBehind)) : everybody;
    content.forEach((part) => { part.hidden = kind !== "c"; });
    notices.forEach((notice, at) => { notice.hidden = way ? kind !== "u" || at !== way.to : false; });
    if (String(wanted) !== String(shown)) show(wanted);
    shown = wanted;
    const answered = steps.filter(({ way }) => way);
    part("not-for").hidden = kind !== "x";
    part("actions").hidden = answered.length === 0;
    part("copy-link").hidden = kind !== "c";
    const outcome = part("outcome");
    outcome.hidden = kind !== "c" || answered.length === 0;
    const who = answered.map((step) => given(step).said).join(" · ");
    const { who: shownFor, everything } = outcome.dataset;
    outcome.textContent = `${shownFor}: ${who}`;
    const told = { c: answered.length > 0 ? outcome : null, u: notices[way?.to], x: part("not-for") }[kind];
    if (isTold) announce(told ? told.textContent.trim() : everything);
    document.dispatchEvent(new CustomEvent("guidec:shown"));
  };

  /** Shows the questions of a path, in their order, with what was answered. */
  const ask = (steps) => {
    for (const { place, answers } of questions) {
      if (!steps.some((step) => step.question.place === place)) hide(place, true);
      answers.forEach(({ input }) => { input.checked = false; });
    }
    let before = picker.querySelector("h2");
    for (const { question, ways, way } of steps) {
      const { place, answers, unknown } = question;
      hide(place, false);
      if (before.nextElementSibling !== place) before.after(place);
      before = place;
      answers.forEach(({ input }, at) => {
        hide(input.parentElement, !ways.some(({ answer }) => answer === at));
        input.checked = way?.answer === at;
      });
      if (way) unknown.checked = false;
      suggest(question, way ? [] : ways);
    }
  };

  /** Offers the system that the browser says this device has. */
  const suggest = (question, ways) => {
    const button = question.place.querySelector(".suggest");
    if (!button) return;
    const names = { android: /Android/, ios: /iPhone|iPod/, ipados: /iPad/, windows: /Windows/, macos: /Mac OS X/ };
    const name = Object.keys(names).find((name) => names[name].test(navigator.userAgent));
    const way = ways.find(({ answer }) => implies(`is:${name}`, question.answers[answer].fact));
    button.hidden = !way;
    if (!way) return;
    const { input, words } = given({ question, way });
    button.lastElementChild.textContent = words;
    button.onclick = () => {
      input.focus();
      input.click();
    };
  };

  // What the reader does

  /** The address of this page for this reader. */
  const address = () => {
    const own = path().filter(({ way }) => way).map((step) => [step.question.about, given(step).fact]);
    const answers = own.length > 0 ? MARK + new URLSearchParams(own) : "";
    return location.href.split("#")[0] + answers + (named && (answers ? TO : "#") + named);
  };
  const showAddress = () => history.replaceState(null, "", address());
  const remember = () => {
    keep("reader", facts.size > 0 ? Object.fromEntries(facts) : null);
    named = "";
    showAddress();
    update(true);
  };
  for (const [at, { about, answers, unknown }] of questions.entries()) {
    for (const input of [unknown, ...answers.map(({ input }) => input)]) {
      input.name = `picker-${at}`;
      input.addEventListener("change", () => {
        facts.delete(about);
        if (input !== unknown) facts.set(about, input.value);
        remember();
      });
    }
  }
  part("show-all").addEventListener("click", () => {
    questions.forEach(({ about, unknown }) => {
      facts.delete(about);
      unknown.checked = false;
    });
    remember();
    picker.querySelector("input").focus();
  });
  part("copy-link").addEventListener("click", async ({ currentTarget: button }) => {
    // Where nothing can be copied, the link is in the address bar.
    showAddress();
    await navigator.clipboard?.writeText(address()).then(() => announce(button.dataset.copied), () => {});
  });

  /** The browser finds a step that stands alone in the address. The answers come back beside it. */
  const go = () => {
    if (named) location.replace(`#${named}`);
    showAddress();
  };
  window.addEventListener("hashchange", ({ newURL }) => {
    if (!takeFrom(new URL(newURL).hash)) return showAddress();
    update(true);
    go();
  });

  take(Object.entries(kept("reader") ?? {}));
  const isForReader = takeFrom(location.hash);
  all(".without-picker").forEach((card) => { card.hidden = true; });
  picker.hidden = false;
  update(false);
  // Before the page is loaded the browser looks for the whole address, and forgets what it found.
  if (isForReader && named) window.addEventListener("load", go);
}
