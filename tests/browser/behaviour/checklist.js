// Somebody prints a checklist.
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { execFileSync } from "node:child_process";
import { noStepIsSplit } from "../checks/paper.js";
import { sheets } from "../checks/pdf.js";

const PAPERS = { a4: "595 x 842", letter: "612 x 792" };

/** The sheet of a guide for a paper, as the browser prints it with the size that the page asks for. */
async function printed({ browser, guidec, root, out }, paper, guide) {
  const project = path.join(out, `project-${paper}`);
  cpSync(path.join(root, "guides"), project, { recursive: true });
  const settings = path.join(project, "guidec.toml");
  const before = readFileSync(settings, "utf8");
  writeFileSync(settings, `address = "https://help.example/all"\n${before}\n[target.checklist]\npaper = "${paper}"\n`);
  const built = path.join(out, `checklist-${paper}`);
  execFileSync(guidec, ["build", project, "--target", "checklist", "--out", built], { stdio: "pipe" });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(built, `${guide}.html`)).href);
  const code = await page.locator(".qr").evaluate((drawing) => ({
    name: drawing.getAttribute("aria-label"),
    dark: drawing.querySelector("path").getBBox().width,
    size: drawing.viewBox.baseVal.width,
    shown: drawing.getBoundingClientRect().width,
  }));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await context.close();
  const information = execFileSync("pdfinfo", ["-"], { input: pdf, encoding: "utf8", stdio: "pipe" });
  const size = information.match(/Page size: +([\d.]+) x ([\d.]+)/).slice(1).map((points) => Math.round(Number(points)));
  return { pdf, size: size.join(" x "), code };
}

export async function aShortGuideFitsOneSideOfEitherPaper(built) {
  const found = [];
  for (const [paper, size] of Object.entries(PAPERS)) {
    const print = await printed(built, paper, "leave-mutual-aid");
    const [sheet, ...others] = sheets(print.pdf);
    if (others.length > 0) found.push(`${paper}: it takes ${others.length + 1} sheets`);
    if (print.size !== size) found.push(`${paper}: the sheet is ${print.size}`);
    for (const words of ["Name", "Date", "Device", "Version", "https://help.example/all/guides/leave-mutual-aid.html", "1 / 1"]) {
      if (!sheet.words.includes(words)) found.push(`${paper}: “${words}” is not on the sheet`);
    }
    const { name, dark, size: squares, shown } = print.code;
    if (name !== "https://help.example/all/guides/leave-mutual-aid.html") found.push(`${paper}: the code is for ${name}`);
    if (dark !== squares || shown < 60) found.push(`${paper}: the code is ${dark} of ${squares} wide, ${shown} pixels`);
  }
  return found;
}

/** The folder with the sheets of a project, built with these settings behind its own. */
function built({ guidec, out }, project, name, settings) {
  const copy = path.join(out, `project-${name}`);
  cpSync(project, copy, { recursive: true });
  const file = path.join(copy, "guidec.toml");
  writeFileSync(file, `${readFileSync(file, "utf8")}\n${settings}\n`);
  const folder = path.join(out, `sheets-${name}`);
  execFileSync(guidec, ["build", copy, "--target", "checklist", "--out", folder], { stdio: "pipe" });
  return folder;
}

const sheetsIn = (folder) => readdirSync(folder).filter((file) => file.endsWith(".html"));

/** Drawings cost no guide a second side; with them a step still stays whole. */
export async function drawingsStandWhereOneSideHoldsThem(all) {
  const found = [];
  const context = await all.browser.newContext();
  const page = await context.newPage();
  for (const paper of Object.keys(PAPERS)) {
    const take = (drawings) =>
      built(all, all.projects.guides, `${paper}-${drawings}`, `[target.checklist]\npaper = "${paper}"\ndrawings = "${drawings}"`);
    const [never, auto, always] = ["never", "auto", "always"].map(take);
    let drawn = 0;
    for (const file of sheetsIn(auto)) {
      const look = async (folder) => {
        await page.goto(pathToFileURL(path.join(folder, file)).href);
        const drawings = await page.locator(".beside").count();
        const sides = sheets(await page.pdf({ preferCSSPageSize: true })).length;
        return { drawings, sides };
      };
      const [without, usual] = [await look(never), await look(auto)];
      if (without.drawings > 0) found.push(`${file}: there are drawings that nobody wanted`);
      if (usual.sides !== without.sides) found.push(`${file}: ${paper} takes ${usual.sides} sides, not ${without.sides}`);
      if (usual.drawings > 0) drawn += 1;
      if (usual.drawings > 0 && usual.sides > 1) found.push(`${file}: ${paper} has drawings on ${usual.sides} sides`);
      // It looks at both papers.
      if (paper !== "a4") continue;
      await page.goto(pathToFileURL(path.join(always, file)).href);
      found.push(...(await noStepIsSplit(page)).map((problem) => `${file}: ${problem}`));
    }
    if (drawn < 5) found.push(`only ${drawn} sheets of ${paper} have drawings`);
  }
  await context.close();
  return found;
}

/** Drawings and pictures say what they show, marks are where the author says, and all of it is beside the words. */
export async function drawingsAndPicturesHaveWords(all) {
  const folder = built(all, all.projects.fixtures, "pictures", `[target.checklist]\ndrawings = "always"`);
  const context = await all.browser.newContext();
  const page = await context.newPage();
  const found = [];
  let [pictures, drawings] = [0, 0];
  for (const file of sheetsIn(folder)) {
    await page.goto(pathToFileURL(path.join(folder, file)).href);
    pictures += await page.locator(".picture circle").count();
    drawings += await page.locator(".beside svg.drawing").count();
    const problems = await page.evaluate(() => {
      const problems = [...document.querySelectorAll("svg.drawing")]
        .filter((drawing) => drawing.getAttribute("role") !== "img" || drawing.getAttribute("aria-label").length < 10)
        .map(() => "a drawing has no words");
      const rightToLeft = document.dir === "rtl";
      for (const beside of document.querySelectorAll(".beside")) {
        const [area, step] = [beside, beside.parentElement].map((it) => it.getBoundingClientRect());
        const gap = rightToLeft ? area.left - step.left : step.right - area.right;
        if (Math.abs(gap) > 2) problems.push(`what belongs to ${beside.parentElement.id} is not at the end of the line`);
      }
      for (const picture of document.querySelectorAll(".picture")) {
        const image = picture.querySelector("img");
        const area = image.getBoundingClientRect();
        if (!image.alt || image.naturalWidth === 0) problems.push("a picture has no words, or is not there");
        for (const circle of picture.querySelectorAll("circle")) {
          const ring = circle.getBoundingClientRect();
          const x = area.left + (circle.cx.baseVal.value / image.getAttribute("width")) * area.width;
          const y = area.top + (circle.cy.baseVal.value / image.getAttribute("height")) * area.height;
          if (Math.hypot((ring.left + ring.right) / 2 - x, (ring.top + ring.bottom) / 2 - y) > 2) problems.push(`a mark of “${image.alt}” is elsewhere`);
        }
      }
      return problems;
    });
    found.push(...problems.map((problem) => `${file}: ${problem}`));
  }
  await context.close();
  return pictures > 2 && drawings > 10 ? found : [`there are ${pictures} marks and ${drawings} drawings`, ...found];
}

export async function theSheetHasTheLookOfTheProject(all) {
  const settings = `[theme]\naccent = "#00704a"\nfont = "Inter"\nlogo = "picture.png"`;
  const folder = built(all, all.projects.fixtures, "look", settings);
  const context = await all.browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(folder, "german.html")).href);
  const look = await page.evaluate(() => ({
    title: getComputedStyle(document.querySelector("h1")).color,
    font: getComputedStyle(document.body).fontFamily,
    logo: document.querySelector(".logo")?.naturalWidth,
    name: document.querySelector(".logo")?.alt,
  }));
  await context.close();
  const found = [];
  if (look.title !== "rgb(0, 112, 74)") found.push(`the title is ${look.title}`);
  if (!look.font.includes("Inter")) found.push(`the font is ${look.font}`);
  if (!look.logo || !look.name) found.push(`the logo is ${look.logo} wide, the name is ${look.name}`);
  return found;
}
