// What holds for the sheets of the checklist target.

export async function numbersStayOnOneLine(page) {
  await page.emulateMedia({ media: "print" });
  return page.evaluate(() => {
    const measure = document.createElement("span");
    document.body.append(measure);
    const found = [...document.querySelectorAll("ol[role] > li")].flatMap((item) => {
      const box = item.querySelector(":scope > .box");
      const number = getComputedStyle(box ?? item, box ? "::after" : "::before");
      measure.style.cssText = `position: absolute; white-space: nowrap; font: ${number.font}`;
      measure.textContent = `${item.value}.`;
      const needed = measure.getBoundingClientRect();
      const wraps = number.whiteSpace !== "nowrap" && needed.width > parseFloat(number.width);
      // The room between the sheet's edge and the step's words.
      const reaches = parseFloat(number.insetInlineStart ?? number.left) + needed.width;
      const overprints = reaches > parseFloat(getComputedStyle(item).paddingInlineStart);
      return wraps || overprints ? [`${item.id}: ${measure.textContent}`] : [];
    });
    measure.remove();
    return found;
  });
}

export async function whatStepsReferToIsOnTheSheet(page) {
  return page.evaluate(() => {
    const called = [...document.querySelectorAll("[data-called]")];
    return called
      .filter((link) => getComputedStyle(link, "::after").content.indexOf(link.dataset.called) < 0)
      .map((link) => link.textContent);
  });
}
