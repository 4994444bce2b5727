// What a payload becomes where not all characters may stand, and the harmless words in its place.

/** Characters that are an error in a guide: they cannot be seen, or act. */
export const REFUSED = /[\p{Cc}\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Noncharacter_Code_Point}]+/gu;

/** What cannot stand in a file name on every system is refused by guidec; what is left is hostile enough. */
export const fileName = (text) => `${text.replace(/[^\p{L}\p{N} '&;=()!,`{}$@#%+-]/gu, "").trim().slice(0, 60) || "x"}'&#39;%22`;

/** As long as the payload, with its blanks where they are. */
export const harmless = (text) => text.replace(/\S/gu, "q");

/** The same for a name or a sentence: what begins one is made a capital letter if it has one. */
export const harmlessWords = (text) => {
  const [first = ""] = text;
  return first.toLowerCase() === first.toUpperCase() ? harmless(text).replace("q", "ª") : harmless(text);
};

/** What may stand in the address of a link, behind its scheme. */
export const inAddress = (text) => text.replace(REFUSED, "").replace(/[\s\\<>"`]/gu, "-");
