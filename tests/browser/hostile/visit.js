// Opens built pages as a reader does, with the page's policy and without it, and counts what they are made of.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")[^"]*">/i;
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

/**
 * What a page is made of: each kind of element with the names of its attributes, each stylesheet with its rules, and where things lead
 * that are no pages of the site.
 */
function census() {
  const counts = {};
  const wrong = [];
  const count = (kind) => { counts[kind] = (counts[kind] ?? 0) + 1; };
  const all = [document.documentElement, ...document.documentElement.querySelectorAll("*")];
  const kindOf = (element) => `${element.localName}[${element.getAttributeNames().sort().join()}]`;
  // A drawing parts words into lines by their width: of the lines of one text, the first is counted.
  const goesOn = (element) => element.namespaceURI.endsWith("svg") && element.localName === "text"
    && element.previousElementSibling?.localName === "text" && kindOf(element.previousElementSibling) === kindOf(element)
    && element.getAttribute("class") === element.previousElementSibling.getAttribute("class")
    && [...element.children].every((child) => kindOf(child) === "tspan[]" && child.childElementCount === 0);
  for (const element of all) {
    const kind = kindOf(element);
    if (!goesOn(element) && !(kind === "tspan[]" && goesOn(element.parentElement))) count(kind);
    for (const name of element.getAttributeNames()) {
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
  for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) count(`rule ${rule.selectorText ?? rule.conditionText}`);
  return { counts, wrong };
}

/** Serves the files of the folder that is at hand. What is the same in every project may be kept. */
function serve(state, isStripped) {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://any").pathname);
    const file = path.join(state.folder, name);
    if (!existsSync(file)) {
      if (name !== "/favicon.ico") state.noticed.push(`request to ${name}, which is not there`);
      response.writeHead(404).end();
      return;
    }
    let body = readFileSync(file);
    if (isStripped && file.endsWith(".html")) {
      const text = body.toString("utf8");
      if (!POLICY.test(text)) state.noticed.push(`${file} has no policy`);
      body = text.replace(POLICY, "$1\">");
    }
    const isOfGuidec = /^\/assets\/.*\.(css|js)$/.test(name) && !name.endsWith("theme.css");
    response.writeHead(200, {
      "content-type": TYPES[file.split(".").at(-1)] ?? "application/octet-stream",
      "cache-control": isOfGuidec ? "max-age=86400" : "no-store",
    }).end(body);
  });
  return new Promise((done) => { server.listen(0, "127.0.0.1", () => done(server)); });
}

/** Somebody who opens pages of a folder, and what was noticed meanwhile. */
export async function visitor(browser, isStripped) {
  const context = await browser.newContext({ viewport: { width: 900, height: 700 } });
  await context.addInitScript(trap);
  const state = { folder: "", noticed: [], visits: 0 };
  const server = await serve(state, isStripped);
  const origin = `http://127.0.0.1:${server.address().port}`;
  // Names below `.example` lead nowhere, so what is asked of others is seen here and comes to nobody.
  context.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith("data:image/")) state.noticed.push(`request to ${request.url()}`);
  });
  const page = await context.newPage();
  page.on("dialog", (dialog) => { state.noticed.push(`a dialog: ${dialog.message()}`); return dialog.dismiss(); });
  page.on("pageerror", (error) => state.noticed.push(`an error: ${error.message}`));
  page.on("popup", () => state.noticed.push("a window was opened"));
  return {
    close: () => {
      server.close();
      return context.close();
    },
    /** `act` does what a reader does, once the page is there; what it is made of is looked at before and after. */
    async open(folder, file, { query, fragment }, act) {
      Object.assign(state, { folder, noticed: [], visits: state.visits + 1 });
      // A page that is told another fragment alone would not be loaded anew.
      const address = `${origin}/${file}?visit=${state.visits}&${query}#${fragment}`;
      await page.goto(address, { waitUntil: "load" });
      const before = await page.evaluate(census);
      await act(page);
      const after = await page.evaluate(census);
      const told = await page.evaluate(() => window.told);
      if (!page.url().startsWith(`${origin}/${file}`)) state.noticed.push(`the page went to ${page.url()}`);
      return { counts: [before.counts, after.counts], noticed: [...before.wrong, ...after.wrong, ...told, ...state.noticed] };
    },
  };
}

/** What two pages differ in, beside words: when they were opened, and after what was done there. */
export function difference(hostile, twin) {
  return ["", " after typing"].flatMap((when, at) => {
    const [here, there] = [hostile[at], twin[at]];
    const kinds = new Set([...Object.keys(here), ...Object.keys(there)]);
    return [...kinds].filter((kind) => here[kind] !== there[kind])
      .map((kind) => `${kind}: ${here[kind] ?? 0} instead of ${there[kind] ?? 0}${when}`);
  });
}
