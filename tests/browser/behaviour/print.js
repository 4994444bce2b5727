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

/** On paper nobody can answer: it says how to find out what is still open, and nothing of what was answered. */
export async function itSaysHowToFindOut(built) {
  const found = [];
  const page = await opened(built, "guides/html/guides/vivo-background.html");
  const look = async (when, wanted, others) => {
    if (await page.locator(".find-out, .differs").filter({ visible: true }).count()) found.push(`${when}: it is on the screen, too`);
    const printed = words(sheets(await page.pdf({ format: "A4" })));
    for (const question of wanted) if (!printed.includes(question)) found.push(`${when}: “${question}” is not printed`);
    for (const question of others) if (printed.includes(question)) found.push(`${when}: “${question}” is printed`);
  };
  const [android, funtouch, differ] = ["Which Android version?", "Which Funtouch OS version?", "The steps differ"];
  await look("unanswered", [android, funtouch, differ, "How to find out"], []);
  const answer = () => page.locator("#picker fieldset:visible").last().locator("label:visible").first().click();
  await answer();
  await look("with one answer", [funtouch], [android, differ]);
  await answer();
  await look("answered", [], [android, funtouch, differ, "How to find out"]);
  await page.context().close();
  return found;
}

/** No card of the index reaches over the end of a sheet. */
export async function cardsStayWhole(built) {
  const page = await opened(built, "guides/html/index.html");
  const count = await page.evaluate(() => {
    const cards = [...document.querySelectorAll(".entries > li")].filter((card) => card.checkVisibility());
    const mark = (words) => Object.assign(document.createElement("small"), { textContent: words });
    cards.forEach((card, at) => {
      card.querySelector("a").prepend(mark(`qfirst${at}q `));
      [...card.querySelectorAll("a, p")].at(-1).append(mark(` qlast${at}q`));
    });
    return cards.length;
  });
  const found = [];
  for (const format of ["A4", "Letter"]) {
    const printed = sheets(await page.pdf({ format })).map((sheet) => sheet.words);
    for (let at = 0; at < count; at += 1) {
      const [first, last] = ["first", "last"].map((end) => printed.findIndex((words) => words.includes(`q${end}${at}q`)));
      if (first < 0 || first !== last) found.push(`card ${at + 1} reaches from sheet ${first + 1} to ${last + 1} of ${format}`);
    }
  }
  await page.context().close();
  return count > 10 ? found : [`there are only ${count} cards`];
}

/** Whatever a value is called, there is room to write it, and nothing stands out of a sheet. */
export async function valuesHaveRoom(built) {
  const found = [];
  for (const javaScriptEnabled of [true, false]) {
    const page = await opened(built, "fixtures/html/guides/renamed.html", { javaScriptEnabled });
    await page.emulateMedia({ media: "print" });
    const room = await page.locator("[data-fill]").first().evaluate((row) => {
      const input = row.querySelector("input");
      return input ? input.getBoundingClientRect().width : parseFloat(getComputedStyle(row, "::after").width);
    });
    if (room < 100) found.push(`there are ${room} pixels to write in${javaScriptEnabled ? "" : " without scripts"}`);
    const frames = await page.locator("var").evaluateAll((values) => values.filter((it) => getComputedStyle(it).borderTopStyle !== "none").length);
    if (frames > 0) found.push(`${frames} values have frames`);
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
