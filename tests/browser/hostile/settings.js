// Hostile settings of a project: those that are taken and reach a page, and those that must be refused.
import { REFUSED, fileName, harmless } from "./words.js";

const plain = (text) => text.replace(REFUSED, " ").trim() || "x";
const quoted = (text) => JSON.stringify(text);
/** What the name of a font may not have, and how long it may be. */
const FONT = /[^\p{Alphabetic}\p{N} _-]/gu;
const LONGEST_FONT = 60;
const inFont = (text) => [...plain(text).replace(FONT, " ").trim()].slice(0, 15).join("") || "x";
/** What may stand in the path of a site's address; no `.` and no `..` between strokes. */
const inPath = (text) => text.replace(/[^A-Za-z0-9\-._~/%!$&'()*+,;=:@]/g, "").replace(/(^|\/)\.+(?=\/|$)/g, "$1x");

/** The project file, and the name of its logo. */
export function projectFile(payload, isTwin) {
  const shown = (text, twin = harmless(text)) => quoted(isTwin ? twin : text);
  const logo = isTwin ? "logo.png" : `logo${fileName(plain(payload))}.png`;
  const text = [
    `name = ${shown(plain(payload))}`,
    `address = ${shown(`https://good.example/${inPath(payload)}`, `https://good.example/${inPath(payload).replace(/[^/]/g, "q")}`)}`,
    "[theme]",
    `logo = ${quoted(logo)}`,
    "accent = \"#00704a\"",
    `font = [${shown(inFont(payload))}, "sans-serif"]`,
    "[target.checklist]",
    "drawings = \"always\"",
  ];
  return { text: `${text.join("\n")}\n`, logo };
}

/** A project file with the payload as it is where only some values are allowed; whether guidec must refuse the line. */
export function refusable(payload) {
  const text = plain(payload);
  const value = quoted(text);
  const isFont = !FONT.test(text) && [...text].length <= LONGEST_FONT;
  FONT.lastIndex = 0;
  return [
    // `toString` is the code of a language, as far as its form goes.
    { line: `language = ${value}`, mustFail: !/^[A-Za-z0-9-]+$/.test(text) },
    { line: `address = ${value}`, mustFail: true },
    { line: "[theme]" },
    { line: `accent = ${value}`, mustFail: true },
    { line: `accent-dark = ${value}`, mustFail: true },
    { line: `font = [${value}]`, mustFail: !isFont },
    { line: "[target.checklist]" },
    { line: `paper = ${value}`, mustFail: true },
    { line: `drawings = ${value}`, mustFail: true },
    { line: "[target.html]" },
    { line: `single-file = ${value}`, mustFail: true },
  ];
}
