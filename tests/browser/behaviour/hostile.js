// Hostile words in every field, in the address and in what is typed: no script runs, nothing is asked of anybody, and pages have the elements
// of their harmless twins. A small part of the exam.
import { hostilePages } from "../hostile/pages.js";

export async function hostileWordsAreWords({ browser, guidec }) {
  const { found } = await hostilePages({ browser, guidec, size: 24, seed: 2 });
  return found;
}
