// The maps of `guidec graph`, drawn by the programs that they are made for.
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { instance } from "@viz-js/viz";

/** Words that a drawing program could take for its own. */
const HOSTILE = [
  `say "x" & <b>y</b> <script>alert(1)</script>`, "a | b ] c } d ) e", "end", "%% no comment", "#quot; &amp; `tick`",
  "\\N \\l \\G back\\slash", "click me; style x", "1. numbered", "- listed", "ends with \\", "مرحبا", "$$x^2$$", "**bold** _x_",
];

/** Guides of the examples whose maps differ, and an app whose every word is hostile: the subject and the folder to draw it in. */
function subjects({ projects, out }) {
  const guides = ["leave-mutual-aid", "enroll-android", "xiaomi-background"].map((id) => [id, projects.guides]);
  const folder = mkdtempSync(path.join(out, "hostile-graph-"));
  const quoted = (words) => JSON.stringify(words).replaceAll("{", "\\{");
  const screens = HOSTILE.map((words, place) => {
    const next = (place + 1) % HOSTILE.length;
    return `  screen s-${place} ${quoted(words)} { button go-${place} ${quoted(words)} -> s-${next} }`;
  });
  const app = `app hostile "Hostile" on android {\n  versions 1 or later\n${screens.join("\n")}\n}\n`;
  const guide = `guide hostile-guide ${quoted(HOSTILE[0])} {\n  for hostile\n  open hostile\n  tap go-0 > go-1\n  done "Done."\n}\n`;
  writeFileSync(path.join(folder, "hostile.guide"), app + guide);
  return [...guides, ["hostile.guide", folder]];
}

const drawn = (guidec, cwd, subject, format) =>
  execFileSync(guidec, ["graph", subject, "--format", format], { cwd, stdio: "pipe" }).toString();

/** Each subject's map, as Graphviz reads it and as Mermaid does. */
function maps(site) {
  return subjects(site).map(([subject, folder]) => {
    const [dot, mermaid] = ["dot", "mermaid"].map((format) => drawn(site.guidec, folder, subject, format));
    return { subject, dot, mermaid, hostile: folder !== site.projects.guides };
  });
}

/** How many screens and ways a map has: as it is written for Graphviz, one a line. */
function counted(dot) {
  const lines = dot.split("\n");
  const ways = lines.filter((line) => /^\s+\w+ -> /.test(line)).length;
  return { screens: lines.filter((line) => /^\s+s\d+ \[/.test(line)).length, ways };
}

export async function graphvizDrawsEveryMap(site) {
  const graphviz = await instance();
  const found = [];
  for (const { subject, dot, hostile } of maps(site)) {
    const { status, output, errors } = graphviz.render(dot, { format: "json" });
    // It warns of letters whose widths it does not know.
    if (status !== "success" || errors.some(({ level }) => level === "error")) {
      found.push(`${subject}: ${JSON.stringify(errors)}`);
      continue;
    }
    const { objects = [], edges = [] } = JSON.parse(output);
    const { screens, ways } = counted(dot);
    if (screens === 0 || edges.length !== ways || objects.filter((it) => it._draw_).length < screens) {
      found.push(`${subject}: ${objects.length} of ${screens} screens and ${edges.length} of ${ways} ways are drawn`);
    }
    // This form of its answer writes a backslash twice.
    const texts = objects.flatMap((it) => it._ldraw_ ?? []).filter((it) => it.op === "T").map((it) => it.text);
    const labels = texts.map((text) => text.replaceAll("\\\\", "\\"));
    if (hostile) {
      HOSTILE.filter((words) => !labels.join(" ").replaceAll(/\s+/g, " ").includes(words)).forEach((words) => found.push(`not drawn as written: ${words} (${labels})`));
    }
  }
  return found;
}

export async function mermaidDrawsEveryMap(site) {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  const found = [];
  page.on("dialog", (dialog) => { found.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.setContent("<!doctype html><title>Maps</title><body></body>");
  const script = createRequire(import.meta.url).resolve("mermaid").replace(/mermaid\.core\.mjs$/, "mermaid.min.js");
  await page.addScriptTag({ path: script });
  for (const { subject, dot, mermaid, hostile } of maps(site)) {
    const { screens, ways } = counted(dot);
    const map = await page.evaluate(async (text) => {
      // As GitHub sets it.
      globalThis.mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
      try {
        const { svg } = await globalThis.mermaid.render("map", text);
        document.body.innerHTML = svg;
        const count = (selector) => document.querySelectorAll(selector).length;
        const labels = [...document.querySelectorAll(".nodeLabel")].map((it) => it.textContent);
        return { screens: count(".node"), ways: count("path.flowchart-link"), labels };
      } catch (error) {
        return { error: String(error) };
      }
    }, mermaid);
    if (map.error || map.screens < screens || map.ways !== ways) {
      found.push(`${subject}: ${map.error ?? `${map.screens} of ${screens} screens and ${map.ways} of ${ways} ways are drawn`}`);
    } else if (hostile) {
      HOSTILE.filter((words) => !map.labels.some((label) => label.replaceAll(/\s+/g, " ").includes(words)))
        .forEach((words) => found.push(`not drawn as written: ${words} (${map.labels.join(" ; ")})`));
    }
  }
  await context.close();
  return found;
}
