// The way through a site: from the index to every page and back, from a folder and without a server.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { headSaysWhatItIs, whatMachinesReadIsWellFormed } from "../checks/engines.js";
import { isAccessible } from "../checks/every-page.js";

const MANY = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "site");

export async function indexLeadsToEveryGuide({ browser, out }) {
  const { page, close } = await visit(browser, indexOf(out), { javaScriptEnabled: false });
  const addresses = await page.$$eval(".entries a", (links) => links.map((link) => link.href));
  const failures = addresses.length > 0 ? [] : ["the index lists no guide"];
  for (const address of addresses) {
    await page.goto(address);
    const home = await page.$eval("header.top a", (link) => link.href).catch(() => "");
    if (!home.endsWith("/index.html")) failures.push(`${address} has no way back to the index`);
  }
  return [...failures, ...(await close())];
}

/** The lists by app and by topic hold what they say, without a script. */
export async function guidesAreListedByAppAndByTopic({ browser, out }) {
  const { page, close } = await visit(browser, indexOf(out), { javaScriptEnabled: false });
  const failures = await page.evaluate(() => {
    const found = [];
    for (const group of document.querySelectorAll(".group")) {
      const name = group.querySelector("h3 bdi")?.textContent ?? "others";
      const said = Number(group.querySelector("h3 .count").textContent);
      const listed = group.querySelectorAll("li a").length;
      if (said !== listed) found.push(`${name} says ${said} and lists ${listed}`);
      if (group.id && !document.querySelector(`.chips a[href="#${group.id}"]`)) found.push(`nothing leads to ${name}`);
    }
    const order = [...document.querySelectorAll("h2")].map((heading) => heading.id);
    if (order.indexOf("by-app") < 0 || order.indexOf("by-app") > order.indexOf("by-topic")) found.push(`${order}`);
    if (document.querySelector("#search").checkVisibility()) found.push("a search is offered that cannot work");
    return found;
  });
  return [...failures, ...(await close())];
}

/** Every page says where it stands, and its related guides are there. */
export async function pagesSayWhereTheyStand({ browser, out }) {
  const { page, close } = await visit(browser, indexOf(out));
  const failures = [];
  for (const address of await page.$$eval("#all .entries a", (links) => links.map((link) => link.href))) {
    await page.goto(address);
    const trail = await page.$$eval(".trail li", (items) => items.map((item) => item.textContent.trim()));
    const title = await page.textContent("h1");
    if (trail.length < 2 || trail.at(-1) !== title.trim()) failures.push(`${address}: ${trail.join(" > ")}`);
    const app = await page.$eval(".trail li:nth-child(2) a", (link) => link.href).catch(() => null);
    if (app) {
      await page.goto(app);
      if ((await page.locator(".group:target").count()) !== 1) failures.push(`${address} leads to no ${app}`);
      await page.goto(address);
    }
    const related = await page.$$eval(".related a", (links) => links.map((link) => link.href));
    if (related.length > 5 || related.includes(address)) failures.push(`${address} is related to ${related.join(", ")}`);
  }
  return [...failures, ...(await close())];
}

const WANTED = [
  ["a title", "reset an iphone", "reset-iphone"],
  ["the beginning of a word", "res iph", "reset-iphone"],
  ["a typing mistake", "mutuel treasuer", "leave-mutual-aid"],
  ["words on a screen", "still want to give up", "leave-mutual-aid"],
  ["a word of a step", "duraspeed", "disable-power-saver"],
  ["a topic", "loss and theft", "remote-lock"],
  ["an app", "macrodroid", "disable-power-saver"],
];

export async function searchFinds({ browser, out }) {
  const { page, close } = await visit(browser, indexOf(out));
  const failures = [];
  for (const [what, words, id] of WANTED) {
    const found = await search(page, words);
    if (!found.slice(0, 5).some((address) => address.endsWith(`/guides/${id}.html`))) {
      failures.push(`${what}, “${words}”: ${found.join(", ")}`);
    }
  }
  const told = await page.textContent("#announced");
  if (!/\d/.test(told)) failures.push(`a screen reader is told “${told}”`);
  await search(page, "xyzzyplugh");
  if (!(await page.textContent("#search-count")).includes("Nothing")) failures.push("nothing found, and nothing said");
  if (!(await page.textContent("#announced")).includes("Nothing")) failures.push("a screen reader is not told");
  await search(page, "");
  if (!(await page.isVisible("#all"))) failures.push("the list does not come back");
  return [...failures, ...(await close())];
}

export async function searchIsForTheKeyboard({ browser, out }) {
  const { page, close } = await visit(browser, indexOf(out));
  const failures = [];
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  await page.keyboard.press("/");
  if ((await focused()) !== "search-words") failures.push("/ does not lead to the field");
  await page.keyboard.type("company portal");
  await page.waitForSelector("#search-results a");
  const titles = await page.$$eval("#search-results a", (links) => links.map((link) => link.textContent));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  if ((await focused()) !== titles[1]) failures.push(`two down is “${await focused()}”, not “${titles[1]}”`);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  if ((await focused()) !== "search-words") failures.push("up does not lead back to the field");
  await page.keyboard.press("Escape");
  if ((await page.inputValue("#search-words")) !== "") failures.push("Escape does not empty the field");
  await page.keyboard.type("reset an iphone");
  await page.waitForFunction(() => document.querySelector("#search-results a")?.textContent.startsWith("Reset"));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/guides/*.html").catch(() => failures.push("Enter opens nothing"));
  // From a guide back to the search, with one link.
  await page.click(".find");
  const isThere = page.waitForFunction(() => document.activeElement.id === "search-words", null, { timeout: 5000 });
  await isThere.catch(() => failures.push("the link to the search does not lead to its field"));
  return [...failures, ...(await close())];
}

export async function searchIsLoadedWhenItIsWanted({ browser, out }) {
  const { page, close, requests } = await visit(browser, indexOf(out));
  const early = requests.filter((address) => /minisearch|search-index/.test(address));
  await page.focus("#search-words");
  await page.waitForFunction(() => globalThis.MiniSearch && globalThis.guidec.index);
  return [...early.map((address) => `${address} is loaded before anybody searches`), ...(await close())];
}

/** A site in Arabic with guides in other languages, with titles that try to be markup. */
export async function searchKnowsLanguages({ browser, guidec, out }) {
  const site = build(guidec, out);
  const failures = [];
  const { page, close } = await visit(browser, path.join(site, "index.html"));
  for (const [words, id] of [
    ["إيصالات", "arabic"], ["اعدادات", "arabic"], ["الخصوصيه", "arabic"],
    ["schlussel", "german"], ["größere", "german"], ["STRASSE", "german"], ["zurucksetzn", "german"],
    ["退出", "chinese"], ["保险", "chinese"], ["互助计划", "chinese"],
    ["confetti", "hostile"], ["onerror", "hostile"],
  ]) {
    const found = await search(page, words);
    if (!found.some((address) => address.endsWith(`/guides/${id}.html`))) failures.push(`“${words}”: ${found.join(", ")}`);
  }
  const drawn = await page.$$eval("#search-results :is(img, b, script, i)", (things) => things.length);
  if (drawn > 0) failures.push("a title became markup");
  return [...failures, ...(await close())];
}

/** Axe finds nothing on the index and on a guide, from right to left, in light and dark, with results shown. */
export async function sitesAreAccessible({ browser, guidec, out }) {
  const site = build(guidec, out);
  const failures = [];
  for (const file of [path.join(site, "index.html"), path.join(site, "guides", "arabic.html"), indexOf(out)]) {
    const { page, close } = await visit(browser, file);
    failures.push(...(await isAccessible(page)));
    if (file.endsWith("index.html")) {
      await search(page, "fixture");
      await search(page, "a");
      failures.push(...(await isAccessible(page)));
    }
    await page.setViewportSize({ width: 320, height: 640 });
    if (await page.evaluate(() => document.documentElement.scrollWidth > 320)) failures.push(`${file} is too wide`);
    failures.push(...(await close()));
  }
  return failures;
}

/** What machines read is well formed, however titles are written. */
export async function machinesCanReadTheSite({ browser, guidec, out }) {
  const site = build(guidec, out);
  const { page, close } = await visit(browser, path.join(site, "guides", "hostile.html"));
  const failures = await page.evaluate((sitemap) => {
    const found = [];
    const xml = new DOMParser().parseFromString(sitemap, "application/xml");
    if (xml.querySelector("parsererror")) found.push("the sitemap is not XML");
    const places = [...xml.getElementsByTagName("loc")].map((place) => place.textContent);
    if (places.length !== 6 || !places.every((place) => place.startsWith("https://help.example/phones/"))) {
      found.push(`the sitemap lists ${places.join(" ")}`);
    }
    const read = (type) => [...document.querySelectorAll('script[type="application/ld+json"]')]
      .map((script) => JSON.parse(script.textContent)).find((data) => data["@type"] === type);
    const guide = read("HowTo");
    const meta = (name) => document.querySelector(`meta[property="${name}"]`).content;
    const title = document.querySelector("h1").textContent;
    if (guide.name !== title || meta("og:title") !== title) found.push(`${guide.name} | ${meta("og:title")} | ${title}`);
    const canonical = document.querySelector('link[rel="canonical"]').href;
    const crumbs = read("BreadcrumbList").itemListElement;
    const way = crumbs.map(({ position, item }) => `${position} ${item}`).join(" ");
    const site = "https://help.example/phones/";
    if (way !== `1 ${site} 2 ${site}#app-script-b-fixture-co-105fa57e 3 ${canonical}` || crumbs[2].name !== title) found.push(`the way to it is ${way}`);
    const days = [...xml.getElementsByTagName("lastmod")].map((day) => `${day.textContent} ${day.previousElementSibling.textContent}`);
    if (days.join() !== `2026-05-01 ${canonical}`) found.push(`the sitemap says that pages are of ${days}`);
    if (meta("og:image") !== `${site}pictures/logo.png` || meta("og:image:alt") !== "A <drawing>") found.push(`previews show ${meta("og:image")}`);
    if (canonical !== meta("og:url") || !places.includes(canonical)) found.push(`the page calls itself ${canonical}`);
    return found;
  }, readFileSync(path.join(site, "sitemap.xml"), "utf8"));
  const accent = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent"));
  if (accent !== "#8a1c6b") failures.push(`the colour of the theme is ${accent}`);
  return [...failures, ...(await close())];
}

/** Each page of a site with an address says its own; only guides with pictures of their author show one in previews. */
export async function everyPageSaysItsAddress({ browser, guidec, out }) {
  const site = build(guidec, out);
  const failures = [];
  for (const file of readdirSync(site, { recursive: true }).filter((file) => file.endsWith(".html"))) {
    const { page, close } = await visit(browser, path.join(site, file));
    const wanted = `https://help.example/phones/${file === "index.html" ? "" : file}`;
    const { canonical, url, image } = await page.evaluate(() => ({
      canonical: [...document.querySelectorAll('link[rel="canonical"]')].map((link) => link.href).join(),
      url: document.querySelector('meta[property="og:url"]')?.content,
      image: document.querySelector('meta[property="og:image"]')?.content,
    }));
    if (canonical !== wanted || url !== wanted) failures.push(`${file} calls itself ${canonical} and ${url}`);
    if ((image !== undefined) !== file.endsWith("hostile.html")) failures.push(`${file} is shown with ${image}`);
    for (const check of [headSaysWhatItIs, whatMachinesReadIsWellFormed]) {
      failures.push(...(await check(page)).map((found) => `${file}: ${found}`));
    }
    failures.push(...(await close()));
  }
  return failures;
}

function indexOf(out) {
  return path.join(out, "guides", "html", "index.html");
}

let built;
function build(guidec, out) {
  if (!built) {
    built = path.join(out, "site");
    execFileSync(guidec, ["build", MANY, "--target", "html", "--out", built], { stdio: "pipe" });
  }
  return built;
}

/** Opens a page of a folder; `close` tells what it asked for and complained about. */
async function visit(browser, file, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const failures = [];
  const requests = [];
  page.on("console", (message) => failures.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => failures.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => failures.push(`a window opens: ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => {
    requests.push(request.url());
    if (!request.url().startsWith("file:")) failures.push(`request to ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  const close = async () => {
    await context.close();
    return failures;
  };
  return { page, close, requests };
}

/** Searches as a reader does, and gives the addresses of the results when they are there. */
async function search(page, words) {
  await page.fill("#search-words", "");
  await page.fill("#search-words", words);
  if (words === "") return [];
  await page.waitForFunction(() => document.querySelector("#search-count").textContent !== "");
  return page.$$eval("#search-results a", (links) => links.map((link) => link.href));
}
