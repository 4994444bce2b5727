// The map of the screens: everything on it can be read, leads to its step, and is the reader's own.
import path from "node:path";
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { sheets } from "../checks/pdf.js";

/** What is wrong with the opened maps of all pages, looked at by a function that runs in the page. */
async function onEveryMap({ browser, projects, out }, look, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
  const page = await context.newPage();
  const failures = [];
  let maps = 0;
  for (const project of Object.keys(projects)) {
    const folder = path.join(out, project, "html", "guides");
    for (const file of readdirSync(folder).filter((file) => file.endsWith(".html"))) {
      await page.goto(pathToFileURL(path.join(folder, file)).href);
      if ((await page.locator("#map").count()) === 0) continue;
      maps += 1;
      await page.evaluate(() => { document.getElementById("map").open = true; });
      for (const problem of await page.evaluate(look)) failures.push(`${file}: ${problem}`);
    }
  }
  await context.close();
  return maps > 15 ? failures : [`there are only ${maps} maps`, ...failures];
}

async function opened({ browser, out }, file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(out, file)).href);
  await page.locator("#map > summary").click();
  return page;
}

/** Words on their cards, cards apart, lines from card to card; and the page no wider for it. */
function runsOut() {
  const problems = [];
  const seen = (selector) => [...document.querySelectorAll(`.m-box ${selector}`)].map((it) => [it, it.getBoundingClientRect()]);
  const cards = seen("rect:not(.who)");
  const within = (inner, outer) =>
    inner.left >= outer.left - 2 && inner.right <= outer.right + 2 && inner.top >= outer.top - 2 && inner.bottom <= outer.bottom + 2;
  for (const [text, area] of seen("text")) {
    if (!cards.some(([, card]) => within(area, card))) problems.push(`“${text.textContent}” runs out of its card`);
  }
  for (const [at, [, one]] of cards.entries()) {
    for (const [, two] of cards.slice(at + 1)) {
      if (one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom) problems.push("two cards meet");
    }
  }
  const svg = document.querySelector(".m-box svg");
  const whole = svg.getBoundingClientRect();
  for (const line of svg.querySelectorAll(".m-ways path:not(.who)")) {
    const ends = [0, line.getTotalLength()].map((at) => line.getPointAtLength(at));
    const [from, to] = ends.map(({ x, y }) => ({ x: x + whole.left, y: y + whole.top }));
    const near = (a, b) => Math.abs(a - b) < 1.5;
    const starts = cards.some(([, card]) => (near(from.x, card.left) || near(from.x, card.right)) && from.y > card.top && from.y < card.bottom);
    const arrives = cards.some(([, card]) => near(to.y, card.top) && to.x > card.left && to.x < card.right);
    if (!starts || !arrives || !within(line.getBoundingClientRect(), whole)) problems.push(`a line goes nowhere: ${line.getAttribute("d")}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) problems.push("the page is too wide");
  return problems;
}

export async function holdsItsWordsAndLines(built) {
  return onEveryMap(built, runsOut);
}

export async function holdsItsWordsOnAPhoneInTheDark(built) {
  return onEveryMap(built, runsOut, { viewport: { width: 320, height: 640 }, colorScheme: "dark" });
}

export async function hasTheNumbersOfItsSteps(built) {
  return onEveryMap(built, () => {
    const links = [...document.querySelectorAll(".map a")];
    const problems = links.filter((link) => {
      const step = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
      const [, number] = link.textContent.trim().match(link.closest("svg") ? /^(\S+)$/ : /^(?:Step|Schritt|الخطوة) (\S+)$/) ?? [];
      return !step?.matches(".steps > li") || number !== link.dataset.label || !number.endsWith(String(step.value));
    });
    return [
      ...(links.length < 4 ? ["it has no numbers"] : []),
      ...problems.map((link) => `${link.textContent} leads to ${link.getAttribute("href")}`),
    ];
  });
}

/** What the drawing shows stands below it in words, and the keyboard goes there alone. */
export async function saysTheSameInWords(built) {
  return onEveryMap(built, () => {
    const words = document.querySelector("#map > ul").textContent.replace(/\s+/g, " ");
    const shown = [...document.querySelectorAll(".m-box g:not(.m-beside) > text:not(.m-note) > tspan")];
    const missing = shown.map((it) => it.textContent.replace("…", "")).filter((it) => it && !words.includes(it.trim()));
    const drawn = [...document.querySelectorAll(".m-box a")];
    return [
      ...missing.map((it) => `“${it}” is only drawn`),
      ...(document.querySelector(".m-box svg").getAttribute("aria-hidden") === "true" ? [] : ["the drawing is read out"]),
      ...drawn.filter((link) => link.tabIndex >= 0).map((link) => `${link.textContent} can be reached twice`),
    ];
  });
}

/** No card is called "Screen" and nothing more, and no two are called the same. */
export async function namesItsCards(built) {
  return onEveryMap(built, () => {
    const names = [...document.querySelectorAll("#map > ul > li > strong")].map((it) => it.textContent);
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    return [
      ...twice.map((name) => `two cards are called “${name}”`),
      ...names.filter((name) => /^(Screen|Page|Menu|Panel|Message)$/.test(name)).map((name) => `a card is called “${name}”`),
    ];
  });
}

/** What is wider or taller than its box can be scrolled to, with the keyboard, too. */
export async function canBeScrolledWithTheKeyboard(built) {
  return onEveryMap(built, () => {
    const box = document.querySelector(".m-box");
    box.focus();
    const { overflowX } = getComputedStyle(box);
    const hidden = box.scrollWidth > box.clientWidth && !["auto", "scroll"].includes(overflowX);
    return document.activeElement === box && box.getAttribute("aria-label") && !hidden ? [] : ["it cannot be scrolled"];
  }, { viewport: { width: 320, height: 640 } });
}

export async function showsTheReadersOwnPath(built) {
  const page = await opened(built, "guides/html/guides/set-pin-android.html");
  const look = () =>
    page.evaluate(() => {
      const seen = (selector) => [...document.querySelectorAll(selector)].filter((it) => it.getBoundingClientRect().height > 0);
      return {
        drawn: [...new Set(seen(".m-box a").map((it) => it.textContent.trim()))].sort(),
        told: [...new Set(seen("#map > ul a").map((it) => it.textContent.trim().replace("Step ", "")))].sort(),
        // A step without a number on the map is on no screen that is declared.
        steps: seen(".body .steps > li:not(.branch)").map((it) => it.id),
        linked: seen(".map a").map((it) => it.getAttribute("href").slice(1)),
        cards: seen(".m-box .m-head").map((it) => it.textContent).join(),
        gaps: seen(".m-box .who").length,
      };
    });
  const failures = [];
  const before = await look();
  if (before.gaps === 0) failures.push("nothing says that only some take it");
  await page.locator("#picker label", { hasText: "Galaxy S7" }).click();
  const after = await look();
  if (after.cards === before.cards) failures.push(`the same screens are shown: ${after.cards}`);
  if (after.gaps > 0) failures.push(`${after.gaps} lines have gaps for the only reader`);
  if (String(after.drawn) !== String(after.told)) failures.push(`drawn are ${after.drawn}, told ${after.told}`);
  const lost = after.linked.filter((id) => !after.steps.includes(id));
  if (lost.length > 0) failures.push(`they lead to ${lost}, which is not shown`);
  if (after.drawn.some((number) => !/^[\d.]+$/.test(number))) failures.push(`numbers are ${after.drawn}`);
  await page.context().close();
  return failures;
}

export async function runsAsTheLanguageDoes(built) {
  const page = await opened(built, "fixtures/html/guides/arabic-drawings.html");
  const found = await page.evaluate(() => {
    const box = (it) => it.getBoundingClientRect();
    const card = box(document.querySelector(".m-box rect"));
    const title = box(document.querySelector(".m-box .m-head"));
    const line = document.querySelector(".m-ways path");
    return { start: card.right - title.right, out: line.getPointAtLength(0).x - line.getPointAtLength(8).x };
  });
  await page.context().close();
  const begins = found.start > 0 && found.start < 20;
  return begins && found.out > 0 ? [] : [`the title begins ${found.start} from the right, lines run ${found.out} to the left`];
}

export async function aNumberOfItLeadsToItsStepQuietly(built) {
  const page = await opened(built, "guides/html/guides/leave-mutual-aid.html");
  const failures = [];
  page.on("console", (message) => failures.push(message.text()));
  await page.locator(".m-box a").nth(1).click();
  const at = await page.evaluate(() => location.hash);
  if (at !== "#step-2") failures.push(`it leads to ${at}`);
  await page.context().close();
  return failures;
}

export async function isPrintedIfItWasOpened(built) {
  const folded = await built.browser.newPage();
  await folded.goto(pathToFileURL(path.join(built.out, "guides/html/guides/leave-mutual-aid.html")).href);
  const unfolded = await opened(built, "guides/html/guides/leave-mutual-aid.html");
  const words = async (page) => sheets(await page.pdf({ format: "A4" })).map((sheet) => sheet.words).join(" ");
  const [without, with_] = [await words(folded), await words(unfolded)];
  await folded.close();
  await unfolded.context().close();
  return [
    ...(without.includes("Map of the screens") ? ["a map that nobody opened is printed"] : []),
    ...(with_.includes("Map of the screens") && with_.includes("Message with “OK”") ? [] : ["an opened map is not printed"]),
  ];
}
