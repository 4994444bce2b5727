// Where the numbers of steps stand, on pages and sheets.

const STEPS = ".steps > li, ol[role] > li[id]";

/** Each number is beside the words of its step, whatever is said before them, and over none of them: wide, narrow, and on paper. */
export async function numbersStandBesideTheirWords(page) {
  const found = [];
  for (const [media, width] of [["screen", 1100], ["screen", 320], ["screen", 400], ["print", 700]]) {
    await page.emulateMedia({ media });
    await page.setViewportSize({ width, height: 900 });
    const problems = await page.evaluate(lookAtNumbers, STEPS);
    found.push(...problems.map((problem) => `${media}, ${width} pixels: ${problem}`));
  }
  return found;
}

function lookAtNumbers(steps) {
  const found = [];
  for (const item of [...document.querySelectorAll(steps)].filter((item) => item.checkVisibility())) {
    const number = item.querySelector(":scope > p > :is(.here, .number), :scope > :is(.here, .number)");
    if (!number?.checkVisibility()) {
      found.push(`${item.id} has no number`);
      continue;
    }
    // What stands behind it, in its paragraph or, where a branch begins with an arm, in the title of that.
    const place = number.closest("p") ?? item.querySelector(".arm-title, .do");
    const range = document.createRange();
    range.selectNodeContents(place);
    if (place.contains(number)) range.setStartAfter(number);
    const [own, words] = [number.getBoundingClientRect(), [...range.getClientRects()].find((area) => area.width > 2 && area.height > 8)];
    const isOnTheLine = own.top < words.bottom && own.bottom > words.top;
    const isAbove = own.bottom <= words.top + 8 && words.top - own.bottom < 24;
    const isOver = isOnTheLine && Math.min(own.right, words.right) - Math.max(own.left, words.left) > 1;
    if (!isOnTheLine && !isAbove) found.push(`${item.id}: ${Math.round(words.top - own.top)} pixels from its words`);
    if (isOver) found.push(`${item.id}: the number is over its words`);
    if (number.getClientRects().length > 1 || own.height > 48) found.push(`${item.id}: the number takes several lines`);
  }
  return found;
}

/** A number says in which step its own lies, as references to it do. */
export async function numbersTellTheirLevel(page) {
  return page.evaluate((steps) => {
    const shown = (item) => item.querySelector(":is(.here, .number)").textContent.replace(/\.$/, "");
    return [...document.querySelectorAll(steps)].flatMap((item) => {
      const outer = item.parentElement.closest(steps);
      const number = shown(item);
      const rest = outer ? number.slice(shown(outer).length) : number;
      const isWithin = outer ? number.startsWith(shown(outer)) && /^[a-z]*\.\d+$/.test(rest) : /^\d+$/.test(rest);
      return isWithin && number.endsWith(String(item.value)) ? [] : [`${item.id} is called ${number}`];
    });
  }, STEPS);
}
