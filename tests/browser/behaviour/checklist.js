// Somebody prints a checklist.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { execFileSync } from "node:child_process";
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
    for (const words of ["By", "Date", "Device", "Version", "https://help.example/all/guides/leave-mutual-aid.html", "1 / 1"]) {
      if (!sheet.words.includes(words)) found.push(`${paper}: “${words}” is not on the sheet`);
    }
    const { name, dark, size: squares, shown } = print.code;
    if (name !== "https://help.example/all/guides/leave-mutual-aid.html") found.push(`${paper}: the code is for ${name}`);
    if (dark !== squares || shown < 60) found.push(`${paper}: the code is ${dark} of ${squares} wide, ${shown} pixels`);
  }
  return found;
}
