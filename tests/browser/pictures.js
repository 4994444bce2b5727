// Makes the pictures of the README from the example guides: `node pictures.js`, after a change of how pages look.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
const guidec = process.env.GUIDEC ?? path.join(root, "target", "debug", "guidec");

/** Small enough for a README that is read on a phone. */
const MOST_BYTES = 100_000;

const PICTURES = [
  { page: "index.html", file: "index.png", width: 1000, height: 640 },
  { page: "guides/leave-mutual-aid.html", file: "guide.png", width: 720, height: 860 },
];

const out = mkdtempSync(path.join(tmpdir(), "guidec-pictures-"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
try {
  execFileSync(guidec, ["build", path.join(root, "guides"), "--target", "html", "--out", out], { stdio: "pipe" });
  for (const { page: name, file, width, height } of PICTURES) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: "light" });
    await page.goto(pathToFileURL(path.join(out, name)).href);
    const picture = path.join(root, "docs", "images", file);
    await page.screenshot({ path: picture });
    const bytes = statSync(picture).size;
    console.log(`docs/images/${file}: ${bytes} bytes`);
    if (bytes > MOST_BYTES) process.exitCode = 1;
  }
} finally {
  await browser.close();
  rmSync(out, { recursive: true, force: true });
}
