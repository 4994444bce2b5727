// What holds for printed pages.
import { sheets } from "./pdf.js";

const FORMATS = ["A4", "Letter"];

/** No sheet but the last is left half empty, and none ends with a heading. */
export async function sheetsEndWell(page) {
  await page.emulateMedia({ media: "print" });
  const hasSteps = (await page.locator("ol > li[id]").count()) > 0;
  const headings = await page.evaluate(() =>
    [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, .arm-title")].map((heading) => heading.textContent));
  const bare = headings.map(letters);
  const found = [];
  for (const format of FORMATS) {
    const printed = sheets(await page.pdf({ format })).slice(0, -1);
    for (const [index, sheet] of printed.entries()) {
      const place = `sheet ${index + 1} of ${format}`;
      if (hasSteps && sheet.filled < 0.6) found.push(`only ${Math.round(sheet.filled * 100)} % of ${place} is used`);
      if (bare.includes(letters(sheet.lastLine))) found.push(`“${sheet.lastLine}” ends ${place}`);
    }
  }
  return found;
}

/** The number of a sheet stands where its lines end. */
export async function sheetsAreNumberedWhereLinesEnd(page) {
  await page.emulateMedia({ media: "print" });
  const isRtl = await page.evaluate(() => document.documentElement.dir === "rtl");
  const [{ number, numberFrom }] = sheets(await page.pdf({ format: "A4" }));
  const isThere = number.includes("/") && (isRtl ? numberFrom < 0.2 : numberFrom > 0.8);
  return isThere ? [] : [`“${number}” stands at ${numberFrom.toFixed(2)} of the line`];
}

/** Marks the first and the last word of each step, and looks whether both are on one sheet. */
export async function noStepIsSplit(page) {
  await page.emulateMedia({ media: "print" });
  const steps = await page.evaluate(() => {
    const steps = [...document.querySelectorAll("ol > li[id]:not(.branch)")];
    const mark = (words) => Object.assign(document.createElement("small"), { className: "split-mark", textContent: words });
    steps.forEach((step, index) => {
      step.querySelector(":scope > p, :scope > .aside p")?.prepend(mark(`qfirst${index}q `));
      // Reasons are not printed.
      [...step.querySelectorAll("p")].filter((words) => words.checkVisibility()).at(-1)?.append(mark(` qlast${index}q`));
    });
    return steps.map((step) => step.id);
  });
  const found = [];
  for (const format of steps.length > 0 ? FORMATS : []) {
    const printed = sheets(await page.pdf({ format })).map((sheet) => sheet.words);
    steps.forEach((step, index) => {
      const first = printed.findIndex((words) => words.includes(`qfirst${index}q`));
      const last = printed.findIndex((words) => words.includes(`qlast${index}q`));
      if (first < 0 || first !== last) found.push(`${step} reaches from sheet ${first + 1} to ${last + 1} of ${format}`);
    });
  }
  await page.evaluate(() => document.querySelectorAll(".split-mark").forEach((mark) => mark.remove()));
  return found;
}

/** Nobody can follow an address that leads somewhere only from the page that it stands on. */
export async function addressesOnPaperAreWhole(page) {
  return page.evaluate(() => [...document.querySelectorAll("[data-address]")]
    .map((link) => link.dataset.address)
    .filter((address) => !/^https?:\/\/|^[^/]+@|^\+?\d/.test(address)));
}

/** Where an arm reaches over several sheets, each of them says whom or what it is for. */
export async function armsAreNamedOnEverySheet(page) {
  await page.emulateMedia({ media: "print" });
  const arms = await page.evaluate(() => {
    const mark = (words) => Object.assign(document.createElement("small"), { className: "split-mark", textContent: words });
    const arms = [...document.querySelectorAll(".arm")].filter((arm) => arm.querySelector(":scope > .arm-title") && arm.checkVisibility());
    arms.forEach((arm, index) => {
      arm.querySelector(":scope > .arm-title").append(mark(` qarm${index}q`));
      arm.querySelectorAll("li[id] > p").forEach((words) => words.append(mark(` qin${index}q`)));
    });
    return arms.map((arm) => arm.querySelector("li[id]")?.id);
  });
  const found = [];
  for (const format of arms.length > 0 ? FORMATS : []) {
    for (const [at, { words }] of sheets(await page.pdf({ format })).entries()) {
      arms.forEach((first, index) => {
        const isHere = words.includes(`qin${index}q`);
        if (isHere && !words.includes(`qarm${index}q`)) found.push(`the arm of ${first} has no title on sheet ${at + 1} of ${format}`);
      });
    }
  }
  await page.evaluate(() => document.querySelectorAll(".split-mark").forEach((mark) => mark.remove()));
  return found;
}

function letters(text) {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
