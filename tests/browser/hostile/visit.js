// Opens built pages as a reader does, with the page's policy and without it, and counts what they are made of.
import { readFileSync, existsSync } from "node:fs";
import path from "node:path";

const ORIGIN = "http://pages.test";
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/i;
const TYPES = { html: "text/html", css: "text/css", js: "text/javascript", png: "image/png" };

/** Runs before everything else on a page: whatever a payload would call is told. */
function trap() {
  const told = [];
  window.told = told;
  // What was typed on another page is not this one's.
  if (location.protocol !== "about:") [localStorage, sessionStorage].forEach((place) => place.clear());
  // Without it, a page shows what is to be copied in a dialog of its own.
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async () => {} } });
  const tell = (what) => (...words) => { told.push(`${what} ran: ${words}`.slice(0, 200)); };
  Object.defineProperty(window, "hit", { value: tell("hit"), writable: false, configurable: false });
  for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = tell(name);
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    told.push(`the policy stopped ${violatedDirective} ${blockedURI}`));
}

/** What a page is made of: each kind of element with the names of its attributes, and where things lead that are no pages of the site. */
function census(origin) {
  const counts = {};
  const wrong = [];
  const all = [document.documentElement, ...document.documentElement.querySelectorAll("*")];
  for (const element of all) {
    const names = element.getAttributeNames().sort();
    const kind = `${element.localName}[${names.join()}]`;
    counts[kind] = (counts[kind] ?? 0) + 1;
    for (const name of names) {
      const value = element.getAttribute(name);
      if (/^on|^style$|^srcdoc$/.test(name)) wrong.push(`${kind} ${value}`);
      if (!/^(href|src|action|formaction|data|poster|xlink:href)$/.test(name)) continue;
      const { protocol } = new URL(value, document.baseURI);
      if (!["https:", "http:", "mailto:", "tel:"].includes(protocol) && !/^data:image\//.test(value)) wrong.push(`${kind} ${value}`);
    }
    if (element.localName === "template" && element.content.querySelector("script")) wrong.push("a script in a template");
  }
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try { JSON.parse(script.textContent); } catch (error) { wrong.push(`JSON-LD: ${error.message}`); }
  }
  return { counts, wrong, elements: all.length, told: window.told };
}

/** Somebody who opens pages of a folder, and what was noticed meanwhile. */
export async function visitor(browser, isStripped) {
  const context = await browser.newContext({ viewport: { width: 900, height: 700 } });
  await context.addInitScript(trap);
  const state = { folder: "", noticed: [] };
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (!url.startsWith(`${ORIGIN}/`)) {
      state.noticed.push(`request to ${url}`);
      return route.abort();
    }
    const file = path.join(state.folder, decodeURIComponent(new URL(url).pathname));
    if (!existsSync(file)) {
      state.noticed.push(`request to ${url}, which is not there`);
      return route.abort();
    }
    let body = readFileSync(file);
    if (isStripped && file.endsWith(".html")) {
      const text = body.toString("utf8");
      if (!POLICY.test(text)) state.noticed.push(`${file} has no policy`);
      body = text.replace(POLICY, "");
    }
    return route.fulfill({ body, contentType: TYPES[file.split(".").at(-1)] ?? "application/octet-stream" });
  });
  const page = await context.newPage();
  page.on("dialog", (dialog) => { state.noticed.push(`a dialog: ${dialog.message()}`); return dialog.dismiss(); });
  page.on("pageerror", (error) => state.noticed.push(`an error: ${error.message}`));
  page.on("popup", () => state.noticed.push("a window was opened"));
  return {
    page,
    close: () => context.close(),
    /** `act` does what a reader does, once the page is there; what is counted is counted before. */
    async open(folder, file, address, act = async () => {}) {
      Object.assign(state, { folder, noticed: [] });
      // A page that is told another fragment alone is not loaded anew.
      await page.goto("about:blank");
      await page.goto(`${ORIGIN}/${file}${address}`, { waitUntil: "load" });
      const found = await page.evaluate(census, ORIGIN);
      await act(page);
      const told = await page.evaluate(() => window.told);
      if (!page.url().startsWith(`${ORIGIN}/${file}`)) state.noticed.push(`the page went to ${page.url()}`);
      return { ...found, noticed: [...found.wrong, ...told, ...state.noticed] };
    },
  };
}

/** What two pages differ in, beside words. */
export function difference(hostile, twin) {
  const kinds = new Set([...Object.keys(hostile.counts), ...Object.keys(twin.counts)]);
  // Where words of a drawing part into lines is a question of their width; emphasis and code are Markdown that some payloads hold.
  return [...kinds].filter((kind) => !/^(text|tspan|em|code)\[/.test(kind)).filter((kind) => hostile.counts[kind] !== twin.counts[kind])
    .map((kind) => `${kind}: ${hostile.counts[kind] ?? 0} instead of ${twin.counts[kind] ?? 0}`);
}
