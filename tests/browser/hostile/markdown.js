// Markdown as markdown-it reads it, with HTML on.
import MarkdownIt from "markdown-it";

const reader = new MarkdownIt({ html: true });

/** Everything but words; where links lead. Pictures have names of their own. */
export function readMarkdown(text) {
  const nodes = [];
  const add = ({ type, tag, content, children, attrGet }, token) => {
    if (["text", "softbreak", "code_inline"].includes(type)) return;
    const address = token.attrGet("href") ?? token.attrGet("src");
    const leads = address === null ? "" : address.endsWith(".png") ? " a picture" : ` ${address}`;
    nodes.push(`${type} ${tag}${leads}${type.startsWith("html") ? ` ${content}` : ""}`);
    for (const child of children ?? []) if (type !== "image") add(child, child);
  };
  for (const token of reader.parse(text, {})) add(token, token);
  return nodes;
}
