// What search engines and the checks of browsers look at, on every page.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The text of the page as it was sent, for what a browser mends without a word. */
export async function sourceBeginsAsItShould(page) {
  const text = readFileSync(fileURLToPath(page.url().split("#")[0]), "utf8");
  const found = [];
  if (!/^<!doctype html>/i.test(text)) found.push(`it begins with ${text.slice(0, 30)}`);
  if (!/<meta charset="?utf-8/i.test(text.slice(0, 1024))) found.push("its encoding is not told in the first 1024 bytes");
  return found;
}

/** What is nested wrongly, never closed or closed twice, a browser mends without a word: then the page has other tags than its text. */
export async function tagsAreReadAsTheyAreWritten(page) {
  const text = readFileSync(fileURLToPath(page.url().split("#")[0]), "utf8");
  return page.evaluate((text) => {
    const written = text.replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, "<$1></$1>").replace(/<!--[^]*?-->/g, "");
    const read = new DOMParser().parseFromString(written, "text/html").documentElement.outerHTML;
    const count = (text, tag) => text.split(tag).length - 1;
    const names = new Set([...`${written}${read}`.matchAll(/<([a-z][a-z0-9]*)[\s>]/gi)].map(([, name]) => name));
    return [...names].flatMap((name) => {
      // Parts of drawings close themselves.
      const isClosed = !new RegExp(`<${name}\\b[^>]*/>`).test(written);
      const tags = [...[" ", ">", "\n"].map((end) => `<${name}${end}`), ...(isClosed ? [`</${name}>`] : [])];
      const sum = (text) => tags.reduce((sum, tag) => sum + count(text, tag), 0);
      return sum(written) === sum(read) ? [] : [`${name}: ${sum(written)} tags are written, ${sum(read)} are read`];
    });
  }, text);
}

export async function headSaysWhatItIs(page) {
  return page.evaluate(() => {
    const found = [];
    const title = document.title.trim();
    if (title === "" || title.length > 200) found.push(`the title is “${title}”`);
    if (!/^[a-z]{2,3}\b/.test(document.documentElement.lang)) found.push(`the language is “${document.documentElement.lang}”`);
    const one = (selector, attribute) => {
      const all = document.querySelectorAll(selector);
      if (all.length !== 1) found.push(`${selector} stands ${all.length} times`);
      return all[0]?.getAttribute(attribute)?.trim() ?? "";
    };
    if (one('meta[name="description"]', "content") === "") found.push("the description is empty");
    const viewport = one('meta[name="viewport"]', "content");
    if (!/width=device-width/.test(viewport) || /user-scalable|maximum-scale/.test(viewport)) found.push(`the viewport is ${viewport}`);
    const headings = document.querySelectorAll("h1").length;
    if (headings !== 1) found.push(`there are ${headings} first headings`);
    const robots = document.querySelector('meta[name="robots"]')?.content ?? "";
    if (/noindex|nofollow/.test(robots)) found.push(`robots are told ${robots}`);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    if (twice) found.push(`two elements have the id ${twice}`);
    return found;
  });
}

export async function nothingIsFetchedInVain(page) {
  return page.evaluate(() => {
    const found = [];
    const foreign = [...document.querySelectorAll("link[rel=stylesheet], script[src], img, link[rel*=preload], link[rel*=prefetch]")]
      .map((element) => element.href || element.src)
      .filter((address) => !address.startsWith("file:") && !address.startsWith("data:"));
    found.push(...foreign.map((address) => `it loads ${address}`));
    const blocking = [...document.querySelectorAll("script[src]")].filter((script) => !script.defer && !script.async && script.type !== "module");
    found.push(...blocking.map((script) => `${script.src} holds the page up`));
    const wanted = [...document.querySelectorAll('link[rel="preload"], link[rel="preconnect"]')].map((link) => link.href);
    found.push(...wanted.map((address) => `${address} is loaded ahead of its use`));
    if ([...document.scripts].some((script) => script.text.includes("document.write"))) found.push("a script writes into the page");
    const inline = [...document.querySelectorAll("*")].filter((element) => [...element.attributes].some(({ name }) => /^on|^style$/.test(name)));
    found.push(...inline.map((element) => `inline code or style: ${element.outerHTML.slice(0, 80)}`));
    return found;
  });
}

export async function whatMachinesReadIsWellFormed(page) {
  return page.evaluate(() => {
    const found = [];
    for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
      try {
        const data = JSON.parse(script.textContent);
        if (data["@context"] !== "https://schema.org" || !data["@type"]) found.push("JSON-LD without a type");
        if (data["@type"] === "HowTo" && !(data.name && data.step?.length > 0)) found.push("a HowTo without a name or steps");
      } catch (error) {
        found.push(`JSON-LD: ${error.message}`);
      }
    }
    return found;
  });
}

/** Links that a crawler follows, with words that say where they lead. */
export async function linksCanBeFollowed(page) {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll("a")].filter((link) => link.checkVisibility());
    return links.flatMap((link) => {
      const address = link.getAttribute("href");
      const isNamed = Boolean(link.textContent.trim() || link.getAttribute("aria-label") || link.getAttribute("aria-labelledby"));
      if (address === null || address === "" || /^javascript:/i.test(address)) return [`no address: ${link.outerHTML.slice(0, 80)}`];
      return isNamed ? [] : [`no words: ${link.outerHTML.slice(0, 80)}`];
    });
  });
}

export async function picturesKeepTheirRoom(page) {
  return page.evaluate(() => {
    const pictures = [...document.querySelectorAll("img, main svg[role=img]")];
    return pictures
      .filter((picture) => !(Number(picture.getAttribute("width")) > 0 && Number(picture.getAttribute("height")) > 0))
      .map((picture) => `no size: ${picture.outerHTML.slice(0, 80)}`);
  });
}

/** Loads the page anew and adds up by how much things have moved: more than 0.1 annoys, and here nothing has to. */
export async function nothingMoves(page) {
  const found = [];
  for (const [width, height] of [[1100, 900], [360, 640]]) {
    await page.setViewportSize({ width, height });
    await page.reload({ waitUntil: "load" });
    const { moved, what } = await page.evaluate(() => new Promise((resolve) => {
      let moved = 0;
      let what = "";
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
        moved += entry.value;
        what ||= entry.sources?.[0]?.node?.outerHTML?.slice(0, 80) ?? "";
      })).observe({ type: "layout-shift", buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve({ moved, what }), 50)));
    }));
    if (moved > 0.05) found.push(`things move by ${moved.toFixed(3)} at ${width} pixels: ${what}`);
  }
  return found;
}

/** WCAG 2.2, 2.5.8: what is touched is at least 24 pixels large, stands in a sentence, or has room around it. */
export async function whatIsTouchedIsLargeEnough(page) {
  await page.setViewportSize({ width: 360, height: 640 });
  return page.evaluate(() => {
    const LEAST = 24;
    const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), summary, label:has(input)")]
      .filter((target) => target.checkVisibility() && !target.matches(".skip"))
      // A choice is touched by its label.
      .filter((target) => !(target.matches("input") && target.closest("label")));
    const box = (target) => {
      const own = target.getBoundingClientRect();
      // A card is touched as a whole.
      const over = getComputedStyle(target, "::after");
      if (over.position !== "absolute" || over.content === "none") return own;
      return target.closest("li").getBoundingClientRect();
    };
    const inSentence = (target) => {
      const line = target.closest("p, td, th, dd, h1, h2, h3, h4, h5, h6, li");
      const display = getComputedStyle(target).display;
      return display === "inline" && line && line.textContent.trim() !== target.textContent.trim();
    };
    const boxes = targets.map((target) => ({ target, rect: box(target) }));
    const hasRoom = ({ target, rect }) => {
      const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
      return boxes.every((other) => {
        if (other.target === target) return true;
        const [dx, dy] = [Math.max(other.rect.left - x, 0, x - other.rect.right), Math.max(other.rect.top - y, 0, y - other.rect.bottom)];
        return Math.hypot(dx, dy) >= LEAST / 2;
      });
    };
    return boxes
      .filter(({ rect }) => rect.width > 0 && (rect.width < LEAST || rect.height < LEAST))
      .filter((it) => !inSentence(it.target) && !hasRoom(it))
      .map(({ target, rect }) => `${Math.round(rect.width)} × ${Math.round(rect.height)}: ${target.outerHTML.slice(0, 100)}`);
  });
}

export async function wordsAreLargeEnough(page) {
  return page.evaluate(() => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (words.nextNode()) {
      const { data, parentElement } = words.currentNode;
      // The words in a drawing are told beside it, too.
      if (!data.trim() || parentElement.closest("svg, script, style, template") || !parentElement.checkVisibility()) continue;
      const size = parseFloat(getComputedStyle(parentElement).fontSize);
      if (size < 12) found.add(`${size} pixels: ${data.trim().slice(0, 40)}`);
    }
    return [...found];
  });
}
