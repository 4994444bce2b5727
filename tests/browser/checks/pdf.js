// Where words stand on printed sheets. `pdftotext` (poppler-utils) reads the browser's PDF.
import { execFileSync } from "node:child_process";

/** For each sheet how far down its words reach, from 0 to 1, and its last line, where that begins, and all of them. */
export function sheets(pdf) {
  const text = execFileSync("pdftotext", ["-bbox", "-", "-"], { input: pdf, encoding: "utf8", stdio: "pipe", maxBuffer: 1 << 28 });
  return text.split("<page ").slice(1).map((page) => {
    const [width, height] = ["width", "height"].map((side) => Number(page.match(new RegExp(`${side}="([\\d.]+)"`))[1]));
    const words = [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)];
    const placed = words.map(([, left, , , bottom, word]) => ({ left: Number(left), bottom: Number(bottom), word }));
    const lowest = Math.max(0, ...placed.map((word) => word.bottom));
    const last = placed.filter((word) => word.bottom > lowest - 4).sort((a, b) => a.left - b.left);
    const all = placed.map((word) => word.word);
    return { filled: lowest / height, lastFrom: (last[0]?.left ?? 0) / width, lastLine: last.map((word) => word.word).join(" "), words: all.join(" ") };
  });
}
