// What a page weighs: all that a browser loads for it.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { stale } from "../small.js";

const SEED = path.join("guides", "html", "guides", "leave-mutual-aid.html");
/** With all that the picker needs. */
const ASKING = path.join("guides", "html", "guides", "xiaomi-background.html");
/** Bytes as they lie on the disk, without the author's pictures. */
const MOST = 60_000;
const MOST_SCRIPT = 15_000;

/** What is loaded for a page, by kind. */
async function weigh({ browser, out }, file) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const loaded = [];
  page.on("request", (request) => loaded.push([request.resourceType(), fileURLToPath(request.url())]));
  await page.goto(pathToFileURL(path.join(out, file)).href);
  await context.close();
  const weights = {};
  for (const [kind, file] of loaded.filter(([kind]) => kind !== "image")) {
    const bytes = readFileSync(file);
    const weight = (weights[kind] ??= { raw: 0, gzip: 0 });
    weight.raw += bytes.length;
    weight.gzip += gzipSync(bytes, { level: 9 }).length;
  }
  return weights;
}

const tell = (weights) => Object.entries(weights).map(([kind, { raw, gzip }]) => `${kind} ${raw} (${gzip} compressed)`).join(", ");

export async function theSeedGuideIsLight(built) {
  const weights = await weigh(built, SEED);
  const all = Object.values(weights).reduce((sum, weight) => sum + weight.raw, 0);
  const found = [];
  const told = tell(weights);
  if (all >= MOST) found.push(`it weighs ${all} bytes: ${told}`);
  if (!weights.script || weights.script.raw >= MOST_SCRIPT) found.push(`its scripts are too heavy, or missing: ${told}`);
  if (!weights.stylesheet) found.push(`it has no style: ${told}`);
  console.log(`the page of the seed guide: ${all} bytes: ${told}`);
  return found;
}

export async function pagesThatAskAreLight(built) {
  const weights = await weigh(built, ASKING);
  console.log(`a page with a picker: ${tell(weights)}`);
  return weights.script?.raw < MOST_SCRIPT ? [] : [`its scripts are too heavy, or missing: ${tell(weights)}`];
}

/** What is built in is made from what people read and change. */
export async function smallFilesAreUpToDate() {
  return (await stale()).map((file) => `targets/small/${file} is not up to date: run node small.js`);
}
