// What holds for the pages of the html target.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export async function pagesLeadToEachOther(page) {
  const addresses = await page.evaluate(() =>
    [...document.querySelectorAll("a[href]")].map((link) => new URL(link.getAttribute("href"), document.baseURI).href).filter((href) => href.startsWith("file:")));
  const found = [];
  for (const address of new Set(addresses.map((href) => href.split("#")[0]))) {
    if (!existsSync(fileURLToPath(address))) found.push(address);
  }
  return found;
}

/** Long words break with a hyphen on a phone; what stands on a screen is written as there. (Debian's Chromium has no dictionaries.) */
export async function longWordsAreHyphenated(page) {
  await page.setViewportSize({ width: 320, height: 640 });
  return page.evaluate(() => {
    const wrong = (selector, wanted) => [...document.querySelectorAll(selector)]
      .filter((element) => getComputedStyle(element).hyphens !== wanted || !element.closest("[lang]"))
      .map((element) => `${getComputedStyle(element).hyphens}: ${element.outerHTML.slice(0, 60)}`);
    return [...wrong("h1, .do", "auto"), ...wrong(".label, code, kbd, var", "manual")];
  });
}

/** On narrow screens the way to the page takes several lines: none begins with a mark. */
export async function noLineOfTheTrailBeginsWithAMark(page) {
  return page.evaluate(() => [...document.querySelectorAll(".trail li")]
    .filter((item) => getComputedStyle(item, "::before").content !== "none")
    .map((item) => item.textContent.trim()));
}
