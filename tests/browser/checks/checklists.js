// What holds for the sheets of the checklist target.

export async function whatStepsReferToIsOnTheSheet(page) {
  return page.evaluate(() => {
    const called = [...document.querySelectorAll("[data-called]")];
    return called
      .filter((link) => getComputedStyle(link, "::after").content.indexOf(link.dataset.called) < 0)
      .map((link) => link.textContent);
  });
}
