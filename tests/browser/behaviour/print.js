// Somebody prints a page of the site: it is as good as a checklist.
import path from "node:path";
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { sheets } from "../checks/pdf.js";

const guidesOf = (out) => readdirSync(path.join(out, "guides", "html", "guides")).filter((file) => file.endsWith(".html"));

async function opened({ browser, out }, file, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(out, file)).href);
  return page;
}

const words = (printed) => printed.map((sheet) => sheet.words).join(" ");

/** No more than one sheet more than the checklist of the same guide, which leaves out what is for the screen. */
export async function itTakesAsMuchPaperAsTheChecklist(built) {
  const page = await opened(built, "guides/html/index.html");
  const found = [];
  let [all, most] = [0, 0];
  for (const file of guidesOf(built.out)) {
    const count = async (name) => {
      await page.goto(pathToFileURL(path.join(built.out, name)).href);
      return sheets(await page.pdf({ format: "A4" })).length;
    };
    const [own, checklist] = [await count(`guides/html/guides/${file}`), await count(`guides/checklist/${file}`)];
    all += own;
    most += checklist;
    if (own > checklist + 1) found.push(`${file} takes ${own} sheets, its checklist ${checklist}`);
  }
  await page.context().close();
  return all <= most * 1.1 ? found : [`all take ${all} sheets, the checklists ${most}`, ...found];
}

/** Blanks, and a box beside each step, with scripts and without. */
export async function itHasBlanksAndBoxes(built) {
  const found = [];
  for (const javaScriptEnabled of [true, false]) {
    const page = await opened(built, "guides/html/guides/xiaomi-background.html", { javaScriptEnabled });
    if (await page.locator(".blanks").isVisible()) found.push("the blanks are seen on the screen");
    await page.emulateMedia({ media: "print" });
    const text = words(sheets(await page.pdf({ format: "A4" })));
    for (const blank of ["Name", "Date", "Device", "Version"]) if (!text.includes(blank)) found.push(`there is no blank for ${blank}`);
    if (await page.locator(".blanks dd").evaluateAll((blanks) => blanks.some((it) => it.getBoundingClientRect().width < 100))) found.push("a blank is short");
    found.push(...(await page.evaluate(() =>
      [...document.querySelectorAll(".steps > li:not(.branch)")]
        .filter((step) => step.checkVisibility())
        .map((step) => [step, getComputedStyle(step.querySelector(":scope > .do"), "::before")])
        .filter(([, box]) => parseFloat(box.width) < 16 || box.borderTopStyle !== "solid")
        .map(([step]) => `${step.id} has no box`))));
    await page.context().close();
  }
  return found;
}

/** What was ticked is ticked on paper, too, and others' steps are not there. */
export async function itIsTheReadersOwn(built) {
  const page = await opened(built, "guides/html/guides/xiaomi-background.html");
  const found = [];
  const others = "Background autostart";
  const before = words(sheets(await page.pdf({ format: "A4" })));
  await page.locator("#picker label", { hasText: "V10 to V13" }).click();
  await page.locator(".tick:visible").first().check();
  const mark = await page.evaluate(() => getComputedStyle(document.querySelector(".ticked > .do"), "::before").content);
  await page.emulateMedia({ media: "print" });
  const printed = await page.evaluate(() => getComputedStyle(document.querySelector(".ticked > .do"), "::before").content);
  if (mark.includes("✓") || !printed.includes("✓")) found.push(`a tick is ${printed} on paper, ${mark} on the screen`);
  const after = words(sheets(await page.pdf({ format: "A4" })));
  if (!before.includes(others) || after.includes(others)) found.push("steps of others are printed");
  await page.context().close();
  return found;
}

/** Nobody can follow a link on paper. */
export async function linksSayWhereTheyLead(built) {
  const found = [];
  for (const folder of ["html/guides", "checklist"]) {
    const page = await opened(built, `guides/${folder}/xiaomi-background.html`);
    await page.emulateMedia({ media: "print" });
    const links = await page.$$eval("main a[href]", (links) => links.filter((link) => link.checkVisibility()).map((link) => [link.getAttribute("href"), getComputedStyle(link, "::after").content]));
    const external = links.filter(([address]) => /^https?:/.test(address));
    if (external.length < 4) found.push(`${folder}: there are only ${external.length} links`);
    for (const [address, told] of external) if (!told.includes(address)) found.push(`${folder}: ${address} is not printed`);
    for (const [address, told] of links.filter(([address]) => address.startsWith("#"))) if (told.includes("#")) found.push(`${folder}: ${address} is printed`);
    await page.context().close();
  }
  return found;
}
