// Where words stand on printed sheets. `pdftotext` (poppler-utils) reads the browser's PDF.
import { execFileSync } from "node:child_process";

/** The lower margin of a sheet, in points: only its number stands there. */
const MARGIN = 39;

/**
 * For each sheet how far down its words reach, from 0 to 1, its last line, and all its words; and the line with its number, and
 * where that begins.
 */
export function sheets(pdf) {
  const text = execFileSync("pdftotext", ["-bbox", "-", "-"], { input: pdf, encoding: "utf8", stdio: "pipe", maxBuffer: 1 << 28 });
  return text.split("<page ").slice(1).map((page) => {
    const [width, height] = ["width", "height"].map((side) => Number(page.match(new RegExp(`${side}="([\\d.]+)"`))[1]));
    const words = [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)];
    const placed = words.map(([, left, , , bottom, word]) => ({ left: Number(left), bottom: Number(bottom), word }));
    const [foot, body] = [true, false].map((isFoot) => placed.filter((word) => word.bottom > height - MARGIN === isFoot));
    const lowest = Math.max(0, ...body.map((word) => word.bottom));
    const line = (words) => words.toSorted((a, b) => a.left - b.left).map((word) => word.word).join(" ");
    return {
      filled: lowest / (height - MARGIN),
      lastLine: line(body.filter((word) => word.bottom > lowest - 4)),
      number: line(foot),
      numberFrom: Math.min(...foot.map((word) => word.left)) / width,
      words: placed.map((word) => word.word).join(" "),
    };
  });
}
