// The way through a site: from the index to every page and back, from a folder and without a server.
import path from "node:path";
import { pathToFileURL } from "node:url";

export async function indexLeadsToEveryGuide({ browser, out }) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(out, "guides", "html", "index.html")).href);
  const addresses = await page.$$eval(".entries a", (links) => links.map((link) => link.href));
  const failures = addresses.length > 0 ? [] : ["the index lists no guide"];
  for (const address of addresses) {
    await page.goto(address);
    const home = await page.$eval("header.top a", (link) => link.href).catch(() => "");
    if (!home.endsWith("/index.html")) failures.push(`${address} has no way back to the index`);
  }
  await context.close();
  return failures;
}
