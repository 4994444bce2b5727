// What holds for every page. A check gives the problems that it found.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = createRequire(import.meta.url).resolve("axe-core");

export async function hasAContentSecurityPolicy(page) {
  const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content", { timeout: 10_000 });
  return policy?.includes("default-src 'none'") ? [] : [`the policy is ${policy}`];
}

export async function fitsAPhone(page) {
  await page.setViewportSize({ width: 320, height: 640 });
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth;
    return wide > 320 ? [`it is ${wide} pixels wide`] : [];
  });
}

export async function isAccessible(page) {
  const found = [];
  // Through the debugger, as the page's own policy lets no script in.
  await page.evaluate(axeSource());
  // WCAG 2.2, 2.5.8, which axe does not look at by itself; in the dark only what colours and sizes can change.
  const light = { rules: { "target-size": { enabled: true } } };
  const dark = { runOnly: ["color-contrast", "target-size"] };
  for (const [colorScheme, options] of [["light", light], ["dark", dark]]) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate((options) => globalThis.axe.run(options), { ...options, preload: false });
    for (const violation of violations) {
      found.push(`${colorScheme}: ${violation.id}: ${violation.nodes[0].html.slice(0, 200)}`);
    }
  }
  return found;
}

let source;
function axeSource() {
  source ??= readFileSync(axe, "utf8");
  return source;
}

export async function headingsSkipNoLevel(page) {
  return page.evaluate(() => {
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((heading) => !heading.closest("[hidden]"));
    let before = 0;
    return headings.flatMap((heading) => {
      const level = Number(heading.ariaLevel ?? heading.tagName[1]);
      const skips = level > before + 1;
      before = level;
      return skips ? [`${heading.tagName}: ${heading.textContent}`] : [];
    });
  });
}

export async function codeIsReadFromLeftToRight(page) {
  return page.evaluate(() => {
    const code = [...document.querySelectorAll("code, kbd, pre, .keys")];
    return code.filter((run) => getComputedStyle(run).direction !== "ltr").map((run) => run.outerHTML);
  });
}

export async function keysStandInOrder(page) {
  return page.evaluate(() => {
    const before = (a, b) => a.getBoundingClientRect().left < b.getBoundingClientRect().left;
    return [...document.querySelectorAll("kbd + kbd")]
      .filter((key) => !before(key.previousElementSibling, key))
      .map((key) => key.parentElement.textContent);
  });
}

/** Behind what they copy, in the direction of the page. */
export async function copyButtonsFollowWhatTheyCopy(page) {
  return page.evaluate(() => {
    const isRtl = document.documentElement.dir === "rtl";
    const shown = [...document.querySelectorAll("p .copy")].filter((button) => button.checkVisibility());
    return shown.flatMap((button) => {
      const own = button.getBoundingClientRect();
      // The end of it, where it takes several lines.
      const copied = [...button.previousElementSibling.getClientRects()].at(-1);
      const isOnOneLine = own.top < copied.bottom && own.bottom > copied.top;
      const isBehind = isRtl ? own.right <= copied.left + 1 : own.left >= copied.right - 1;
      return isOnOneLine && !isBehind ? [button.parentElement.textContent] : [];
    });
  });
}

export async function linksWithinThePageLeadSomewhere(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => link.getAttribute("href"))
      .filter((href) => href !== "#" && !document.getElementById(decodeURIComponent(href.slice(1)))));
}
