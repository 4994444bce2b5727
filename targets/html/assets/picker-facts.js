// What answers mean. An answer is a fact, whatever guide asked for it: "v:10.3," is a version from 10.3 on, "is:ios|ipados" one
// of these, "not:galaxy-s7 by samsung" none of these. So the answers to one guide settle the questions of another.
//
// Knows nothing of pages.
"use strict";
{
  /** Lists compare item by item; one that ends goes on with `end`. */
  const compare = (a, b, end, by) => {
    let order = 0;
    for (let at = 0; !order && at < Math.max(a.length, b.length); at += 1) order = by(a[at] ?? end, b[at] ?? end);
    return order;
  };
  const compareNumbers = (a, b) => compare(a.split("."), b.split("."), -1e9, (x, y) => x - y);
  /** Bounds of versions, such as `2:14~-3.1`, as docs/schema says. */
  const compareBounds = (a, b) => {
    const [[one, ...marks], [other, ...others]] = [a, b].map((text) => (text.includes(":") ? text.replace(":", ".") : `0.${text}`).split("~"));
    return compareNumbers(one, other) || compare(marks, others, "0", compareNumbers);
  };

  /** A value: `ios`, a device with its maker (`galaxy-s7 by samsung`), or what else there is by a maker (`by sony!xperia-1`). */
  const valueOf = (text) => {
    const [words, ...not] = text.split("!");
    const [, name, maker] = words.match(/^(?:(\S+)(?: |$))??(?:by (\S+))?$/) ?? [];
    return { name, maker, not };
  };
  const read = (fact) => {
    const at = fact.indexOf(":");
    const [kind, said] = [fact.slice(0, at), fact.slice(at + 1)];
    return { kind, values: kind === "v" ? said.split(",") : said.split("|").map(valueOf) };
  };

  /** Whether nothing is both. */
  const areApart = (a, b) => {
    if (a.name && b.name) return a.name !== b.name;
    return a.maker !== b.maker || a.not.includes(b.name) || b.not.includes(a.name);
  };
  /** Whether whatever is the value is one of a list. */
  const isAmong = (value, list) =>
    list.some((other) => {
      if (value.name) return !areApart(value, other);
      const isOut = (name) => value.not.includes(name) || list.some((it) => it.name === name);
      return !other.name && other.maker === value.maker && other.not.every(isOut);
    });

  /** Whether nobody for whom a fact holds gives an answer to the same question. */
  const excludes = (fact, answer) => {
    const [{ kind, values: a }, { kind: wanted, values: b }] = [fact, answer].map(read);
    const isBefore = (end, start) => Boolean(end && start) && compareBounds(end, start) <= 0;
    switch (`${kind} ${wanted}`) {
      case "v v": return isBefore(a[1], b[0]) || isBefore(b[1], a[0]);
      case "is is": return a.every((one) => b.every((other) => areApart(one, other)));
      case "is not": return a.every((one) => isAmong(one, b));
      case "not is": return b.every((one) => isAmong(one, a));
      // Whoever has a version has the product, and the others do not.
      case "v is": case "v not": case "is v": case "not v": return true;
      default: return false;
    }
  };

  window.guidec.excludes = excludes;
}
