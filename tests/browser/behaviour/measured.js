// What is measured, which is told and is no limit: each alone, before anything else runs.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** How long a large page takes to show another reader's steps, with their layout: told, and no limit. */
export async function aLargePageSwitchesQuickly({ browser, guidec, out }) {
  const folder = path.join(out, "large");
  mkdirSync(folder, { recursive: true });
  const parts = Array.from({ length: 49 }, (_, at) => `
  do "Do the first thing of part ${at + 1}, which takes a sentence of usual length to say."
  do "Do the second thing of part ${at + 1}, which takes a sentence of usual length to say."
  do "Do the third thing of part ${at + 1}, which takes a sentence of usual length to say."
  when fixture ${at + 1} { do "Do what only version ${at + 1} needs." }`);
  const guide = `app fixture "Fixture" on android { versions 1 or later }\nguide large "Large" {\n  for android and fixture${parts.join("")}\n  done\n}\n`;
  writeFileSync(path.join(folder, "large.guide"), guide);
  writeFileSync(path.join(folder, "guidec.toml"), 'name = "Large"\n');
  execFileSync(guidec, ["build", folder, "--target", "html", "--out", path.join(folder, "html")], { stdio: "pipe" });
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path.join(folder, "html", "guides", "large.html")).href);
  const { items, answers, times } = await page.evaluate(async () => {
    const items = document.querySelectorAll(".steps > li").length;
    const inputs = [...document.querySelectorAll("#picker label:not([hidden]) input")].slice(0, 50);
    const times = [];
    for (let turn = 0; turn < 40; turn += 1) {
      const input = inputs[(turn * 7) % inputs.length];
      const before = performance.now();
      input.click();
      document.body.getBoundingClientRect();
      times.push(performance.now() - before);
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
    return { items, answers: inputs.length, times: times.sort((a, b) => a - b) };
  });
  await page.close();
  const ms = (at) => times.at(at).toFixed(1);
  console.log(`a page of ${items} items for ${answers} kinds of readers: ${ms(20)} ms at the median, ${ms(36)} at nine of ten, ${ms(-1)} at most`);
  return items === 245 && answers === 50 ? [] : [`the page has ${items} items and ${answers} answers`];
}
