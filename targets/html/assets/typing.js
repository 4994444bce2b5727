// What is typed: it is copied with a button, and the values of a guide are filled in once for all places that show them.
"use strict";
{
  const { kept, keep, announce, all, part, words } = window.guidec;

  // ---- Typed text ----

  const copy = async (place) => {
    try {
      await navigator.clipboard.writeText(place.textContent);
      return true;
    } catch {
      // What is selected can be copied by hand, if nothing else is possible.
      getSelection().selectAllChildren(place);
      return document.execCommand("copy");
    }
  };
  const copies = all(".typed > code, .typed > var, .steps pre > code").map((place) => {
    const button = part("copy");
    button.addEventListener("click", async () => {
      if (!(await copy(place))) return;
      announce(words.copied);
      button.classList.add("copied");
      setTimeout(() => button.classList.remove("copied"), 2000);
    });
    const whole = place.closest("pre") ?? place;
    const rest = whole.nextSibling;
    // The mark behind it ends what runs in its own direction; the button runs as the page does.
    const isMarked = rest?.data?.startsWith("\u2069");
    if (isMarked) rest.splitText(1);
    (isMarked ? rest : whole).after(button);
    return { place, button };
  });

  /** Only what is complete can be copied, and no secret. */
  const offer = () => {
    for (const { place, button } of copies) {
      const values = place.matches("var") ? [place] : all("var", place);
      button.hidden = values.some((value) => "secret" in value.dataset || !value.matches(".filled"));
    }
  };
  offer();

  // ---- Values ----

  const secrets = [];
  for (const row of all("[data-fill]")) {
    const isSecret = "secret" in row.dataset;
    const name = row.dataset.fill;
    const label = row.querySelector("var").textContent;
    const places = all(`var[data-value="${CSS.escape(name)}"]`);
    const memory = `value:${name}:${label}`;
    const title = part("fill");
    const input = part("fill + .fill");
    title.htmlFor = input.id = `value:${name}`;
    title.append(label);
    row.querySelector("var").replaceWith(title);
    row.append(input);
    /** A secret stands in the steps only while it is shown. */
    const spread = () => {
      const said = input.type === "password" ? "" : input.value;
      for (const place of places) {
        place.textContent = said || label;
        place.classList.toggle("filled", said !== "");
      }
      offer();
    };
    if (isSecret) {
      const button = part("show");
      const show = (isShown) => {
        input.type = isShown ? "text" : "password";
        button.setAttribute("aria-pressed", isShown);
        spread();
      };
      button.addEventListener("click", () => show(input.type === "password"));
      row.append(button);
      secrets.push({ input, show });
      show(false);
    } else {
      input.value = kept(memory, "sessionStorage") ?? "";
      spread();
    }
    input.addEventListener("input", () => {
      if (!isSecret) keep(memory, input.value || null, "sessionStorage");
      spread();
    });
  }
  document.querySelector("[data-fill]")?.parentElement.after(part("stays"));

  addEventListener("beforeprint", () => secrets.forEach(({ show }) => show(false)));
  // A page that is left and shown again knows no secret any more.
  addEventListener("pagehide", () => {
    for (const { input, show } of secrets) {
      input.value = "";
      show(false);
    }
  });
}
