// Asks the reader what decides their steps: one question after the other, and only what the answers so far leave open. What
// somebody does not know stays open, with whom each way is for.
//
// Answers are kept on this machine, stand in links, and answer the questions of other guides.
"use strict";
{
  const { kept, keep, announce, all, excludes, everybody, show, hide } = window.guidec;
  const MARK = "#for=";
  /** Behind the answers a link may name a step. */
  const TO = "&to=";
  /** What is kept where somebody does not know the answer. */
  const UNKNOWN = "?";
  const picker = document.getElementById("picker");
  const part = (name) => picker.querySelector(`.${name}`);

  // Questions

  const questions = all("fieldset", picker).map((place) => {
    const { about } = place.dataset;
    const answers = all("input", place).map((input) => {
      const words = input.nextElementSibling;
      return { input, fact: input.value, words: words.textContent, said: words.dataset.said ?? words.textContent };
    });
    // How the answer is found stands before the steps, too, for paper.
    return { place, about, answers, unknown: answers.pop(), help: document.querySelector(`[data-asked="${about}"]`) };
  });
  const nodes = picker.dataset.nodes.split(";").map((text) => {
    const [question, ...ways] = text.split(" ");
    const way = (text) => {
      const [, answer, kind, to] = text.match(/^(\d+)(\D)(\d*)$/);
      return { answer: Number(answer), kind, to: Number(to) };
    };
    return { question: questions[question], ways: ways.map(way) };
  });
  const leadsToSteps = ({ kind, to }) => kind === "c" || (kind === "n" && nodes[to].ways.some(leadsToSteps));

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

  /** What is known that a question is about. Whoever has a version of a system has the system. */
  const factsOn = ({ about, answers }) => {
    const system = about.match(/^(.*\/)?(os|skin)$/);
    const names = system ? answers.flatMap(({ fact }) => fact.split(/[:|]/)) : [];
    const had = names.filter((name) => facts.get(`${system[1] ?? ""}version.${name}`)?.startsWith("v:")).map((name) => `is:${name}`);
    return facts.has(about) ? [facts.get(about), ...had] : had;
  };

  /** The ways on from a place that what is known leaves; what would leave none is about something else. */
  const waysLeft = ({ question, ways }) => factsOn(question).reduce((left, fact) => {
    const rest = left.filter(({ answer }) => !excludes(fact, question.answers[answer].fact));
    return rest.length > 0 ? rest : left;
  }, ways);

  /**
   * The questions that this reader may come to, each with all its answers there and with the one that is given, and the ends
   * that they may come to, by their kinds. Where an answer is missing it goes on on every way.
   */
  const follow = () => {
    const reached = new Set([nodes[0]]);
    const steps = new Map();
    const ends = { c: new Set(), u: new Set(), x: new Set() };
    let isLate = false;
    for (const node of reached) {
      const { question, ways } = node;
      const left = waysLeft(node);
      const step = steps.get(question) ?? { question, ways: [], left: new Set(), isOpen: false, isUsed: false };
      steps.set(question, step);
      step.ways.push(...ways);
      left.forEach((way) => {
        step.left.add(way.answer);
        if (way.kind === "n") reached.add(nodes[way.to]);
        else ends[way.kind].add(way.to);
      });
      step.isOpen ||= left.length > 1;
      step.isUsed ||= left.length < ways.length;
      isLate ||= isEarly(node, left);
    }
    for (const step of steps.values()) {
      const { question: { about, answers }, ways, left, isOpen } = step;
      step.isUnknown = facts.get(about) === UNKNOWN;
      const said = ways.find(({ answer }) => answers[answer].fact === facts.get(about));
      step.answer = said?.answer ?? (!isOpen && left.size === 1 ? [...left][0] : undefined);
      step.isDone = step.isUnknown || step.answer !== undefined;
    }
    return { steps: [...steps.values()], ends, isLate };
  };
  /** Whether steps are there for a later version than the one that was answered. */
  const isEarly = ({ question: { answers }, ways }, [way, ...others]) => {
    const isVersion = ({ answer }) => answers[answer].fact.startsWith("v:");
    return others.length === 0 && isVersion(way) && !leadsToSteps(way) && ways.some((it) => it.answer > way.answer && isVersion(it) && leadsToSteps(it));
  };

  // The page

  const content = all("section.body, section.help, .map, .contents");
  const notices = all("main > .unsupported");
  let shown = everybody;
  let asked;

  /** Brings the page up to the facts, and tells the outcome if the reader has just done something. */
  const update = (isTold) => {
    const { steps, ends, isLate } = follow();
    const next = ask(steps);
    const { c: classes, u: refusals } = ends;
    const isFor = classes.size > 0;
    content.forEach((part) => { part.hidden = !isFor; });
    notices.forEach((notice, at) => { notice.hidden = !refusals.has(at); });
    // The reason why a guide is not for somebody stands before what they can do.
    if (!isFor) part("way-on").before(...notices);
    else if (picker.contains(notices[0])) picker.after(...notices);
    const wanted = isFor ? everybody.filter((it) => classes.has(it)) : everybody;
    if (String(wanted) !== String(shown)) show(wanted);
    shown = wanted;
    const known = steps.filter(({ answer }) => answer !== undefined);
    const isNamed = isFor && known.length > 0;
    part("not-for").hidden = isFor || refusals.size > 0;
    part("way-on").hidden = isFor;
    part("update").hidden = !isLate;
    part("actions").hidden = !steps.some(({ isDone }) => isDone);
    part("copy-link").hidden = !isNamed;
    const outcome = part("outcome");
    outcome.hidden = !isNamed;
    const { who, everything } = outcome.dataset;
    outcome.textContent = `${who}: ${known.map(({ question, answer }) => question.answers[answer].said).join(" · ")}`;
    if (isTold) {
      const refused = [...notices, part("not-for"), part("way-on")].filter((it) => !it.hidden).map((it) => it.innerText.trim());
      const told = isNamed ? [outcome.textContent] : isFor ? [everything] : refused;
      const isNew = next && next !== asked;
      if (isNew) told.push(`${picker.dataset.next}: ${next.place.querySelector("legend").textContent}`);
      announce(told.map((words) => (/\p{P}$/u.test(words) ? words : `${words}.`)).join(" "));
    }
    asked = next;
    document.dispatchEvent(new CustomEvent("guidec:shown"));
  };

  /** Shows what was answered and the first question that was not, in their order, and gives that one. */
  const ask = (steps) => {
    const next = steps.find(({ isDone }) => !isDone);
    const wanted = steps.filter((step) => step.isDone || step === next);
    for (const { place, answers, unknown, help } of questions) {
      hide(place, !wanted.some(({ question }) => question.place === place));
      [unknown, ...answers].forEach(({ input }) => { input.checked = false; });
      if (help) hide(help, !steps.some(({ question, answer }) => question.help === help && answer === undefined));
    }
    let before = picker.querySelector("h2");
    for (const { question, ways, answer, isUnknown } of wanted) {
      const { place, answers, unknown } = question;
      if (before.nextElementSibling !== place) before.after(place);
      before = place;
      answers.forEach(({ input }, at) => {
        hide(input.parentElement, !ways.some((way) => way.answer === at));
        input.checked = answer === at;
      });
      unknown.input.checked = isUnknown && answer === undefined;
      suggest(question, answer === undefined ? ways : []);
    }
    return next?.question;
  };

  /** Offers the system that the browser says this device has. */
  const suggest = (question, ways) => {
    const button = question.place.querySelector(".suggest");
    if (!button) return;
    const isNamed = ({ input }) => input.dataset.agents?.split("|").some((name) => navigator.userAgent.includes(name));
    const offered = ways.map(({ answer }) => question.answers[answer]).find(isNamed);
    button.hidden = !offered;
    if (!offered) return;
    button.lastElementChild.textContent = offered.words;
    button.onclick = () => {
      offered.input.focus();
      offered.input.click();
    };
  };

  // What the reader does

  /** The address of this page for this reader. */
  const address = () => {
    const used = follow().steps.flatMap(({ question: { about, answers }, answer, isUsed }) => {
      const fact = isUsed && facts.has(about) && facts.get(about) !== UNKNOWN ? facts.get(about) : answers[answer]?.fact;
      return fact ? [[about, fact]] : [];
    });
    const said = used.length > 0 ? MARK + new URLSearchParams(used) : "";
    return location.href.split("#")[0] + said + (named && (said ? TO : "#") + named);
  };
  const showAddress = () => history.replaceState(null, "", address());
  const remember = () => {
    keep("reader", facts.size > 0 ? Object.fromEntries(facts) : null);
    named = "";
    showAddress();
    update(true);
  };
  for (const [at, { about, answers, unknown }] of questions.entries()) {
    for (const { input, fact } of [unknown, ...answers]) {
      input.name = `picker-${at}`;
      input.addEventListener("change", () => {
        facts.set(about, fact);
        remember();
      });
    }
  }
  part("show-all").addEventListener("click", () => {
    questions.forEach(({ about }) => facts.delete(about));
    remember();
    picker.querySelector("input").focus();
  });
  part("copy-link").addEventListener("click", async ({ currentTarget: button }) => {
    showAddress();
    const said = button.textContent;
    try {
      await navigator.clipboard.writeText(address());
      announce(button.dataset.copied);
      button.textContent = button.dataset.copied;
      setTimeout(() => (button.textContent = said), 2000);
    } catch {
      // Where nothing can be copied by itself, it can be by hand.
      prompt(said, address());
    }
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
  picker.hidden = false;
  update(false);
  // Before the page is loaded the browser looks for the whole address, and forgets what it found.
  if (isForReader && named) window.addEventListener("load", go);
}
