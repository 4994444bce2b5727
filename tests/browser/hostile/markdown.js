// Markdown as markdown-it reads it, with HTML on.
import MarkdownIt from "markdown-it";

const reader = new MarkdownIt({ html: true });

/** Where a link leads, without what the guide says of the place there. Pictures have names of their own. */
const place = (address) => (address.endsWith(".png") ? "a picture" : (/^(https:\/\/good\.example\/|mailto:|\?)/.exec(address)?.[0] ?? address));

/** Everything but words; where links lead. */
export function readMarkdown(text) {
  const nodes = [];
  const add = ({ type, tag, content, children, attrGet }, token) => {
    if (["text", "softbreak", "code_inline"].includes(type)) return;
    const address = token.attrGet("href") ?? token.attrGet("src");
    const leads = address === null ? "" : ` ${place(address)}`;
    nodes.push(`${type} ${tag}${leads}${type.startsWith("html") ? ` ${content}` : ""}`);
    for (const child of children ?? []) if (type !== "image") add(child, child);
  };
  for (const token of reader.parse(text, {})) add(token, token);
  return nodes;
}
