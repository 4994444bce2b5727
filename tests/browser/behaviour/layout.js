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

/** However deep a step lies, a phone has room for its words. */
export async function deepStepsKeepTheirWidth(built) {
  return onEveryGuide(built, { width: 320, height: 640 }, () =>
    [...document.querySelectorAll(".body .do")]
      .filter((words) => words.checkVisibility())
      .map((words) => [words, words.getBoundingClientRect().width])
      .filter(([, width]) => width < 200)
      .map(([words, width]) => `${words.closest("li").id} has ${Math.round(width)} pixels`));
}
