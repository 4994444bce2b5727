// Projects in which every field says what a stranger wants, and the same with harmless words in its place.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
export const PAYLOADS = JSON.parse(readFileSync(path.join(here, "payloads.json"), "utf8"));
const FIELDS = readFileSync(path.join(here, "fields.guide"), "utf8");
const PICTURE = path.join(here, "..", "fixtures", "picture.png");

/** Characters that are an error in a guide: they cannot be seen, or act. */
const REFUSED = /[\p{Cc}\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Noncharacter_Code_Point}]+/gu;

/** What cannot stand in a file name on every system is refused by guidec; what is left is hostile enough. */
const fileName = (text) => `${text.replace(/[^\p{L}\p{N} '&;=()!,`{}$@#%+-]/gu, "").trim().slice(0, 60) || "x"}'&#39;%22`;

/** As long as the payload, with its blanks where they are. */
export const harmless = (text) => text.replace(/\S/gu, "x");

/**
 * A guide with a payload in each field. `turn` shifts which of them stands where. Prose is Markdown: with `isRaw` the payload is Markdown,
 * too, else it is written as plain words, so that there are no more elements than in the harmless twin.
 */
export function guide(number, payload, isRaw, isTwin) {
  const fields = new Map();
  return FIELDS.replaceAll("@n@", `${number}`).replace(/@([lpbckfw]):([^@]*)@/g, (_, kind, name) => {
    // One name is one thing.
    if (!fields.has(name)) fields.set(name, fields.size + 1);
    const text = payload(fields.get(name)).replace(REFUSED, " ").trim() || "x";
    const shown = isTwin ? harmless(text) : text;
    // Fields that are the same would be one thing twice, and guides about the same related.
    const words = `${shown} ${name} ${number}`;
    if (kind === "f") return isTwin ? `${number}.png` : `${number}${fileName(text)}.png`;
    if (kind === "k") return inGuide(words.replaceAll("+", "x"));
    if (kind === "c") return inGuide(words).replaceAll("{", "( ").replaceAll("}", " )");
    // Between brackets, brackets are Markdown of their own.
    if (kind === "w") return braces(inGuide(asWords(words.replace(/[[\]]/g, "x"))));
    // Between three quotation marks a backslash is one.
    if (kind === "b") return braces(isRaw ? words.replaceAll("\"", "x") : asWords(words));
    if (kind === "l") return braces(inGuide(words));
    return braces(inGuide(isRaw ? words : asWords(words)));
  });
}

const inGuide = (text) => text.replace(/[\\"]/g, "\\$&");
/** `{name}` is a value. */
const braces = (text) => text.replace(/\{(?=\s*[\p{L}\p{N}_-]+\s*\})/gu, "{.");
const asWords = (text) => text.replace(/[!-\/:-@[-`{-~]/g, "\\$&");

/** Writes a project of guides; `payloads` says which each has in its fields. */
export function write(folder, payloads, isRaw, isTwin) {
  mkdirSync(folder, { recursive: true });
  copyFileSync(PICTURE, path.join(folder, "p.png"));
  writeFileSync(path.join(folder, "v.html"), "<p>A film</p>");
  const name = payloads[0](0).replace(REFUSED, " ");
  const shown = isTwin ? harmless(name) : name;
  writeFileSync(path.join(folder, "guidec.toml"), `name = ${JSON.stringify(shown)}\naddress = "https://good.example/"\n[theme]\nlogo = "p.png"\nfont = ["Fixture", "sans-serif"]\n`);
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
