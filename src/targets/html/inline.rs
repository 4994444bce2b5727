//! Runs of words as HTML.

use super::escape;
use crate::document::shape::{Inline, InlineVariant, Reference, Who};
use crate::targets::address;
use crate::targets::links::{Links, unsaid};
use crate::targets::spelled::spelled;
use crate::text::lower_letter;

/// The words as HTML phrasing content.
pub(crate) fn inlines(inlines: &[Inline], links: &Links) -> String {
    let mut writer = Writer { links, out: String::new(), in_link: false, in_strong: false };
    writer.inlines(inlines);
    writer.out
}

struct Writer<'a> {
    links: &'a Links,
    out: String,
    /// A link in a link would end the outer one.
    in_link: bool,
    /// Strong print in strong print would say nothing.
    in_strong: bool,
}

impl Writer<'_> {
    fn inlines(&mut self, inlines: &[Inline]) {
        let mut rest = inlines;
        while let Some((first, others)) = rest.split_first() {
            rest = match spelled(rest) {
                Some((run, after)) => {
                    self.spelled(run);
                    after
                }
                None => {
                    self.inline(first);
                    others
                }
            };
        }
    }

    /// What is typed or run, with the places that the reader fills in, as one thing to copy.
    fn spelled(&mut self, run: &[Inline]) {
        self.out.push_str("<code dir=\"ltr\">");
        for inline in run {
            match inline {
                Inline::Code { text } => escape(text, &mut self.out),
                other => self.inline(other),
            }
        }
        self.out.push_str("</code>");
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text } => escape(text, &mut self.out),
            Inline::Label { text } if self.in_strong => {
                self.text_element("<span class=\"label\">", text, "</span>");
            }
            Inline::Label { text } => self.text_element("<strong class=\"label\">", text, "</strong>"),
            Inline::Code { text } => self.text_element("<code dir=\"ltr\">", text, "</code>"),
            Inline::Keys { text } => self.keys(text),
            Inline::Strong { inlines } => self.strong(inlines),
            Inline::Emphasis { inlines } => self.element("<em>", inlines, "</em>"),
            Inline::Strikethrough { inlines } => self.element("<s>", inlines, "</s>"),
            Inline::Link { address, inlines } => {
                let address = address::allowed(address);
                let shown = address.as_deref().and_then(|address| address::shown(address, inlines));
                self.link(address.as_deref(), None, shown, &Reference::default(), inlines);
            }
            Inline::Reference { to, inlines } => {
                let shown = self.links.on_paper(to);
                let address = self.links.address(to);
                self.link(address.as_deref(), unsaid(to, inlines), shown.as_deref(), to, inlines);
            }
            Inline::Value { name, label, secret, .. } => self.value(name, label, *secret),
            Inline::Variants { variants } => self.variants(variants),
            Inline::LineBreak => self.out.push_str("<br>"),
        }
    }

    fn text_element(&mut self, open: &str, text: &str, close: &str) {
        self.out.push_str(open);
        escape(text, &mut self.out);
        self.out.push_str(close);
    }

    fn element(&mut self, open: &str, inlines: &[Inline], close: &str) {
        self.out.push_str(open);
        self.inlines(inlines);
        self.out.push_str(close);
    }

    fn strong(&mut self, inlines: &[Inline]) {
        if self.in_strong || matches!(inlines, [Inline::Label { .. }]) {
            return self.inlines(inlines);
        }
        self.in_strong = true;
        self.element("<strong>", inlines, "</strong>");
        self.in_strong = false;
    }

    /// Each key of a combination by itself; the first is the first also where people write from right to left.
    fn keys(&mut self, text: &str) {
        let keys: Vec<&str> = text.split('+').map(str::trim).collect();
        if keys.len() == 1 || keys.iter().any(|key| key.is_empty()) {
            return self.text_element("<kbd dir=\"ltr\">", text, "</kbd>");
        }
        self.out.push_str("<span class=\"keys\" dir=\"ltr\">");
        for (index, key) in keys.into_iter().enumerate() {
            if index > 0 {
                self.out.push_str(" + ");
            }
            self.text_element("<kbd>", key, "</kbd>");
        }
        self.out.push_str("</span>");
    }

    /// A link. What its words do not say about the place is there for print, where nobody can follow it: what it is called,
    /// and its address.
    fn link(
        &mut self,
        address: Option<&str>,
        called: Option<&str>,
        shown: Option<&str>,
        to: &Reference,
        inlines: &[Inline],
    ) {
        let address = address.filter(|_| !self.in_link);
        let (open, close) = match (address, called.or(shown)) {
            (Some(_), _) => ("<a", "</a>"),
            (None, Some(_)) => ("<span", "</span>"),
            (None, None) => return self.inlines(inlines),
        };
        self.out.push_str(open);
        if let Some(address) = address {
            self.attribute("href", address);
        }
        let more = [
            ("data-called", called),
            ("data-address", shown),
            ("data-label", to.label.as_deref()),
            ("data-otherwise", to.otherwise.as_deref()),
        ];
        for (name, value) in more {
            if let Some(value) = value {
                self.attribute(name, value);
            }
        }
        let outer = self.in_link;
        self.in_link |= address.is_some();
        self.element(">", inlines, close);
        self.in_link = outer;
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push_str(&format!(" {name}=\""));
        escape(value, &mut self.out);
        self.out.push('"');
    }

    /// A place for what the reader fills in, which a script can find.
    fn value(&mut self, name: &str, label: &str, secret: bool) {
        self.out.push_str("<var");
        self.attribute("data-value", name);
        self.text_element(if secret { " data-secret>" } else { ">" }, label, "</var>");
    }

    fn variants(&mut self, variants: &[InlineVariant]) {
        self.out.push_str("<span class=\"variants\">");
        for (index, variant) in variants.iter().enumerate() {
            self.out.push_str("<span");
            if !variant.who.classes.is_empty() {
                self.attribute("data-for", &classes(&variant.who));
            }
            self.out.push_str(if index > 0 { "><span class=\"or\"> / </span>" } else { ">" });
            self.inlines(&variant.inlines);
            let who = lower_letter(&variant.who.words);
            self.text_element("<span class=\"who\"> (", &who, ")</span></span>");
        }
        self.out.push_str("</span>");
    }
}

/// The positions of classes, for scripts that show what is for some readers only.
fn classes(who: &Who) -> String {
    who.classes.iter().map(u32::to_string).collect::<Vec<_>>().join(" ")
}
