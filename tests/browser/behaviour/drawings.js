// Drawings of screens: each says what it shows, and everything on it can be read.
import path from "node:path";
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** What is wrong with the drawings of every page, looked at by a function that runs in the page. */
async function onEveryPage({ browser, projects, out }, look, options = {}) {
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 1000, height: 900 }, ...options });
  const page = await context.newPage();
  const failures = [];
  let drawings = 0;
  for (const project of Object.keys(projects)) {
    const folder = path.join(out, project, "html", "guides");
    for (const file of readdirSync(folder).filter((file) => file.endsWith(".html"))) {
      await page.goto(pathToFileURL(path.join(folder, file)).href);
      drawings += await page.locator("svg.drawing").count();
      for (const problem of await (look.length > 0 ? look(page) : page.evaluate(look))) failures.push(`${file}: ${problem}`);
    }
  }
  await context.close();
  return drawings > 20 ? failures : [`there are only ${drawings} drawings`, ...failures];
}

export async function sayWhatTheyShow(built) {
  return onEveryPage(built, () => {
    return [...document.querySelectorAll("svg.drawing")].flatMap((drawing) => {
      const name = drawing.getAttribute("aria-label") ?? "";
      const whole = drawing.getAttribute("role") === "img" && name.length > 10 && !/[{}$]/.test(name);
      let next = drawing.querySelector(".d-mark").nextElementSibling;
      while (next && !next.matches("text, .d-box, .d-line")) next = next.nextElementSibling;
      const marked = next?.matches("text:not(.d-title, .d-small)") ? next.textContent.replace("…", "") : "";
      return whole && name.includes(marked) ? [] : [`“${marked}” is marked, and the drawing says ${JSON.stringify(name)}`];
    });
  });
}

/** Only a part of a screen is shown: the one with what is touched, and where a finger goes; with words that can be read. */
async function whatIsTouchedIsSeen(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("svg.drawing")].filter((drawing) => drawing.checkVisibility()).flatMap((drawing) => {
      const seen = drawing.getBoundingClientRect();
      const marks = [...drawing.querySelectorAll(".d-mark, .d-finger, .d-end, .d-caret")].map((mark) => mark.getBoundingClientRect());
      // What is cut off fades away.
      const [top, bottom] = ["cut-top", "cut-bottom"].map((side) => (drawing.matches(`.${side}`) ? 14 : -1));
      const isSeen = marks.every((mark) => mark.height > 60 || (mark.top >= seen.top + top && mark.bottom <= seen.bottom - bottom));
      const isReadable = [...drawing.querySelectorAll("text")].every((text) => text.getBoundingClientRect().height >= 9);
      return isSeen && isReadable && seen.height < 300 ? [] : [`${drawing.getAttribute("aria-label")} is cut off, or too small or large`];
    }));
}

export async function markOneElementAndShowAGesture(built) {
  return onEveryPage(built, () =>
    [...document.querySelectorAll("svg.drawing")].flatMap((drawing) => {
      const name = drawing.getAttribute("aria-label");
      const marks = drawing.querySelectorAll(".d-mark").length;
      const gestures = drawing.querySelectorAll(".d-finger, .d-caret").length;
      const area = drawing.getBoundingClientRect();
      return marks === 1 && gestures === 1 && area.width > 60 && area.height > 60
        ? []
        : [`${name}: ${marks} marks, ${gestures} gestures, ${area.width} by ${area.height}`];
    }));
}

export async function showWhatIsTouched(built) {
  return [...(await onEveryPage(built, whatIsTouchedIsSeen)), ...(await onEveryPage(built, whatIsTouchedIsSeen, { viewport: { width: 320, height: 640 } }))];
}

/** Words in their boxes, and none over others; in whatever font this browser has. */
function wordsRunOut() {
  const problems = [];
  for (const drawing of document.querySelectorAll("svg.drawing")) {
    const name = drawing.getAttribute("aria-label");
    const frame = drawing.querySelector(".d-panel, .d-frame").getBoundingClientRect();
    const slack = (drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width) * 1.5;
    const inside = (words, box) => words.left >= box.left - slack && words.right <= box.right + slack;
    const texts = [...drawing.querySelectorAll("text")].map((text) => [text, text.getBoundingClientRect()]);
    for (const [text, area] of texts) {
      if (area.width === 0) problems.push(`${name}: no words`);
      if (!inside(area, frame)) problems.push(`${name}: “${text.textContent}” runs out of the frame`);
      let box = text.previousElementSibling;
      while (box && !box.matches(".d-box, .d-mark, .d-line, .d-frame, .d-panel")) box = box.previousElementSibling;
      if (!text.matches(".d-title, .d-small") && box?.matches(".d-box, .d-mark") && !inside(area, box.getBoundingClientRect())) {
        problems.push(`${name}: “${text.textContent}” runs out of its box`);
      }
    }
    for (const [at, [text, one]] of texts.entries()) {
      for (const [other, two] of texts.slice(at + 1)) {
        const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
        if (wide > slack && high > 4 * slack) problems.push(`${name}: “${text.textContent}” and “${other.textContent}” meet`);
      }
    }
  }
  return problems;
}

export async function holdTheirWords(built) {
  return onEveryPage(built, wordsRunOut);
}

export async function holdTheirWordsOnAPhoneInTheDark(built) {
  return onEveryPage(built, wordsRunOut, { viewport: { width: 320, height: 640 }, colorScheme: "dark" });
}

export async function standBesideTheWordsIfThereIsRoom(built) {
  const beside = () =>
    [...document.querySelectorAll(".body > .steps > li > .drawings:not(.many)")]
      .filter((drawings) => {
        const words = drawings.parentElement.querySelector(":scope > .do").getBoundingClientRect();
        const area = drawings.getBoundingClientRect();
        const overlap = Math.min(words.right, area.right) - Math.max(words.left, area.left);
        return Math.abs(area.top - words.top) > 20 || overlap > 0;
      })
      .map((drawings) => `the drawing is not beside “${drawings.parentElement.querySelector(".do").textContent}”`);
  return onEveryPage(built, beside);
}

/** Marks on the author's pictures are where the author says, whichever way lines run, and pictures have words. */
export async function markPicturesWhereTheAuthorSays(built) {
  const look = () =>
    [...document.querySelectorAll(".picture")].flatMap((picture) => {
      const image = picture.querySelector("img");
      const area = image.getBoundingClientRect();
      const misplaced = [...picture.querySelectorAll("circle")].filter((circle) => {
        const ring = circle.getBoundingClientRect();
        const x = area.left + (circle.cx.baseVal.value / image.getAttribute("width")) * area.width;
        const y = area.top + (circle.cy.baseVal.value / image.getAttribute("height")) * area.height;
        return Math.hypot((ring.left + ring.right) / 2 - x, (ring.top + ring.bottom) / 2 - y) > 2;
      });
      return image.alt && misplaced.length === 0 ? [] : [`${misplaced.length} marks of “${image.alt}” are elsewhere`];
    });
  return [...(await onEveryPage(built, look)), ...(await onEveryPage(built, look, { viewport: { width: 320, height: 640 } }))];
}
