//! Names that writers use for a screen by mistake, in prose.

use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::names;
use crate::model::ids::ScreenId;
use crate::model::text::{Inline, ProseBlock};
use crate::source::{FileId, Span};

impl Resolver<'_> {
    /// Warns of every such name in a prose text, with the true one. What stands in code or in an address is
    /// meant as it is, and so is what is *emphasised*: that is how one speaks about a name.
    pub(super) fn mistaken_names(&mut self, span: Span, blocks: &[ProseBlock]) {
        if self.screens.also_called.is_empty() {
            return;
        }
        let mut runs = Vec::new();
        blocks_in(blocks, &mut runs);
        self.find_mistaken(span.file);
        let all = self.screens.mistaken.iter().flat_map(|(_, all)| all);
        let found: Vec<(String, ScreenId, usize)> = all
            .filter_map(|(name, screen)| {
                let times = runs.iter().map(|run| places(run, name).len()).sum();
                (times > 0).then(|| (name.clone(), *screen, times))
            })
            .collect();
        for (name, screen, times) in found {
            self.report_mistaken(span, &name, screen, times);
        }
    }

    /// Collects the names that can be meant in a file. What is also the true name of something cannot be told
    /// apart from it.
    fn find_mistaken(&mut self, file: FileId) {
        if self.screens.mistaken.as_ref().is_some_and(|(known, _)| *known == file) {
            return;
        }
        let screens = &self.screens;
        let only = screens
            .also_called
            .iter()
            .filter(|(name, _)| {
                !screens.by_title.contains_key(*name) && !screens.elements_by_label.contains_key(*name)
            })
            .filter_map(|(name, meant)| {
                Some((name.clone(), self.visible_among(Some(meant)).first().copied()?))
            });
        let all = only.collect();
        self.screens.mistaken = Some((file, all));
    }

    fn report_mistaken(&mut self, span: Span, name: &str, screen: ScreenId, times: usize) {
        // Where all of them can be found in the source, each is replaced at its place.
        let source = self.sources.get(span.file).map_or("", |file| file.text());
        let text = source.get(span.start as usize..span.end as usize).unwrap_or_default();
        let found = places(text, name);
        let spans: Vec<Span> = match found.len() == times {
            true => found
                .into_iter()
                .map(|(start, end)| Span::new(span.file, span.start + start, span.start + end))
                .collect(),
            false => Vec::new(),
        };
        let Some(built) = self.project.screen(screen) else { return };
        let (declared, key) = (built.span, built.key.clone());
        let truth = match built.titles.as_slice() {
            [only] => Some(self.plain_literal(&only.text)),
            _ => None,
        };
        let places = if spans.is_empty() { vec![span] } else { spans.clone() };
        for place in places {
            let title = format!("the screen is not called \"{name}\"");
            let finding = Diagnostic::new(&names::ALSO_CALLED, title)
                .at(place, "")
                .see(declared, "the screen that is meant");
            let finding = match &truth {
                Some(truth) if !spans.is_empty() => {
                    finding.guess(format!("replace it by its name \"{truth}\""), place, truth.clone())
                }
                Some(truth) => finding.help(format!("it is called \"{truth}\"")),
                None => finding.help(format!("write what readers see on the screen `{key}`")),
            };
            self.report(finding);
        }
    }
}

/// Where a name stands among words, as bytes from start to end. It may begin a sentence.
fn places(text: &str, name: &str) -> Vec<(u32, u32)> {
    let mut letters = name.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let mut found = Vec::new();
    for written in [Some(name), Some(capital.as_str()).filter(|it| *it != name)].into_iter().flatten() {
        for (start, words) in text.match_indices(written) {
            let end = start + words.len();
            let before = text.get(..start).and_then(|text| text.chars().next_back());
            let after = text.get(end..).and_then(|text| text.chars().next());
            let inside = |neighbour: Option<char>, own: Option<char>| {
                neighbour.is_some_and(char::is_alphanumeric) && own.is_some_and(is_spaced)
            };
            if !inside(before, words.chars().next()) && !inside(after, words.chars().next_back()) {
                found.extend(u32::try_from(start).ok().zip(u32::try_from(end).ok()));
            }
        }
    }
    found
}

/// Whether a letter belongs to a script that puts blanks between words.
fn is_spaced(letter: char) -> bool {
    letter.is_alphanumeric() && !matches!(letter, '\u{0E00}'..='\u{0EFF}' | '\u{3040}'..='\u{9FFF}')
}

fn blocks_in<'t>(blocks: &'t [ProseBlock], runs: &mut Vec<&'t str>) {
    for block in blocks {
        match block {
            ProseBlock::Paragraph(inlines) | ProseBlock::Heading { inlines, .. } => inlines_in(inlines, runs),
            ProseBlock::List { items, .. } => items.iter().for_each(|item| blocks_in(item, runs)),
            ProseBlock::Quote(blocks) => blocks_in(blocks, runs),
            ProseBlock::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| inlines_in(cell, runs));
            }
            ProseBlock::Code { .. } | ProseBlock::Rule => {}
        }
    }
}

fn inlines_in<'t>(inlines: &'t [Inline], runs: &mut Vec<&'t str>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => runs.push(text),
            Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Link { inlines: inner, .. }
            | Inline::Reference { inlines: inner, .. } => inlines_in(inner, runs),
            Inline::Emphasis(_)
            | Inline::Code(_)
            | Inline::Value(_)
            | Inline::Label(_)
            | Inline::LineBreak => {}
        }
    }
}
