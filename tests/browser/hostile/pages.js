// The rounds of hostile pages: which payload stands in which field, what is built of it, and what readers do there.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PAYLOADS, accepted, build, write } from "./project.js";
import { difference, visitor } from "./visit.js";
import { harmless } from "./words.js";

/** How many files of guides are built at once. */
const BATCH = 12;

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
      if (!isRaw || refused.size === 0) throw error;
      rmSync(folder, { recursive: true });
      words.splice(0, words.length, ...words.filter((_, number) => !refused.has(number)));
      if (words.length === 0) return words;
    }
  }
}

/** The pages of each file of guides: two guides, and one of facts. */
const TARGETS = [
  { name: "html", options: ["--target", "html"], pages: (number) => ["g", "h", "t"].map((kind) => `guides/${kind}${number}.html`), index: true },
  { name: "single", options: ["--target", "html", "--single-file"], pages: (number) => [`guides/g${number}.html`], index: true },
  { name: "checklist", options: ["--target", "checklist"], pages: (number) => ["g", "h"].map((kind) => `${kind}${number}.html`), index: false },
];

/** Opens at least `size` hostile pages, with some workers side by side; says how many they were, and what went wrong on which. */
export async function hostilePages({ browser, guidec, size, seed, workers = 1, tell = () => {} }) {
  const figures = { pages: 0, twins: 0, refused: 0, settings: 0, found: [] };
  const twins = new Twins();
  // What is words and what is Markdown is counted by itself, so that every payload is words once.
  const next = { batch: 0, words: 0, markdown: 0 };
  const work = async () => {
    const visitors = { policy: await visitor(browser, false), stripped: await visitor(browser, true) };
    while (figures.pages < size && figures.found.length <= 40) {
      const root = mkdtempSync(path.join(tmpdir(), "guidec-hostile-"));
      try {
        const isRaw = next.batch % 4 === 3;
        const count = Math.min(BATCH, Math.max(1, Math.ceil((size - figures.pages) / 12)));
        const first = isRaw ? next.markdown : next.words;
        next.batch += 1;
        next[isRaw ? "markdown" : "words"] += count;
        await visitBatch({ root, guidec, visitors, twins, isRaw, figures, chosen: payloads(first, count, seed) });
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
      figures.twins = twins.size;
      tell(figures);
    }
    await Promise.all(Object.values(visitors).map((visiting) => visiting.close()));
  };
  await Promise.all(Array.from({ length: workers }, work));
  return figures;
}

async function visitBatch({ root, guidec, visitors, twins, isRaw, figures, chosen: wanted }) {
  const outputs = (side) => TARGETS.map(({ name, options }) => ({ out: path.join(root, side, name), options }));
  const chosen = built(guidec, path.join(root, "project"), wanted, isRaw, false, outputs("hostile"));
  figures.refused += wanted.length - chosen.length;
  if (chosen.length === 0) return;
  // Only Markdown that a payload holds has no harmless twin.
  if (!isRaw) built(guidec, path.join(root, "twin-project"), chosen, isRaw, true, outputs("twin"));
  for (const payload of isRaw ? [] : chosen) {
    const words = payload(0);
    accepted(guidec, path.join(root, "settings"), words).forEach((line) => figures.found.push(`${JSON.stringify(words)}: taken: ${line}`));
    figures.settings += 1;
  }
  const compare = async (name, file, words, address, act) => {
    const visit = (visiting, side, words) => visiting.open(path.join(root, side, name), file, address(words), (page) => act(page, words));
    const seen = { policy: await visit(visitors.policy, "hostile", words), stripped: await visit(visitors.stripped, "hostile", words) };
    figures.pages += 2;
    const twin = isRaw ? null : await twins.of(path.join(root, "twin", name, file), () => visit(visitors.stripped, "twin", harmless(words)));
    for (const [how, { counts, noticed }] of Object.entries(seen)) {
      const differs = isRaw ? [] : difference(counts, twin.counts).slice(0, 4);
      [...noticed, ...differs].forEach((what) => figures.found.push(`${JSON.stringify(words)} ${name}/${file}, ${how}: ${what}`));
    }
    twin?.noticed.forEach((what) => figures.found.push(`the twin of ${JSON.stringify(words)} ${name}/${file}: ${what}`));
  };
  const visits = TARGETS.flatMap(({ name, pages, index }) => [
    ...chosen.flatMap((payload, number) => pages(number).map((file) => () => compare(name, file, payload(number), ADDRESSES[number % 2], type))),
    ...(index ? [() => compare(name, "index.html", chosen[0](0), () => ({ query: "", fragment: "search-words" }), search)] : []),
  ]);
  for (const visit of visits) await visit();
}

/** What stands in the address: words anywhere, and in place of a reader's answers. */
const ADDRESSES = [
  (words) => ({ query: `q=${encodeURI(words)}`, fragment: words.replaceAll("%", "%25") }),
  (words) => ({ query: encodeURIComponent(words), fragment: `for=${words}&to=${words}` }),
];

/** Twins that differ in the number of letters and digits alone are made of the same: one of them is opened. */
class Twins {
  #seen = new Map();

  async of(file, open) {
    const key = readFileSync(file, "utf8").replace(/q+([\s\p{P}]+q+)*/gu, "q").replace(/\d+/g, "0").replace(/[MHVLhv]0[MHVLhv0 ]*/g, "0");
    const name = `${path.basename(file)[0]} ${key}`;
    if (!this.#seen.has(name)) this.#seen.set(name, await open());
    return this.#seen.get(name);
  }

  get size() {
    return this.#seen.size;
  }
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

/** Searches for the words, and then for what every page has, so that there are results. */
async function search(page, words) {
  for (const word of [words, "title"]) {
    await page.fill("#search-words", word);
    await page.evaluate(() => new Promise((done) => { setTimeout(done, 150); }));
  }
}
