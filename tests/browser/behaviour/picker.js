// The picker: asks what decides the steps, shows only those, and keeps the answers.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { fitsAPhone, headingsSkipNoLevel, isAccessible } from "../checks/every-page.js";

/** For every class of every guide, the steps shown are those that `guidec build --for` prints. */
export async function eachReaderGetsTheirOwnSteps({ browser, guidec, projects, out }) {
  const failures = [];
  const { context, page, noticed } = await quietPage(browser, out);
  let compared = 0;
  for (const project of Object.keys(projects)) {
    for (const document of documents(guidec, projects[project], out, project)) {
      if (!document.picker) {
        if (document.classes.length > 1) failures.push(`${document.id} has classes and no picker`);
        continue;
      }
      for (const [place, reader] of document.classes.entries()) {
        const ways = waysTo(document.picker, place);
        if (ways.length === 0) failures.push(`${document.id}: no answers lead to ${reader.words}`);
        const wanted = await specialised(page, { guidec, folder: projects[project], out, document, reader });
        await page.goto(address(out, project, document));
        const first = await pick(page, document.picker, ways[0]);
        compared += 1;
        const differs = difference(await told(page), wanted);
        if (first ?? differs) failures.push(`${document.id}, ${reader.words}: ${first ?? differs}`);
        failures.push(...(await headingsSkipNoLevel(page)).map((found) => `${document.id}, ${reader.words}: skips a level at ${found}`));
        await page.evaluate(() => localStorage.clear());
      }
    }
  }
  await context.close();
  if (compared < 20) failures.push(`only ${compared} readers were compared`);
  return [...failures, ...noticed];
}

/** Without scripts everything is there, and the questions are not. */
export async function withoutScriptsEverythingIsShown({ browser, guidec, projects, out }) {
  const failures = [];
  const { context, page, noticed } = await quietPage(browser, out, { javaScriptEnabled: false });
  for (const document of documents(guidec, projects.guides, out, "guides").filter(({ picker }) => picker)) {
    await page.goto(address(out, "guides", document));
    if (await page.locator("#picker").isVisible()) failures.push(`${document.id} asks`);
    const hidden = await page.locator("[data-for]:not([hidden])").evaluateAll((marked) =>
      marked.filter((it) => !it.closest("details:not([open])") && !it.checkVisibility()).length);
    if (hidden > 0) failures.push(`${document.id} hides ${hidden} parts`);
    const unnamed = await page.locator(".arm[data-for]").evaluateAll((arms) => arms.filter((arm) => !arm.querySelector(".arm-title")).length);
    if (unnamed > 0) failures.push(`${document.id} does not say whom ${unnamed} ways are for`);
  }
  await context.close();
  return [...failures, ...noticed];
}

/** The answers are kept, stand in a link, hold for other guides, and go away again. */
export async function answersAreKeptAndSent({ browser, out }) {
  const failures = [];
  const guide = (id) => pathToFileURL(path.join(out, "guides", "html", "guides", `${id}.html`)).href;
  const { context, page, noticed } = await quietPage(browser, out);
  const checked = () => page.$$eval("#picker input:checked", (inputs) => inputs.map((input) => input.parentElement.innerText.trim()).join());
  const expect = async (what, wanted) => {
    const found = await checked();
    if (found !== wanted) failures.push(`${what}: “${found}” instead of “${wanted}”`);
  };
  await page.goto(guide("set-pin-android"));
  const everything = await told(page);
  await page.locator("#picker").getByText("Galaxy S7", { exact: true }).click();
  const announced = await page.textContent("#announced");
  if (!announced.includes("Galaxy S7") || !/\d/.test(announced)) failures.push(`announced is “${announced}”`);
  const [link, own] = [page.url(), await told(page)];
  if (!link.includes("#for=")) failures.push(`the address is ${link}`);
  await page.reload();
  await expect("after loading again", "Galaxy S7");
  await page.goto(guide("unknown-sources"));
  await expect("in another guide", "Galaxy S7");
  await page.goto(guide("remove-android"));
  await page.locator("#picker").getByText("Company Portal", { exact: true }).first().click();
  await expect("beside another question", "Company Portal,Galaxy S7");
  await page.goto(`${guide("set-pin-android")}#step-2`);
  await expect("behind a link to a step", "Galaxy S7");
  if (!page.url().endsWith("#step-2")) failures.push(`a link to a step became ${page.url()}`);
  await page.locator(".show-all").click();
  if (String(await told(page)) !== String(everything)) failures.push("not everything is shown again");
  await page.reload();
  await expect("after showing everything", "");

  // Beside the number of a step the address keeps the answers, in whichever order they come.
  await page.goto(link);
  await page.locator(".body .steps > li:not(.branch) > .do > .here").nth(1).click();
  const both = page.url();
  const target = await page.evaluate(() => document.querySelector(":target")?.id);
  if (!both.startsWith(link) || !both.endsWith(`&to=${target}`)) failures.push(`with a step the address is ${both}`);
  await page.goBack();
  if (page.url() !== link) failures.push(`before the step it was ${page.url()}`);

  const other = await quietPage(browser, out);
  await other.page.goto(both);
  if (String(await told(other.page)) !== String(own)) failures.push("a link to a step shows other steps");
  if ((await other.page.evaluate(() => document.querySelector(":target")?.id)) !== target) failures.push(`${both} does not lead to its step`);
  if (other.page.url() !== both) failures.push(`${both} became ${other.page.url()}`);
  await other.page.goto("about:blank");
  await other.page.goto(link);
  if (String(await told(other.page)) !== String(own)) failures.push("a link shows other steps in another browser");
  if (await other.page.evaluate(() => localStorage.length)) failures.push("a link is kept as if it had been answered");
  await Promise.all([context.close(), other.context.close()]);
  return [...failures, ...noticed, ...other.noticed];
}

/** What the page says of the answers, of options and of other steps is right for whoever gave these answers. */
export async function wordsFitTheReader({ browser, out }) {
  const failures = [];
  const { context, page, noticed } = await quietPage(browser, out);
  const expect = async (what, selector, wanted) => {
    const texts = await page.locator(selector).evaluateAll((all) => all.filter((it) => it.checkVisibility()).map((it) => it.textContent.trim()));
    const found = texts.join(" | ");
    if (found !== wanted) failures.push(`${what}: “${found}” instead of “${wanted}”`);
  };
  await page.goto(pathToFileURL(path.join(out, "fixtures", "html", "guides", "readers.html")).href);
  await expect("options for everybody", ".nth", "Option 1 | Option 2 | Option 3");
  await expect("links for everybody", ".body a[data-label]", "the look at what is new (step 2a.1) | step 2a.1");
  await page.locator("summary").nth(1).click();
  await expect("help is called", "summary .letter", "T1 | T2");
  await expect("a link to a step of help", ".help a[data-label]", "step T2.1");
  await page.locator("#picker").getByText("iOS", { exact: true }).click();
  await page.locator("#picker").getByText("1", { exact: true }).click();
  await expect("the outcome", ".outcome", "Shown for: iOS · Fixture 1");
  await expect("options without the first", ".nth", "Option 1 | Option 2");
  await expect("links to what is not theirs", ".body a[data-label]", "the look at what is new | a step for others");
  if (await page.locator(".body a[data-label][href]").count()) failures.push("a link leads to a step that is not there");
  await page.locator("#picker").getByText("2 or later", { exact: true }).click();
  await expect("links to what is theirs", ".body a[data-label]", "the look at what is new (step 2) | step 2");
  await page.locator(".show-all").click();
  await expect("options again", ".nth", "Option 1 | Option 2 | Option 3");
  await context.close();
  return [...failures, ...noticed];
}

/** Whatever stands in an address or was kept by something else, the page is as it was. */
export async function nonsenseDoesNothing({ browser, out }) {
  const failures = [];
  const { context, page, noticed } = await quietPage(browser, out);
  const guide = pathToFileURL(path.join(out, "guides", "html", "guides", "vivo-background.html")).href;
  await page.goto(guide);
  const everything = String(await told(page));
  const markup = encodeURIComponent("<img src=x onerror=alert(1)>");
  const addresses = [
    `#for=version.android=${markup}`, `#for=${markup}=v:1,2`, "#for=version.android=v:~~:.,", "#for=__proto__=is:x&constructor=is:y",
    "#for=version.android=not:", "#for=version.android=is:android", "#for=%E0%A4%A", `#for=${"version.android=v:,&".repeat(2000)}`, "#for=", "#%zz", "#for=&to=%zz", `#for=&to=${markup}`, "#for=&to=",
  ];
  for (const hash of addresses) {
    await page.goto("about:blank");
    await page.goto(guide + hash);
    if (String(await told(page)) !== everything) failures.push(`${hash.slice(0, 40)} changes the page`);
    if (await page.locator("main img[onerror]").count()) failures.push(`${hash} becomes an element`);
  }
  for (const kept of ['"x"', "[1,[2]]", '{"version.android":5}', '{"version.android":"v"}', "{", "null", '{"version.android":"v:a~b:c,d"}']) {
    await page.evaluate((kept) => localStorage.setItem("guidec:reader", kept), kept);
    await page.reload();
    if (!(await page.locator("#picker").isVisible())) failures.push(`${kept} stops the page`);
  }
  await context.close();
  return [...failures, ...noticed.filter((it) => !it.includes("about:blank"))];
}

/** Everything can be done with the keys, and with less motion; what is hidden is not come to. */
export async function keysAreEnough({ browser, out }) {
  const failures = [];
  const { context, page, noticed } = await quietPage(browser, out, { reducedMotion: "reduce" });
  await page.goto(pathToFileURL(path.join(out, "guides", "html", "guides", "vivo-background.html")).href);
  const focused = () => page.evaluate(() => document.activeElement.closest("#picker label, #picker button")?.innerText.trim() ?? "");
  for (let presses = 0; presses < 30 && !(await focused()); presses += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  if ((await focused()) !== "13 or later") failures.push(`the arrow leads to “${await focused()}”`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  if ((await page.locator("#picker input:checked").count()) !== 2) failures.push("the second question cannot be answered");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  if ((await focused()) !== "Show everything") failures.push(`the tab leads to “${await focused()}”`);
  await page.keyboard.press("Enter");
  if ((await page.locator("#picker input:checked").count()) !== 0) failures.push("the answers stay");
  if (!(await focused())) failures.push("the focus is lost");
  await context.close();
  return [...failures, ...noticed];
}

/** What the browser says of this device is offered, and nothing is chosen by itself. */
export async function theDeviceIsOffered({ browser, out }) {
  const failures = [];
  const agents = { Android: "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36", iOS: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", "": "Mozilla/5.0 (X11; Linux x86_64)" };
  const noticed = [];
  for (const [system, userAgent] of Object.entries(agents)) {
    const quiet = await quietPage(browser, out, { userAgent });
    noticed.push(...quiet.noticed);
    const { page } = quiet;
    await page.goto(pathToFileURL(path.join(out, "fixtures", "html", "guides", "german.html")).href);
    if (await page.locator("#picker input:checked").count()) failures.push(`${system} is chosen by itself`);
    const button = page.locator(".suggest");
    if ((await button.isVisible()) !== (system !== "")) failures.push(`on “${system}” the offer is wrong`);
    if (system) {
      await button.click();
      const chosen = await page.locator("#picker label:has(:checked)").innerText();
      if (chosen.trim() !== system) failures.push(`${chosen} is chosen for ${system}`);
    }
    await quiet.context.close();
  }
  return [...failures, ...noticed];
}

/** Readers for whom a guide is not get the reason instead of steps. */
export async function unsupportedReadersGetTheReason({ browser, out }) {
  const failures = [];
  const { context, page, noticed } = await quietPage(browser, out);
  await page.goto(pathToFileURL(path.join(out, "guides", "html", "guides", "stop-power-saver.html")).href);
  await page.locator("#picker").getByText("Nokia 3.1 or Nokia 5.1", { exact: true }).click();
  if (await page.locator(".body").isVisible()) failures.push("the steps stay");
  const reason = page.locator("#picker .unsupported");
  const [told, above] = await Promise.all([page.textContent("#announced"), reason.evaluate((it) => it.nextElementSibling.className)]);
  if (!(await reason.isVisible())) failures.push("the reason is not shown");
  if (above !== "way-on") failures.push("what can be done does not stand behind the reason");
  if (!told.includes("DuraSpeed") || !told.includes("change it")) failures.push(`they are told “${told}”`);
  if (await page.locator(".update").isVisible()) failures.push("an update is said to help another phone");
  await page.locator("#picker").getByText("Another phone", { exact: true }).click();
  if (await reason.isVisible()) failures.push("a reason is shown that is not theirs");
  for (const it of [".not-for", ".way-on", ".show-all"]) if (!(await page.locator(it).isVisible())) failures.push(`${it} is not shown`);
  await page.goto(pathToFileURL(path.join(out, "guides", "html", "guides", "xiaomi-background.html")).href);
  await page.locator("#picker").getByText("Before V10", { exact: true }).click();
  if (!(await page.locator(".update").isVisible())) failures.push("nothing says that a later version has steps");
  await page.locator("#picker").getByText("I don’t have it", { exact: true }).click();
  if (await page.locator(".update").isVisible()) failures.push("an update is said to help who does not have it");
  await context.close();
  return [...failures, ...noticed];
}

/** What somebody does not know stays open with whom each way is for; the other questions are asked, and what is known is used. */
export async function notKnowingLeavesOneQuestionOpen({ browser, out }) {
  const failures = [];
  const { context, page, noticed } = await quietPage(browser, out);
  const expect = (what, found, wanted) => {
    if (String(found) !== String(wanted)) failures.push(`${what}: “${found}” instead of “${wanted}”`);
  };
  const asked = () => page.$$eval("#picker fieldset:not([hidden])", (all) => all.map((it) => it.dataset.about));
  const notes = () => page.$$eval(".note", (all) => all.filter((it) => it.checkVisibility()).map((it) => it.querySelector(".kind").innerText.replace(/\s+/g, " ")).filter((it) => it.includes("Android")));
  await page.goto(pathToFileURL(path.join(out, "guides", "html", "guides", "enroll-android.html")).href);
  expect("at first is asked", await asked(), "device");
  const all = await told(page);
  await page.locator("#picker fieldset:visible label").last().click();
  expect("then is asked", await asked(), "device,version.android");
  expect("of everybody is shown", await told(page), all);
  expect("they are told", await page.textContent("#announced"), "Everything is shown. Next question: Which Android version?");
  await page.locator("#picker").getByText("4.4 to 5", { exact: true }).click();
  expect("behind the version is asked", await asked(), "device,version.android,question.knox");
  const own = await told(page);
  if (own.some((line) => /Android 6 or later|Android before 6/.test(line))) failures.push("what is for other versions stays");
  if (!own.some((line) => line.includes("Galaxy S7"))) failures.push("it is not said what is for which phone");
  expect("the outcome", await page.textContent(".outcome"), "Shown for: Android 4.4 to 5");
  await page.locator("#picker").getByText("not listed", { exact: true }).click();
  expect("then there is nothing more to ask", await asked(), "device,version.android,question.knox");
  await page.reload();
  expect("after loading again", (await asked()).length, 3);
  if (!page.url().includes("version.android") || page.url().includes("device")) failures.push(`the address is ${page.url()}`);
  // What is known is used where what comes first is not known.
  await page.evaluate(() => {
    localStorage.setItem("guidec:reader", JSON.stringify({ "version.android": "v:9," }));
    history.replaceState(null, "", location.pathname);
  });
  await page.reload();
  expect("the known is shown beside the first question", await asked(), "device,version.android");
  expect("and used", await page.textContent(".outcome"), "Shown for: Android 6 or later");
  expect("notes that are for everybody now", await notes(), "");
  await page.locator("#picker").getByText("A phone by Sony", { exact: true }).click();
  expect("one answer is enough", await asked(), "device,version.android");
  await context.close();
  return [...failures, ...noticed];
}

/** Answers settle the questions of other guides by what they mean, also where these ask for other phones. */
export async function answersHoldByTheirMeaning({ browser, out }) {
  const failures = [];
  const guide = (id) => pathToFileURL(path.join(out, "guides", "html", "guides", `${id}.html`)).href;
  const cases = [
    ["enroll-android", "Another phone by Samsung", "set-pin-android", "Another phone"],
    ["enroll-android", "A phone by Sony", "set-pin-android", "Another phone"],
    ["enroll-android", "A phone by Xiaomi", "oneplus-background", "Another phone"],
    ["set-pin-android", "Galaxy S7", "enroll-android", "Galaxy S7"],
    ["set-pin-android", "Another phone", "enroll-android", ""],
    ["enroll-android", "Another phone", "set-pin-android", "Another phone"],
    ["enroll-android", "Galaxy S7", "stop-power-saver", "Another phone"],
    ["oneplus-background", "OnePlus 5 or earlier", "enroll-android", "Another phone"],
    ["stop-power-saver", "Another phone by Nokia", "oneplus-background", "Another phone"],
    ["oneplus-background", "Another phone", "stop-power-saver", ""],
  ];
  for (const [first, answer, second, wanted] of cases) {
    const { context, page, noticed } = await quietPage(browser, out);
    await page.goto(guide(first));
    await page.locator("#picker").getByText(answer, { exact: true }).click();
    await page.goto(guide(second));
    const found = await page.$$eval('#picker [data-about="device"] input:checked', (all) => all.map((it) => it.nextElementSibling.textContent).join());
    if (found !== wanted) failures.push(`“${answer}” of ${first} is “${found}” in ${second} instead of “${wanted}”`);
    failures.push(...noticed);
    await context.close();
  }
  return failures;
}

/** Nobody is asked for what changes no step: the note itself says for whom nobody has tried it. */
export async function onlyStepsAreAskedFor({ browser, out }) {
  const failures = [];
  const { context, page, noticed } = await quietPage(browser, out);
  await page.goto(pathToFileURL(path.join(out, "guides", "html", "guides", "leave-mutual-aid.html")).href);
  if (await page.locator("#picker").count()) failures.push("it asks");
  const words = await page.locator(".unverified .kind").innerText();
  if (!words.includes("HONOR 50")) failures.push(`the note is only “${words}”`);
  if ((await page.locator("main").innerText()).includes("The steps differ")) failures.push("it says that the steps differ");
  await context.close();
  return [...failures, ...noticed];
}

/** The next question is told when it comes, once, and stands where the keys go next. */
export async function theNextQuestionIsTold({ browser, out }) {
  const failures = [];
  const { context, page, noticed } = await quietPage(browser, out);
  await page.goto(pathToFileURL(path.join(out, "guides", "html", "guides", "vivo-background.html")).href);
  const expect = async (wanted) => {
    const found = await page.textContent("#announced");
    if (found !== wanted) failures.push(`“${found}” is told instead of “${wanted}”`);
  };
  await page.locator("#picker").getByText("Before 13", { exact: true }).click();
  await expect("Shown for: Android before 13. Next question: Which Funtouch OS version?");
  await page.keyboard.press("ArrowDown");
  await expect("Shown for: Android 13 or later.");
  await page.keyboard.press("Tab");
  const next = await page.evaluate(() => document.activeElement.closest("fieldset")?.dataset.about);
  if (next !== "version.funtouch") failures.push(`the tab leads to ${next}`);
  await page.keyboard.press("Space");
  await expect("Shown for: Android 13 or later · Funtouch OS 2.6 or earlier.");
  await page.locator("#picker").getByText("I don’t have it", { exact: true }).click();
  await expect("Shown for: Android 13 or later · Without Funtouch OS.");
  await context.close();
  return [...failures, ...noticed];
}

/** A page that shows one reader's steps is as accessible as a whole one. */
export async function pickedPagesAreAccessible({ browser, out }) {
  const failures = [];
  const pages = [["guides", "vivo-background"], ["guides", "stop-power-saver"], ["guides", "oneplus-background"], ["guides", "disable-power-saver"], ["fixtures", "arabic"], ["fixtures", "english"]];
  for (const [project, id] of pages) {
    const { context, page, noticed } = await quietPage(browser, out);
    await page.goto(pathToFileURL(path.join(out, project, "html", "guides", `${id}.html`)).href);
    await page.locator("#picker fieldset:visible label:visible").first().click();
    for (const check of [isAccessible, fitsAPhone, headingsSkipNoLevel]) {
      await page.setViewportSize({ width: 1100, height: 900 });
      failures.push(...(await check(page)).map((found) => `${id}: ${found}`));
    }
    failures.push(...noticed);
    await context.close();
  }
  return failures;
}

/** What a page says in its steps and beside them, with the numbers. */
async function told(page) {
  return page.evaluate(() => {
    const said = [];
    const places = document.querySelectorAll(".needs, main > .aside:not(.unsupported), .body, .help");
    for (const place of places) {
      const words = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      while (words.nextNode()) {
        const { currentNode: node } = words;
        // A drawing shows what all have for whom it is drawn: made for one kind of reader, it shows more.
        if (node.parentElement.closest(".drawings")) continue;
        if (node.nodeType === Node.ELEMENT_NODE) {
          if (node.matches("p, li, div, section, h2, h3, h4, h5, h6, figure, details")) said.push("\n");
          if (node.matches(".steps > li") && node.checkVisibility()) said.push(`[${node.value}]\n`);
          if (node.dataset?.called && node.checkVisibility()) said.push(`(${node.dataset.called})`);
        } else if (node.parentElement.checkVisibility()) said.push(node.data);
      }
      said.push("\n");
    }
    return said.join("").split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
  });
}

function difference(shown, wanted) {
  const at = Math.max(shown.length, wanted.length);
  for (let line = 0; line < at; line += 1) {
    if (shown[line] !== wanted[line]) return `shows “${shown[line]}” instead of “${wanted[line]}”`;
  }
  return undefined;
}

/** The words of the page that is built for one kind of reader. */
async function specialised(page, { guidec, folder, out, document, reader }) {
  const condition = anyOf(reader.readers);
  const target = path.join(out, "for", document.id);
  mkdirSync(target, { recursive: true });
  execFileSync(guidec, ["build", folder, "--target", "html", "--for", condition, "--out", target], { stdio: "pipe" });
  await page.goto(pathToFileURL(path.join(target, "guides", `${document.id}.html`)).href);
  return told(page);
}

function documents(guidec, folder, out, project) {
  const built = path.join(out, project, "json-of-picker");
  execFileSync(guidec, ["build", folder, "--target", "json", "--out", built], { stdio: "pipe" });
  const files = readdirSync(built).filter((file) => file.endsWith(".json") && file !== "index.json").sort();
  return files.map((file) => JSON.parse(readFileSync(path.join(built, file), "utf8")));
}

function address(out, project, document) {
  return pathToFileURL(path.join(out, project, "html", "guides", `${document.id}.html`)).href;
}

/** All ways of answering that end in a class: lists of questions with their answers. */
function waysTo(picker, place, node = 0) {
  const { question, ways } = picker.nodes[node];
  return ways.flatMap((way) => {
    const step = { question, answer: way.answer };
    if (way.class === place) return [[step]];
    return way.node === undefined ? [] : waysTo(picker, place, way.node).map((rest) => [step, ...rest]);
  });
}

/** Answers the questions; each must be the next that is asked. */
async function pick(page, picker, way) {
  for (const [at, { question, answer }] of way.entries()) {
    const asked = page.locator("#picker fieldset:visible");
    const { about, answers } = picker.questions[question];
    if ((await asked.nth(at).getAttribute("data-about", { timeout: 2000 })) !== about) return `${about} is not asked`;
    await asked.nth(at).getByText(answers[answer].words, { exact: true }).click();
  }
  return undefined;
}

/** A page that notes whatever it should not do. */
async function quietPage(browser, out, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const noticed = [];
  page.on("console", (message) => noticed.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noticed.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(pathToFileURL(out).href)) noticed.push(`request to ${request.url()}`);
  });
  return { context, page, noticed };
}

// Readers as conditions. Some of the readers are enough where all of them are meant.

function anyOf({ any_of: parts, unless }) {
  const whole = parts.map((facts) => `(${facts.map(condition).join(" and ")})`).join(" or ");
  return unless ? `not (${whole})` : whole;
}

function condition(fact) {
  const runs = fact.is.map((run) => written(fact, run)).filter(Boolean).join(" or ");
  return `${fact.not ? "not " : ""}(${runs})`;
}

function written({ kind, name }, run) {
  if (kind === "question") return run.run === "value" ? `(${name} is ${run.name})` : "";
  if (kind === "maker" && run.run === "value") return `(${name} and not known device)`;
  if (kind === "device") return run.name === "other" ? "(not known device)" : run.name;
  const version = (text) => {
    const bare = text.replace(/ \(.*\)$/, "");
    return /^\d\S*$/.test(bare) ? bare : `"${bare}"`;
  };
  switch (run.run) {
    case "present": return name;
    case "absent": return `(not ${name})`;
    case "exactly": return `(${name} ${version(run.version)})`;
    case "or_later": return `(${name} ${version(run.version)} or later)`;
    case "after": return `(${name} after ${version(run.version)})`;
    case "or_earlier": return `(${name} ${version(run.version)} or earlier)`;
    case "before": return `(${name} before ${version(run.version)})`;
    default: return `(${name} ${version(run.low)} to ${version(run.high)})`;
  }
}
