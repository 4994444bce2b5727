// Projects in which every field says what a stranger wants, and the same with harmless words in its place.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { projectFile, refusable } from "./settings.js";
import { REFUSED, fileName, harmless, harmlessWords, inAddress } from "./words.js";

const here = path.dirname(fileURLToPath(import.meta.url));
export const PAYLOADS = JSON.parse(readFileSync(path.join(here, "payloads.json"), "utf8"));
const FIELDS = ["fields.guide", "more.guide"].map((name) => readFileSync(path.join(here, name), "utf8")).join("\n");
const PICTURE = path.join(here, "..", "fixtures", "picture.png");

/**
 * A file of guides with a payload in each field. Prose is Markdown: with `isRaw` the payload is Markdown, too, else it is written as
 * plain words, so that there are no more elements than in the harmless twin.
 */
export function guide(number, payload, isRaw, isTwin) {
  const fields = new Map();
  return FIELDS.replaceAll("@n@", `${number}`).replace(/@([lpbckfwadvs]):([^@]*)@/g, (_, kind, name) => {
    // One name is one thing.
    if (!fields.has(name)) fields.set(name, fields.size + 1);
    const whole = payload(fields.get(name)).replace(REFUSED, " ").trim() || "x";
    // The word `x` for how something looks is a cross that is drawn.
    const text = kind === "s" ? whole.replace(/(?<![\p{L}\p{N}])x(?![\p{L}\p{N}])/giu, "xx") : whole;
    const shown = isTwin ? harmlessWords(text) : text;
    // Fields that are the same would be one thing twice, and guides about the same related.
    const words = `${shown} ${name} ${number}`;
    if (kind === "f") return isTwin ? `${number}.png` : braces(`${number}${fileName(text)}.png`);
    if (kind === "a") return inGuide(address(text, isTwin));
    // Keys stand beside a `+`.
    if (kind === "k") return inGuide(words.replaceAll("+", "x"));
    // A version is read: what is in it must be no number.
    if (kind === "v") return inGuide(`${shown.replace(/\p{N}/gu, "x").replace(/\s+/gu, " ")} ${name}`);
    if (kind === "c") return inGuide(words).replaceAll("{", "( ").replaceAll("}", " )");
    if (kind === "l" || kind === "s") return inGuide(braces(words));
    if (kind === "d") return asWords(address(text, isTwin));
    if (!isRaw) return asWords(words);
    // Between three quotation marks a backslash is one.
    if (kind === "b") return braces(words.replaceAll("\"", "x"));
    // Between brackets, brackets are Markdown of their own.
    return inGuide(braces(kind === "w" ? words.replace(/[[\]]/g, "x") : words));
  });
}

const inGuide = (text) => text.replace(/[\\"]/g, "\\$&");
/** `{name}` is a value. */
const braces = (text) => text.replace(/\{(?=\s*[\p{L}\p{N}_.-]+\s*\})/gu, "{,");
/** Words that Markdown reads as words. Strings hand a backslash and what stands behind it on to Markdown. */
const asWords = (text) => text.replace(/[!-\/:-@[-`{-~]/g, "\\$&");
/** No words are like it: what the words of a link say of its address is not printed again. */
const address = (text, isTwin) => `${isTwin ? harmless(inAddress(text)) : inAddress(text)}/a`;

/** Writes a project of guides; `payloads` says which each has in its fields. */
export function write(folder, payloads, isRaw, isTwin) {
  mkdirSync(folder, { recursive: true });
  copyFileSync(PICTURE, path.join(folder, "p.png"));
  writeFileSync(path.join(folder, "v.html"), "<p>A film</p>");
  const { text, logo } = projectFile(payloads[0](0), isTwin);
  writeFileSync(path.join(folder, "guidec.toml"), text);
  copyFileSync(PICTURE, path.join(folder, logo));
  payloads.forEach((payload, number) => {
    const text = guide(number, payload, isRaw, isTwin);
    writeFileSync(path.join(folder, `g${number}.guide`), text);
    const picture = /picture "([^"]*)" "[^\n]*alt two/.exec(text)[1];
    copyFileSync(PICTURE, path.join(folder, picture));
  });
}

export function build(guidec, folder, out, ...options) {
  try {
    execFileSync(guidec, ["build", folder, "--out", out, "--format", "short", "--limit", "20", ...options], { stdio: "pipe", maxBuffer: 1 << 26 });
  } catch (error) {
    throw new Error(`${folder} was not built: ${error.stderr?.toString().slice(0, 3000)}`);
  }
  return out;
}

/** What a project file may not say: the settings that are taken although a payload stands in them. */
export function accepted(guidec, folder, payload) {
  const settings = refusable(payload);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "guidec.toml"), settings.map(({ line }) => `${line}\n`).join(""));
  const { stdout, stderr } = spawnSync(guidec, ["check", folder, "--format", "short"], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const refused = new Set([...`${stdout}${stderr}`.matchAll(/guidec\.toml:(\d+):\d+: error/g)].map(([, line]) => Number(line)));
  return settings.filter(({ mustFail }, at) => mustFail && !refused.has(at + 1)).map(({ line }) => line);
}
