// What holds for the pages of the html target.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export async function everyStepHasANumberBesideIt(page) {
  await page.setViewportSize({ width: 320, height: 640 });
  // A number with nothing beside it looks like an empty step.
  return page.evaluate(() => {
    const items = [...document.querySelectorAll(".steps > li")];
    return items.flatMap((item) => {
      const top = item.getBoundingClientRect().top;
      const first = [...item.querySelectorAll("p, h3, h4, h5, h6, figure")].find((part) => part.offsetParent);
      const gap = first.getBoundingClientRect().top - top;
      return gap > 24 ? [`${item.id}: ${Math.round(gap)} pixels down`] : [];
    });
  });
}

export async function pagesLeadToEachOther(page) {
  const addresses = await page.evaluate(() =>
    [...document.querySelectorAll("a[href]")].map((link) => new URL(link.getAttribute("href"), document.baseURI).href).filter((href) => href.startsWith("file:")));
  const found = [];
  for (const address of new Set(addresses.map((href) => href.split("#")[0]))) {
    if (!existsSync(fileURLToPath(address))) found.push(address);
  }
  return found;
}
