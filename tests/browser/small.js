// Makes the styles and scripts of the built-in targets small: without comments, blanks and long local names, so that pages
// are light. `node small.js` writes them to targets/small, from where guidec takes them; with `check` it only says which
// differ. MiniSearch is small as it comes.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";

const targets = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "targets");
const small = path.join(targets, "small");
/** What the small files were made from, as `sha256sum` writes it: a test without Node sees if one has changed since. */
const SOURCES = "SOURCES";
const SMALL_ALREADY = ["assets/minisearch.js"];

/** All files of `targets/small` by their paths in it. */
export async function made() {
  const files = new Map();
  const sources = [];
  for (const target of ["checklist", "html"]) {
    const folder = path.join(targets, target);
    const found = readdirSync(folder, { recursive: true }).sort().filter((file) => /\.(css|js)$/.test(file));
    for (const file of found.filter((file) => !SMALL_ALREADY.includes(file))) {
      const text = readFileSync(path.join(folder, file), "utf8");
      const options = { loader: path.extname(file).slice(1), minify: true, charset: "utf8", legalComments: "none" };
      files.set(`${target}/${file}`, (await transform(text, options)).code);
      sources.push(`${createHash("sha256").update(text).digest("hex")}  ${target}/${file}\n`);
    }
  }
  return files.set(SOURCES, sources.join(""));
}

/** The files that are not as they would be made. */
export async function stale() {
  const kept = (file) => {
    try {
      return readFileSync(path.join(small, file), "utf8");
    } catch {
      return undefined;
    }
  };
  return [...await made()].filter(([file, text]) => kept(file) !== text).map(([file]) => file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === "check") {
    const found = await stale();
    found.forEach((file) => console.error(`targets/small/${file} is not up to date`));
    process.exitCode = found.length > 0 ? 1 : 0;
  } else {
    for (const [file, text] of await made()) {
      mkdirSync(path.join(small, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(small, file), text);
    }
  }
}
