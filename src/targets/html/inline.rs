//! Runs of words as HTML.

use super::escape;
use crate::document::shape::{Inline, InlineVariant};
use crate::targets::address;
use crate::targets::links::Links;

/// The words as HTML phrasing content.
pub(crate) fn inlines(inlines: &[Inline], links: &Links) -> String {
    let mut writer = Writer { links, out: String::new(), in_link: false };
    writer.inlines(inlines);
    writer.out
}

struct Writer<'a> {
    links: &'a Links,
    out: String,
    /// A link in a link would end the outer one.
    in_link: bool,
}

impl Writer<'_> {
    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text } => escape(text, &mut self.out),
            Inline::Label { text } => self.text_element("<strong class=\"label\">", text, "</strong>"),
            Inline::Code { text } => self.text_element("<code>", text, "</code>"),
            Inline::Keys { text } => self.keys(text),
            Inline::Strong { inlines } => self.element("<strong>", inlines, "</strong>"),
            Inline::Emphasis { inlines } => self.element("<em>", inlines, "</em>"),
            Inline::Strikethrough { inlines } => self.element("<s>", inlines, "</s>"),
            Inline::Link { address, inlines } => self.link(address::allowed(address), inlines),
            Inline::Reference { to, inlines } => self.link(self.links.address(to), inlines),
            Inline::Value { label, .. } => self.text_element("<var>", label, "</var>"),
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

    /// Each key of a combination by itself.
    fn keys(&mut self, text: &str) {
        let keys: Vec<&str> = text.split('+').map(str::trim).collect();
        if keys.iter().any(|key| key.is_empty()) {
            return self.text_element("<kbd>", text, "</kbd>");
        }
        for (index, key) in keys.into_iter().enumerate() {
            if index > 0 {
                self.out.push_str(" + ");
            }
            self.text_element("<kbd>", key, "</kbd>");
        }
    }

    fn link(&mut self, address: Option<String>, inlines: &[Inline]) {
        let Some(address) = address.filter(|_| !self.in_link) else { return self.inlines(inlines) };
        self.in_link = true;
        self.out.push_str("<a href=\"");
        escape(&address, &mut self.out);
        self.element("\">", inlines, "</a>");
        self.in_link = false;
    }

    fn variants(&mut self, variants: &[InlineVariant]) {
        self.out.push_str("<span class=\"variants\">");
        for (index, variant) in variants.iter().enumerate() {
            if index > 0 {
                self.out.push_str(" / ");
            }
            self.inlines(&variant.inlines);
            self.text_element(" <span class=\"who\">(", &variant.who.words, ")</span>");
        }
        self.out.push_str("</span>");
    }
}
