// Somebody follows a guide: ticks steps off, fills values in, copies what is to be typed, and looks for help.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { execFileSync } from "node:child_process";
import { isAccessible } from "../checks/every-page.js";
import { numbersStandBesideTheirWords } from "../checks/numbers.js";

/** What `use` finds wrong on a page of the fixtures. */
async function on({ browser, out }, guide, use, options = {}) {
  const context = await browser.newContext({ viewport: { width: 900, height: 700 }, ...options });
  const page = await context.newPage();
  const found = [];
  const expect = (truth, problem) => truth || found.push(problem);
  page.on("console", (message) => found.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`error: ${error.message}`));
  await page.goto(pathToFileURL(path.join(out, "fixtures", "html", "guides", `${guide}.html`)).href);
  await use(page, expect);
  await context.close();
  return found;
}

const progress = (page) => page.locator(".count").textContent();
const announced = (page) => page.locator("#announced").textContent();
const current = (page) => page.$eval("[aria-current=step]", (item) => item.id).catch(() => "");
const tick = (page, step) => page.locator(`[id="${step}"] > .do > .tick`);
const storage = (page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

export const ticksAreKeptUntilOneStartsAgain = (built) =>
  on(built, "long", async (page, expect) => {
    expect((await progress(page)) === "0 of 22 done", `before: ${await progress(page)}`);
    expect(!(await page.locator(".again").isVisible()), "there is nothing to start again");
    const steps = await page.$$eval(".steps > li", (items) => items.map((item) => item.id));
    expect((await current(page)) === steps[0], "the first step is not the current one");
    await tick(page, steps[0]).click();
    await tick(page, steps[2]).click();
    expect((await current(page)) === steps[1], `the current step is ${await current(page)}`);
    expect((await announced(page)) === "2 of 22 done", `announced: ${await announced(page)}`);
    await page.reload();
    const kept = await page.$$eval(".tick", (ticks) => ticks.map((tick) => tick.checked).join());
    expect(kept.startsWith("true,false,true,false"), `after a reload: ${kept}`);
    await page.locator(".again").click();
    expect((await page.locator(".tick:checked").count()) === 0, "a tick is left after starting again");
    expect((await storage(page)) === "[{},{}]", `kept after starting again: ${await storage(page)}`);
    expect(await tick(page, steps[0]).evaluate((box) => box === document.activeElement), "the focus is lost");
  });

export const theNextStepComesIntoView = (built) =>
  on(built, "long", async (page, expect) => {
    const steps = await page.$$eval(".steps > li", (items) => items.map((item) => item.id));
    for (const step of steps.slice(0, 17)) await tick(page, step).check();
    // The step after the one that is ticked begins below the window.
    await tick(page, steps[17]).evaluate((box) => {
      box.scrollIntoView({ block: "end" });
      box.click();
    });
    await page.waitForTimeout(100);
    const { top, bottom } = await page.locator(`[id="${steps[18]}"]`).evaluate((item) => item.getBoundingClientRect());
    const bar = await page.locator(".progress").evaluate((bar) => bar.getBoundingClientRect().bottom);
    expect(top >= bar && bottom <= 700, `step 19 reaches from ${top} to ${bottom}`);
    expect((await page.locator(".go-on").getAttribute("href")) === `#${steps[18]}`, "“Go on” leads elsewhere");
  }, { reducedMotion: "reduce" });

export const onlyTheWayThatIsTakenCounts = (built) =>
  on(built, "english", async (page, expect) => {
    const boxes = (branch) => page.locator(`[id="${branch}"] .tick`);
    const branches = await page.$$eval(".body > .steps > .branch, .part > .steps > .branch", (items) =>
      Object.fromEntries(items.map((item) => [item.value, item.id])));
    await tick(page, "begin").check();
    expect((await current(page)) === branches[2], "whether one sees the offer is not asked");
    await page.locator("[id] > .do > .tick").nth(2).check();
    expect((await current(page)) === branches[4], `a passed “if” is still there: ${await current(page)}`);
    await boxes(branches[4]).nth(1).check();
    const all = Number((await progress(page)).match(/of (\d+)/)[1]);
    expect((await current(page)) === branches[5], "the choice is not the current place");
    await boxes(branches[5]).nth(2).check();
    expect((await progress(page)) === `4 of ${all} done`, `two ways of a choice count: ${await progress(page)}`);
    const inside = await page.locator("[aria-current=step]").evaluate((item, id) => item.closest(`[id="${id}"]`) !== null, branches[5]);
    expect(inside, "the second step of the way that was chosen is not the current one");
  });

export const progressNeverGoesBack = (built) =>
  on(built, "english", async (page, expect) => {
    const choice = await page.$eval(".choice", (item) => item.id);
    const boxes = page.locator(`[id="${choice}"] .tick`);
    let before = 0;
    // One way, the other, and the first again.
    for (const at of [0, 1, 2, 3]) {
      await boxes.nth(at).check();
      const now = Number((await progress(page)).match(/^(\d+)/)[1]);
      expect(now === before + 1, `after tick ${at + 1} of a choice ${await progress(page)}`);
      before = now;
    }
  });

export const whatIsNotForTheReaderDoesNotCount = (built) =>
  on(built, "long", async (page, expect) => {
    await page.evaluate(() => {
      document.querySelector(".steps > li").hidden = true;
      document.dispatchEvent(new Event("guidec:shown"));
    });
    expect((await progress(page)) === "0 of 21 done", `a hidden step counts: ${await progress(page)}`);
    const second = await page.$$eval(".steps > li", (items) => items[1].id);
    expect((await current(page)) === second, `a hidden step is the current one`);
  });

export const aPageThatIsLaidOutAnewKeepsItsControls = (built) =>
  on(built, "english", async (page, expect) => {
    await tick(page, "begin").check();
    await page.evaluate(() => {
      const [body, chosen] = [document.querySelector(".body"), document.querySelector(".choice")];
      const last = document.querySelector(".final");
      chosen.replaceChildren(chosen.querySelector(".do"), chosen.querySelectorAll(".arm")[1]);
      const list = Object.assign(document.createElement("ol"), { className: "steps" });
      list.append(document.getElementById("begin"), chosen, last);
      body.replaceChildren(body.querySelector("h2"), list);
      document.dispatchEvent(new Event("guidec:shown"));
    });
    expect((await progress(page)) === "1 of 4 done", `after the change: ${await progress(page)}`);
    const choice = await page.$eval(".choice .steps li", (item) => item.id);
    expect((await current(page)) === choice, `the current step is ${await current(page)}`);
    const ticks = await page.locator(".body .steps > li:not(.branch) > .do > .tick").count();
    expect(ticks === 4, `${ticks} steps have a box`);
  });

export const aStepThatChangedIsNotTicked = (built) =>
  on(built, "long", async (page, expect) => {
    await page.locator(".tick").first().check();
    await page.evaluate(() => {
      for (const [name, value] of Object.entries(localStorage)) localStorage[name] = value.replace(/ -?\d+/, " 1");
    });
    await page.reload();
    expect((await page.locator(".tick:checked").count()) === 0, "a tick of another text is shown");
  });

export const valuesStandInAllPlacesAndSecretsInNone = (built) =>
  on(built, "english", async (page, expect) => {
    const places = (name) => page.$$eval(`var[data-value="${name}"]`, (found) => found.map((place) => place.textContent));
    const [person, pin] = [page.getByRole("textbox", { name: "The person" }), page.locator('[id="value:pin"]')];
    await person.fill("<b>Ada</b>");
    await pin.fill("4711-secret");
    expect((await places("person")).length > 1 && (await places("person")).every((text) => text === "<b>Ada</b>"), "a place lacks the value");
    expect((await places("pin")).every((text) => text === "Your PIN"), `the secret is shown: ${await places("pin")}`);
    expect((await pin.getAttribute("type")) === "password", "the secret is typed in plain");
    const show = page.getByRole("button", { name: "Show" });
    await show.click();
    expect((await places("pin")).every((text) => text === "4711-secret"), "the secret is not shown when asked for");
    expect((await show.getAttribute("aria-pressed")) === "true", "the button does not say that it is pressed");
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect((await places("pin")).every((text) => text === "Your PIN"), "the secret is printed");
    expect(!(await storage(page)).includes("4711"), `the secret is kept: ${await storage(page)}`);
    await page.reload();
    expect((await places("person")).every((text) => text === "<b>Ada</b>"), "the value is forgotten on the next page");
    expect((await pin.inputValue()) === "" && (await places("pin")).every((text) => text === "Your PIN"), "the secret came back");
    expect(!(await page.evaluate(() => JSON.stringify({ ...localStorage }))).includes("Ada"), "a value outlives its tab");
    await person.fill("");
    expect((await places("person")).every((text) => text === "The person"), "a place stays empty");
  });

export const typedTextIsCopied = (built) =>
  on(built, "english", async (page, expect) => {
    await page.addInitScript(() => {
      globalThis.copied = [];
      document.addEventListener("copy", () => globalThis.copied.push(`by hand: ${getSelection()}`));
      navigator.clipboard.writeText = async (text) => {
        if (globalThis.refused) throw new Error("refused");
        globalThis.copied.push(text);
      };
    });
    await page.reload();
    const buttons = page.locator(".copy:visible");
    expect((await buttons.count()) === 0, "what is not filled in can be copied");
    await page.getByRole("textbox", { name: "The person" }).fill("Ada");
    await page.locator('[id="value:pin"]').fill("4711");
    expect((await buttons.count()) === 2, `${await buttons.count()} texts can be copied`);
    await buttons.first().click();
    expect((await announced(page)) === "Copied", `announced: ${await announced(page)}`);
    await page.evaluate(() => (globalThis.refused = true));
    await buttons.first().click();
    const copied = await page.evaluate(() => globalThis.copied);
    expect(copied.join() === "code Ada!,by hand: code Ada!", `copied: ${copied}`);
  });

export const aKeyboardIsEnough = (built) =>
  on(built, "english", async (page, expect) => {
    const focused = () => page.evaluate(() => document.activeElement.className);
    for (let presses = 0; presses < 60 && (await focused()) !== "tick"; presses += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect((await progress(page)).startsWith("1 of"), `after a space: ${await progress(page)}`);
    await page.keyboard.press("Tab");
    expect((await focused()) === "here", `before a tick stands ${await focused()}`);
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash.length > 1, "the link to the step has no address");
    await page.keyboard.press("Tab");
    const isSeen = await page.evaluate(() => {
      const [focus, bar] = [document.activeElement, document.querySelector(".progress")].map((part) => part.getBoundingClientRect());
      return document.activeElement.closest(":target") !== null && focus.top >= bar.bottom;
    });
    expect(isSeen, "the focus does not go on in the step, or lies under the progress");
  });

export const controlsHaveNames = (built) =>
  on(built, "english", async (page, expect) => {
    expect((await page.getByRole("checkbox", { name: "Done 1 Open Fixture.", exact: true }).count()) === 1, "a tick has no name");
    expect((await page.getByRole("link", { name: "1", exact: true }).count()) > 0, "a number is no link");
    expect((await page.getByRole("progressbar", { name: /of \d+ done/ }).count()) === 1, "the progress has no name");
  });

export const helpIsFoldedUntilItIsWanted = (built) =>
  on(built, "english", async (page, expect) => {
    const details = page.locator(".help details");
    expect(!(await details.evaluate((part) => part.open)), "it is open from the beginning");
    const file = await page.pdf({ format: "A4" });
    const printed = execFileSync("pdftotext", ["-", "-"], { input: file, encoding: "utf8", stdio: "pipe" });
    expect(/Begin again/.test(printed), "it is not printed");
    expect(!(await details.evaluate((part) => part.open)), "it stays open after printing");
    await page.goto(`${page.url()}#${await details.getAttribute("id")}`);
    await page.waitForTimeout(50);
    expect(await details.evaluate((part) => part.open), "a link to it does not open it");
    await page.reload();
    expect(await details.evaluate((part) => part.open), "an address that names it does not open it");
  });

export const withoutScriptNothingIsDead = (built) =>
  on(built, "english", async (page, expect) => {
    expect((await page.locator(":is(button, input, progress, .find):visible").count()) === 0, "there are controls that do nothing");
    expect((await page.locator(".steps li:not(.branch) > .do:visible").count()) > 10, "steps are missing");
    for (const problem of await numbersStandBesideTheirWords(page)) expect(false, problem);
    await page.emulateMedia({ media: "screen" });
    await page.locator(".help summary").click();
    expect(await page.locator(".help details li").first().isVisible(), "help does not open");
  }, { javaScriptEnabled: false });

export async function isAccessibleInUse(built) {
  const found = [];
  for (const guide of ["english", "arabic"]) {
    found.push(...await on(built, guide, async (page, expect) => {
      await page.locator(".tick").first().check();
      await page.$$eval("details", (parts) => parts.forEach((part) => (part.open = true)));
      for (const input of await page.locator("[data-fill] input").all()) await input.fill("Ada");
      for (const problem of await isAccessible(page)) expect(false, `${guide}: ${problem}`);
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide <= 320, `${guide}: it is ${wide} pixels wide`);
      const small = await page.$$eval("button:not([hidden]), .tick, .here", (parts) => parts.filter((part) => {
        const { width, height } = part.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24);
      }).map((part) => part.outerHTML.slice(0, 80)));
      expect(small.length === 0, `${guide}: too small to touch: ${small[0]}`);
    }));
  }
  return found;
}

export const nothingWithTheFocusIsCovered = (built) =>
  on(built, "long", async (page, expect) => {
    await page.locator(".tick").first().check();
    await page.locator(".tick").last().focus();
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press("Shift+Tab");
      await page.waitForTimeout(15);
      const cover = await page.evaluate(() => {
        const part = document.activeElement;
        if (!part.closest(".steps")) return "";
        const { x, y, width, height } = part.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return part.contains(top) || top?.contains(part) ? "" : `${part.className} at ${y}: ${top?.className}`;
      });
      if (cover) return expect(false, `covered: ${cover}`);
    }
  }, { viewport: { width: 320, height: 400 } });
