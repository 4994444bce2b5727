// Builds the example guides and the fixtures, opens every page in a browser, and says what a reader would notice.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";
import * as everyPage from "./checks/every-page.js";
import * as engines from "./checks/engines.js";
import * as sites from "./checks/sites.js";
import * as checklists from "./checks/checklists.js";
import * as numbers from "./checks/numbers.js";
import * as paper from "./checks/paper.js";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, "..", "..");
const guidec = process.env.GUIDEC ?? path.join(root, "target", "debug", "guidec");
const projects = { guides: path.join(root, "guides"), fixtures: path.join(here, "fixtures") };
const targets = { html: [everyPage, engines, sites, numbers, paper], checklist: [everyPage, checklists, numbers, paper] };

const WORKERS = 2;

const out = mkdtempSync(path.join(tmpdir(), "guidec-pages-"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
// What somebody does with a site: each file of `behaviour` exports functions that take what is built and
// return what went wrong.
const behaviours = readdirSync(path.join(here, "behaviour")).filter((file) => file.endsWith(".js")).sort();
const only = process.argv.slice(2);
let passed = 0;
const failures = [];
try {
  const pages = [];
  for (const [project, folder] of Object.entries(projects)) {
    for (const [target, groups] of Object.entries(targets)) {
      const built = path.join(out, project, target);
      execFileSync(guidec, ["build", folder, "--target", target, "--out", built], { stdio: "pipe" });
      pagesBelow(built).forEach((file) => pages.push({ file, groups, name: path.relative(out, file) }));
    }
  }
  const built = { browser, guidec, root, projects, out };
  const files = behaviours.filter((file) => only.length === 0 || only.some((name) => file.includes(name)));
  const acts = [];
  for (const file of files) {
    const checks = Object.entries(await import(`./behaviour/${file}`));
    acts.push(...checks.map(([name, check]) => ({ name: `${file}: ${name}`, file, check })));
  }
  const act = async ({ name, check }) => {
    count(name, await check(built).catch((error) => [`could not be checked: ${error.stack}`]));
  };
  for (const measured of acts.filter(({ file }) => file === "measured.js")) await act(measured);
  const others = acts.filter(({ file }) => file !== "measured.js");
  await several(async () => {
    for (let next = others.shift(); next; next = others.shift()) await act(next);
  });
  if (only.length === 0) await several(() => work(pages));
} finally {
  await browser.close();
  rmSync(out, { recursive: true, force: true });
}
failures.forEach((failure) => console.error(failure));
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;

/** Some workers, each of which takes what is next until nothing is left. */
function several(work) {
  return Promise.all(Array.from({ length: WORKERS }, work));
}

/** Looks at one page after the other until none is left. */
async function work(pages) {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (let next = pages.shift(); next; next = pages.shift()) {
    await look(page, next);
  }
}

/** All checks of one page. What the page itself reports while they run is a failure, too. */
async function look(page, { file, groups, name }) {
  const noticed = [];
  const told = (message) => noticed.push(`console: ${message.text()}`);
  const thrown = (error) => noticed.push(`error: ${error.message}`);
  const asked = (request) => {
    if (!request.url().startsWith(pathToFileURL(out).href)) noticed.push(`request to ${request.url()}`);
  };
  const missing = (request) => noticed.push(`not loaded: ${request.url()}`);
  const events = [["console", told], ["pageerror", thrown], ["request", asked], ["requestfailed", missing]];
  events.forEach(([event, listener]) => page.on(event, listener));
  await page.goto(pathToFileURL(file).href);
  for (const check of groups.flatMap((group) => Object.values(group))) {
    await page.setViewportSize({ width: 1100, height: 900 });
    await page.emulateMedia({ colorScheme: "light", media: "screen" });
    const found = await check(page).catch((error) => [`could not be checked: ${error.message}`]);
    count(`${name}: ${check.name}`, found);
  }
  events.forEach(([event, listener]) => page.off(event, listener));
  count(`${name}: isQuiet`, noticed);
}

function count(name, found) {
  if (found.length === 0) passed += 1;
  else failures.push(`${name}\n  ${[...new Set(found)].join("\n  ")}`);
}

function pagesBelow(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".html"));
  return files.sort().map((file) => path.join(folder, file));
}
