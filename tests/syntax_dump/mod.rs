//! A short form of the syntax tree and of findings, for snapshots: no places in the tree, nothing
//! that is empty.

use guidec::diagnostic::Diagnostic;
use guidec::source::{Sources, Span};
use guidec::syntax::ast::file::File;

/// One finding: place, code and title, then its labels, notes and advice.
pub(crate) fn diagnostic(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let place = diagnostic.span().map_or_else(String::new, |span| locate(sources, span));
    let mut shown = format!("{place} {} {}\n", diagnostic.code.id, diagnostic.title);
    for label in &diagnostic.labels {
        let mark = if label.primary { "^" } else { "-" };
        let slice: String = sources.slice(label.span).chars().take(60).collect();
        shown.push_str(&format!("    {mark} {} `{slice}` {}\n", locate(sources, label.span), label.message));
    }
    for note in &diagnostic.notes {
        shown.push_str(&format!("    note: {note}\n"));
    }
    for help in &diagnostic.help {
        shown.push_str(&format!("    help: {help}\n"));
    }
    if let Some(fix) = &diagnostic.fix {
        shown.push_str(&format!("    fix: {}\n", fix.title));
    }
    shown
}

fn locate(sources: &Sources, span: Span) -> String {
    sources
        .locate(span)
        .map_or_else(String::new, |(_, position)| format!("{}:{}", position.line + 1, position.column + 1))
}

/// The tree.
pub(crate) fn file(file: &File) -> String {
    let debug = format!("{:?}", (&file.uses, &file.items));
    let mut reader = Reader { rest: &debug };
    let Node::Many(_, parts) = reader.node() else { unreachable!() };
    let mut shown = String::new();
    for (_, part) in parts {
        let Node::Many(_, items) = part else { continue };
        for (_, item) in items {
            print(&item.simplified(), 0, &mut shown);
        }
    }
    shown
}

/// Wrappers that are left out where they hold one thing.
const WRAPPERS: &[&str] = &[
    "",
    "Some",
    "Spanned",
    "Text",
    "Path",
    "Statement",
    "HeaderLine",
    "ProductClause",
    "Test",
    "ElementRef",
    "Block",
];

/// A value as `Debug` writes it.
enum Node {
    Atom(String),
    /// A struct, tuple or list: its name, and its parts with their names.
    Many(String, Vec<(String, Node)>),
}

impl Node {
    fn is_empty(&self) -> bool {
        match self {
            Node::Atom(atom) => atom == "None" || atom == "false",
            Node::Many(name, parts) => name.is_empty() && parts.is_empty(),
        }
    }

    /// Without places, wrappers and whatever is empty.
    fn simplified(self) -> Node {
        let Node::Many(name, parts) = self else { return self };
        let mut kept: Vec<(String, Node)> = parts
            .into_iter()
            .filter(|(field, node)| field != "span" && !matches!(node, Node::Many(name, _) if name == "Span"))
            .map(|(field, node)| (field, node.simplified()))
            .filter(|(_, node)| !node.is_empty())
            .collect();
        if let [(field, inner)] = kept.as_slice() {
            let same = matches!(inner, Node::Many(inner, _) if field.is_empty() && *inner == name);
            if same || WRAPPERS.contains(&name.as_str()) {
                return kept.remove(0).1;
            }
        }
        if name == "Block" && kept.is_empty() {
            return Node::Many("EmptyBlock".to_owned(), kept);
        }
        Node::Many(name, kept)
    }

    fn on_one_line(&self) -> String {
        match self {
            Node::Atom(atom) => atom.clone(),
            Node::Many(name, parts) if parts.is_empty() => name.clone(),
            Node::Many(name, parts) => {
                let parts: Vec<String> = parts
                    .iter()
                    .map(|(field, node)| {
                        let plain = field.is_empty()
                            || matches!(field.as_str(), "kind" | "pieces" | "value" | "head");
                        if plain { node.on_one_line() } else { format!("{field}={}", node.on_one_line()) }
                    })
                    .collect();
                format!("{name}({})", parts.join(" "))
            }
        }
    }
}

fn print(node: &Node, depth: usize, shown: &mut String) {
    let line = node.on_one_line();
    let indentation = "  ".repeat(depth);
    match node {
        Node::Many(name, parts) if name.is_empty() && line.chars().count() + depth * 2 > 110 => {
            for (_, part) in parts {
                print(part, depth, shown);
            }
        }
        Node::Many(name, parts) if line.chars().count() + depth * 2 > 110 => {
            shown.push_str(&format!("{indentation}{name}\n"));
            for (field, part) in parts {
                let short = part.on_one_line();
                if short.chars().count() + depth * 2 <= 100 {
                    let field =
                        if field.is_empty() || field == "kind" { String::new() } else { format!("{field}=") };
                    shown.push_str(&format!("{indentation}  {field}{short}\n"));
                } else {
                    if !field.is_empty() && field != "kind" {
                        shown.push_str(&format!("{indentation}  {field}:\n"));
                    }
                    let named = !field.is_empty() && !field.starts_with("kind");
                    print(part, depth + 1 + usize::from(named), shown);
                }
            }
        }
        _ => shown.push_str(&format!("{indentation}{line}\n")),
    }
}

/// Reads what `Debug` wrote.
struct Reader<'text> {
    rest: &'text str,
}

impl Reader<'_> {
    fn eat(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn node(&mut self) -> Node {
        self.rest = self.rest.trim_start();
        if self.rest.starts_with('"') {
            return self.string();
        }
        let length = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(length);
        self.rest = rest;
        let name = name.to_owned();
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] {
            if self.eat(open) {
                return self.parts(name, close);
            }
        }
        Node::Atom(name)
    }

    fn parts(&mut self, name: String, close: &str) -> Node {
        let mut parts = Vec::new();
        while !self.eat(close) {
            let field = if close == "}" { self.field() } else { String::new() };
            parts.push((field, self.node()));
            self.eat(",");
        }
        Node::Many(name, parts)
    }

    fn field(&mut self) -> String {
        self.rest = self.rest.trim_start();
        let (field, rest) = self.rest.split_once(':').unwrap_or_default();
        self.rest = rest;
        field.to_owned()
    }

    fn string(&mut self) -> Node {
        let mut escaped = false;
        let end = self.rest.char_indices().skip(1).find(|(_, c)| {
            let closes = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            closes
        });
        let end = end.map_or(self.rest.len() - 1, |(end, _)| end);
        let (string, rest) = self.rest.split_at(end + 1);
        self.rest = rest;
        Node::Atom(string.to_owned())
    }
}
