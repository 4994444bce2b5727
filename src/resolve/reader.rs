//! Makers, devices and series.

use super::collect::Declared;
use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::names;
use crate::readers::declarations::{Device, Maker, Series};
use crate::readers::{DeviceId, MakerId, SeriesId};
use crate::syntax::ast::Name;
use crate::syntax::ast::file::Head;
use crate::syntax::ast::reader::{self as ast, By};
use crate::syntax::ast::text::Text;
use crate::text::near_miss;

impl<'a> Resolver<'a> {
    pub(super) fn collect_maker(&mut self, tree: &ast::Maker, name: &Name) -> MakerId {
        let maker = Maker { key: name.value.clone(), label: label(&tree.head, name) };
        let id = self.project.readers.makers.push(maker);
        self.project.places.makers.push(Some(name.span));
        self.names.makers.declare(&name.value, id, name.span);
        self.maker_labels.entry(label(&tree.head, name)).or_insert(id);
        id
    }

    pub(super) fn collect_device(&mut self, tree: &ast::Device, name: &Name) -> DeviceId {
        let device =
            Device { key: name.value.clone(), label: label(&tree.head, name), maker: None, runs: Vec::new() };
        let id = self.project.readers.devices.push(device);
        self.project.places.devices.push(Some(name.span));
        self.names.devices.declare(&name.value, id, name.span);
        id
    }

    pub(super) fn collect_series(&mut self, tree: &ast::Series, name: &Name) -> SeriesId {
        let series = Series {
            key: name.value.clone(),
            label: label(&tree.head, name),
            maker: None,
            generations: tree.generations.iter().map(|generation| generation.value.clone()).collect(),
        };
        let id = self.project.readers.series.push(series);
        self.project.places.series.push(Some(name.span));
        self.names.series.declare(&name.value, id, name.span);
        id
    }

    /// Who makes them and what they run.
    pub(super) fn devices_facts(&mut self, devices: &[Declared<'a, ast::Device, DeviceId>]) {
        for Declared { file, tree, id, .. } in devices {
            self.scope.enter(*file);
            let maker = tree.by.as_ref().and_then(|by| self.maker(by));
            let runs: Vec<_> = tree.runs.iter().map(|condition| self.bind(condition)).collect();
            for (condition, tree) in runs.iter().zip(&tree.runs) {
                self.refuse_two_systems(&[], condition, tree.span());
            }
            if let Some(device) = self.project.readers.devices.get_mut(*id) {
                device.maker = maker;
                device.runs = runs;
            }
        }
    }

    /// Who makes them.
    pub(super) fn series_facts(&mut self, series: &[Declared<'a, ast::Series, SeriesId>]) {
        for Declared { file, tree, id, .. } in series {
            self.scope.enter(*file);
            let maker = tree.by.as_ref().and_then(|by| self.maker(by));
            if let Some(series) = self.project.readers.series.get_mut(*id) {
                series.maker = maker;
            }
            self.refuse_repeated_generations(tree);
        }
    }

    fn refuse_repeated_generations(&mut self, tree: &ast::Series) {
        let mut seen = std::collections::BTreeMap::new();
        for generation in &tree.generations {
            match seen.get(generation.value.as_str()) {
                Some(first) => {
                    let title = format!("generation {} is listed twice", generation.value);
                    let finding = Diagnostic::new(&names::DUPLICATE_NAME, title)
                        .at(generation.span, "listed again")
                        .see(*first, "first listed here");
                    self.report(finding);
                }
                None => {
                    seen.insert(generation.value.as_str(), generation.span);
                }
            }
        }
    }

    fn maker(&mut self, by: &By) -> Option<MakerId> {
        match by {
            By::Name(name) => self.look_up(|names| &names.makers, name),
            By::Label(text) => self.maker_by_label(text),
        }
    }

    /// A maker that is only named in quotation marks need not be declared, but nobody can test for it then.
    fn maker_by_label(&mut self, text: &Text) -> Option<MakerId> {
        let wanted = text.plain();
        if let Some(id) = self.maker_labels.get(&wanted) {
            return Some(*id);
        }
        let makers: Vec<&str> = match self.names.may_compare(self.maker_labels.len()) {
            true => self.maker_labels.keys().map(String::as_str).collect(),
            false => Vec::new(),
        };
        if let Some(near) = near_miss(&wanted, makers).map(str::to_owned) {
            let title = format!("no maker is called \"{wanted}\"");
            let finding = Diagnostic::new(&names::UNKNOWN_NAME, title).at(text.span, "");
            let finding = finding.guess_text("replace it by", text.span, &near);
            self.report(finding);
            return None;
        }
        let id = self.project.readers.makers.push(Maker { key: String::new(), label: wanted.clone() });
        self.project.places.makers.push(Some(text.span));
        self.maker_labels.insert(wanted, id);
        Some(id)
    }
}

fn label(head: &Head, name: &Name) -> String {
    head.title.as_ref().map_or_else(|| name.value.clone(), Text::plain)
}
