// The rounds of hostile pages: which payload stands in which field, what is built of it, and what readers do there.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PAYLOADS, build, harmless, write } from "./project.js";
import { difference, visitor } from "./visit.js";

/** How many guides are built at once. */
const BATCH = 10;

/** Which payload stands in a field of a guide: in the first round one in all of them, then each time another neighbourhood. */
export function payloads(first, count, seed) {
  return Array.from({ length: count }, (_, at) => (field) => {
    const number = first + at;
    const round = Math.floor(number / PAYLOADS.length) + seed - 1;
    return PAYLOADS[(number + field * round * 37) % PAYLOADS.length];
  });
}

/** Builds a project, without the guides that guidec refuses; says which are left. */
export function built(guidec, folder, chosen, isRaw, isTwin, outputs) {
  const words = [...chosen];
  for (;;) {
    write(folder, words, isRaw, isTwin);
    try {
      outputs.forEach(({ out, options }) => build(guidec, folder, out, ...options));
      return words;
    } catch (error) {
      const refused = new Set([...error.message.matchAll(/g(\d+)\.guide:\d+:\d+: error/g)].map(([, number]) => Number(number)));
      // Only what was meant as Markdown may be wrong.
      if (!isRaw || refused.size === 0 || refused.size === words.length) throw error;
      rmSync(folder, { recursive: true });
      words.splice(0, words.length, ...words.filter((_, number) => !refused.has(number)));
    }
  }
}

const TARGETS = [
  { name: "html", options: ["--target", "html"], page: (number) => `guides/g${number}.html` },
  { name: "single", options: ["--target", "html", "--single-file"], page: (number) => `guides/g${number}.html` },
  { name: "checklist", options: ["--target", "checklist"], page: (number) => `g${number}.html` },
];

/** Opens `size` hostile pages; says how many they were, and what went wrong on which. */
export async function hostilePages({ browser, guidec, size, seed }) {
  const found = [];
  let pages = 0, twins = 0, refused = 0;
  const visitors = { policy: await visitor(browser, false), stripped: await visitor(browser, true) };
  for (let batch = 0; pages < size; batch += 1) {
    const root = mkdtempSync(path.join(tmpdir(), "guidec-hostile-"));
    try {
      const isRaw = batch % 4 === 3;
      const count = Math.min(BATCH, Math.max(1, Math.ceil((size - pages) / 6)));
      const first = batch * BATCH;
      const outputs = (side) => TARGETS.map(({ name, options }) => ({ out: path.join(root, side, name), options }));
      const chosen = built(guidec, path.join(root, "project"), payloads(first, count, seed), isRaw, false, outputs("hostile"));
      refused += count - chosen.length;
      if (!isRaw) built(guidec, path.join(root, "harmless"), chosen, isRaw, true, outputs("twin"));
      for (const { name, page } of TARGETS) {
        for (const [number, payload] of chosen.entries()) {
          const words = payload(number);
          const address = `?q=${encodeURI(words)}#${words.replaceAll("%", "%25")}`;
          const seen = [];
          for (const [policy, visiting] of Object.entries(visitors)) {
            const folder = path.join(root, "hostile", name);
            const visited = await visiting.open(folder, page(number), address, (page) => type(page, words));
            visited.noticed.forEach((what) => found.push(`${JSON.stringify(words)} ${name}, ${policy}: ${what}`));
            seen.push(visited);
            pages += 1;
          }
          if (isRaw) continue;
          const twin = await visitors.stripped.open(path.join(root, "twin", name), page(number), `?q=${encodeURI(harmless(words))}`);
          twins += 1;
          const differs = difference(seen[1], twin);
          differs.slice(0, 4).forEach((what) => found.push(`${JSON.stringify(words)} ${name}: ${what}`));
        }
      }
      for (const [policy, visiting] of Object.entries(visitors)) {
        const words = chosen.slice(0, 3).map((payload, number) => payload(number));
        const visited = await visiting.open(path.join(root, "hostile", "html"), "index.html", "#search-words", (page) => search(page, words));
        visited.noticed.forEach((what) => found.push(`${JSON.stringify(words)} index, ${policy}: ${what}`));
        pages += 1;
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
    if (found.length > 40) break;
  }
  await Promise.all(Object.values(visitors).map((visiting) => visiting.close()));
  return { pages, twins, refused, found };
}

/** Types into everything that takes words, answers all questions, and opens what is folded. */
async function type(page, words) {
  await page.evaluate((words) => {
    for (const field of document.querySelectorAll("input, textarea, select")) {
      if (field.type === "checkbox" || field.type === "radio") field.click();
      else field.value = words;
      for (const event of ["input", "change", "focus", "mouseover"]) field.dispatchEvent(new Event(event, { bubbles: true }));
    }
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
    for (const button of document.querySelectorAll("button:not([type=submit])")) button.click();
  }, words);
}

async function search(page, words) {
  for (const word of words) {
    await page.fill("#search-words", word);
    await page.evaluate(() => new Promise((done) => { setTimeout(done, 150); }));
  }
  const scripts = await page.evaluate(() => document.querySelectorAll("#search-results script, #search-results img, #search-results svg").length);
  if (scripts > 0) throw new Error("a result of the search holds elements of a payload");
}
