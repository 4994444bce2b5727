// For the exam: `node main.js pages SIZE SEED` opens hostile pages; `node main.js write SIZE SEED FOLDER` builds hostile guides and their
// harmless twins as Markdown, JSON and plain text, and compares the Markdown as markdown-it reads it, with HTML on.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { readMarkdown } from "./markdown.js";
import { built, hostilePages, payloads } from "./pages.js";

const [what, size, seed, folder] = process.argv.slice(2);
const guidec = process.env.GUIDEC;
const WORKERS = 3;

if (what === "pages") {
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
  // On the other stream: how far it is.
  const tell = ({ found, ...figures }) => console.error(`${JSON.stringify(figures)}, ${found.length} findings`);
  const { pages, twins, refused, settings, found } = await hostilePages({ browser, guidec, size: Number(size), seed: Number(seed), workers: WORKERS, tell });
  await browser.close();
  console.log(`${pages} hostile pages, ${twins} twins, ${settings} project files, ${refused} files whose Markdown guidec refuses`);
  found.forEach((line) => console.log(line));
  process.exitCode = found.length === 0 ? 0 : 1;
} else {
  const chosen = payloads(Number(seed) * Number(size), Number(size), 1);
  const outputs = (side) => ["markdown", "json", "html", "checklist"].map((target) =>
    ({ out: path.join(folder, side, target), options: ["--target", target] }));
  built(guidec, path.join(folder, "project"), chosen, false, false, outputs("hostile"));
  built(guidec, path.join(folder, "harmless"), chosen, false, true, outputs("twin"));
  const wrong = [];
  for (const name of readdirSync(path.join(folder, "hostile", "markdown"), { recursive: true }).filter((name) => name.endsWith(".md"))) {
    const [hostile, twin] = ["hostile", "twin"].map((side) => readMarkdown(readFileSync(path.join(folder, side, "markdown", name), "utf8")));
    // The list stands in the order of titles.
    if (name === "README.md") [hostile, twin].forEach((nodes) => nodes.sort());
    const at = hostile.findIndex((node, place) => node !== twin[place]);
    if (at >= 0 || hostile.length !== twin.length) wrong.push(`${name}: ${hostile[at]} instead of ${twin[at]}`);
  }
  if (wrong.length > 0) throw new Error(`as markdown-it reads it: ${wrong.join("\n")}`);
}
