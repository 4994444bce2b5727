// Where things stand on a page, wide and narrow.
import path from "node:path";
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

async function onEveryGuide({ browser, projects, out }, viewport, look) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const failures = [];
  for (const project of Object.keys(projects)) {
    const folder = path.join(out, project, "html", "guides");
    for (const file of readdirSync(folder).filter((file) => file.endsWith(".html"))) {
      await page.goto(pathToFileURL(path.join(folder, file)).href);
      for (const problem of await page.evaluate(look)) failures.push(`${file}: ${problem}`);
    }
  }
  await context.close();
  return failures;
}

/** The boxes to tick stand below each other, whatever stands beside the steps. */
export async function boxesStandBelowEachOther(built) {
  return onEveryGuide(built, { width: 1200, height: 900 }, () => {
    const ends = [...document.querySelectorAll(".body .tick")].filter((tick) => tick.checkVisibility()).map((tick) => {
      const { left, right } = tick.getBoundingClientRect();
      return Math.round(document.dir === "rtl" ? left : right);
    });
    return new Set(ends).size > 1 ? [`boxes end at ${[...new Set(ends)]}`] : [];
  });
}

/** Whatever stands beside a step, its words keep a width that can be read, and drawings their size. */
export async function wordsBesideDrawingsKeepTheirWidth(built) {
  const found = [];
  for (const width of [1200, 620, 500]) {
    const problems = await onEveryGuide(built, { width, height: 900 }, () => {
      const shown = (selector) => [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility());
      const widths = (selector, least, name) => shown(selector)
        .map((it) => [it, it.getBoundingClientRect().width])
        .filter(([, width]) => width < least)
        .map(([it, width]) => `${name} of ${it.closest("li").id} have ${Math.round(width)} pixels`);
      return [...widths("li:has(> .drawings) > .do", 165, "the words"), ...widths(".drawings svg.drawing", 140, "drawings")];
    });
    found.push(...problems.map((problem) => `${width} pixels: ${problem}`));
  }
  return found;
}

/** Where a branch begins with a title, its lines stand behind its number, also on a phone. */
export async function titlesBeginBehindTheirNumber(built) {
  return onEveryGuide(built, { width: 320, height: 640 }, () => {
    const numbers = [...document.querySelectorAll(".no-intro > .here")].filter((it) => it.checkVisibility() && !it.closest(".steps .steps"));
    return numbers.flatMap((number) => {
      const title = [...number.parentElement.querySelectorAll(":scope > .arm > .arm-title")].find((it) => it.checkVisibility());
      const range = document.createRange();
      range.selectNodeContents(title ?? number);
      const end = number.getBoundingClientRect();
      const isUnder = (line) => line.width > 2 && (document.dir === "rtl" ? line.right > end.left : line.left < end.right);
      const lines = title ? [...range.getClientRects()].filter(isUnder).length : 0;
      return lines > 0 ? [`${lines} lines begin under the number of ${number.parentElement.id}`] : [];
    });
  });
}

/** However deep a step lies, a phone has room for its words. */
export async function deepStepsKeepTheirWidth(built) {
  return onEveryGuide(built, { width: 320, height: 640 }, () =>
    [...document.querySelectorAll(".body .do")]
      .filter((words) => words.checkVisibility())
      .map((words) => [words, words.getBoundingClientRect().width])
      .filter(([, width]) => width < 200)
      .map(([words, width]) => `${words.closest("li").id} has ${Math.round(width)} pixels`));
}
