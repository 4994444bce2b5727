// A page that is one file, sent to somebody alone.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { execFileSync } from "node:child_process";

/** The page of the fixtures that has everything, alone in a new folder. */
function alone({ guidec, projects, out }, name, change = (text) => text) {
  const built = path.join(out, "single");
  execFileSync(guidec, ["build", projects.fixtures, "--target", "html", "--single-file", "--out", built], { stdio: "pipe" });
  const folder = path.join(out, `alone-${name}`);
  mkdirSync(folder);
  const page = path.join(folder, "page.html");
  copyFileSync(path.join(built, "guides", "english.html"), page);
  writeFileSync(page, change(readFileSync(page, "utf8")));
  return { built, page };
}

export async function aPageWorksAlone(site) {
  const { built, page: file } = alone(site, "works");
  const context = await site.browser.newContext();
  const page = await context.newPage();
  const found = [];
  page.on("console", (message) => found.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`error: ${error.message}`));
  page.on("request", (request) => request.url().startsWith("data:") || request.isNavigationRequest() || found.push(`request to ${request.url().slice(0, 100)}`));
  await page.goto(pathToFileURL(file).href);
  await page.locator(".tick").first().check();
  if (!(await page.locator(".count").textContent()).startsWith("1 of")) found.push("its scripts do not run");
  const width = await page.locator(".picture img").first().evaluate(async (picture) => {
    picture.scrollIntoView();
    await picture.decode();
    return picture.naturalWidth;
  });
  if (width === 0) found.push("its picture is missing");
  const styled = await page.evaluate(() => getComputedStyle(document.querySelector(".steps")).listStyleType);
  if (styled !== "none") found.push("its styles are missing");
  const others = readdirSync(built, { recursive: true }).filter((name) => /\.\w+$/.test(name) && !name.endsWith(".html"));
  if (others.length > 0) found.push(`beside the pages lies ${others}`);
  await context.close();
  return found;
}

export async function theIndexIsSearchedAlone(site) {
  const { built } = alone(site, "searched");
  const file = path.join(site.out, "alone-searched", "index.html");
  copyFileSync(path.join(built, "index.html"), file);
  const context = await site.browser.newContext();
  const page = await context.newPage();
  const found = [];
  page.on("console", (message) => found.push(`console: ${message.text()}`));
  await page.goto(pathToFileURL(file).href);
  await page.locator("#search-words").fill("printed pages");
  await page.locator("#search-results a").first().waitFor({ timeout: 5_000 }).catch(() => found.push("nothing is found"));
  await context.close();
  return found;
}

export async function nothingForeignRuns(site) {
  const foreign = '<script>globalThis.foreign = true</script><style>body { color: rgb(1, 2, 3) }</style>' +
    '<img src="https://pictures.example/a.png" onerror="globalThis.foreign = true"><p style="color: red">';
  const { page: file } = alone(site, "foreign", (text) => text.replace("<main>", `${foreign}<main>`));
  const context = await site.browser.newContext();
  const page = await context.newPage();
  const found = [];
  page.on("requestfinished", (request) => request.url().startsWith("https:") && found.push(`request to ${request.url()}`));
  await page.goto(pathToFileURL(file).href);
  if (await page.evaluate(() => globalThis.foreign)) found.push("a foreign script ran");
  if (await page.evaluate(() => getComputedStyle(document.body).color === "rgb(1, 2, 3)")) found.push("a foreign style is used");
  if ((await page.locator(".tick").count()) === 0) found.push("its own scripts do not run");
  await context.close();
  return found;
}
