//! Which guides are printed where errors are tolerated: those in which every reader still has a path.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::diagnostic::codes::build::NOT_PRINTED;
use crate::diagnostic::codes::prose::NOBODY_LEFT;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::document_id;
use crate::document::shape::DocumentKind;
use crate::model::guide::Guide;
use crate::source::{FileId, Sources, Span};
use crate::text::{and, visible};

/// What is known of a guide when the rest is forgotten.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::build) struct Head {
    pub(in crate::build) key: Box<str>,
    /// The id of its document.
    pub(in crate::build) id: Box<str>,
    pub(in crate::build) file: FileId,
    span: Span,
    body: Span,
    title: Span,
    audience: Span,
}

impl Head {
    pub(in crate::build) fn of(guide: &Guide) -> Self {
        Self {
            key: guide.key.as_str().into(),
            id: document_id(guide).into(),
            file: guide.file,
            span: guide.span,
            body: guide.body.span,
            title: guide.title.span,
            audience: guide.audience.span,
        }
    }
}

/// What is told and what is tolerated.
pub(in crate::build) struct Printing<'a> {
    pub(in crate::build) told: &'a [Diagnostic],
    pub(in crate::build) tolerated: &'a [Diagnostic],
    pub(in crate::build) sources: &'a Sources,
}

/// The names of rules whose tolerated findings keep something from being printed.
#[derive(Default)]
pub(in crate::build) struct Spoilt {
    /// By the ids of guides in which they are found.
    guides: BTreeMap<String, BTreeSet<&'static str>>,
    /// By files in which they are found outside of all guides.
    files: BTreeMap<FileId, BTreeSet<&'static str>>,
    /// The names of these files.
    names: BTreeSet<String>,
}

impl Spoilt {
    /// Whether a document, by its kind, id and source, cannot be printed.
    pub(in crate::build) fn holds(&self, kind: DocumentKind, id: &str, source: &str) -> bool {
        kind == DocumentKind::Guide && self.guides.contains_key(id) || self.names.contains(source)
    }
}

impl Printing<'_> {
    /// Which guides are missing among those that are printed, if all else is right.
    pub(in crate::build) fn missing<'a>(
        &self,
        spoilt: &Spoilt,
        guides: &[Head],
        printed: impl Iterator<Item = (DocumentKind, &'a str)>,
    ) -> Vec<Diagnostic> {
        // What is told explains itself, and then nothing is printed at all.
        if self.told.iter().any(|finding| finding.severity == Severity::Error) {
            return Vec::new();
        }
        let printed = printed.filter(|(kind, _)| *kind == DocumentKind::Guide);
        let mut printed: Vec<&str> = printed.map(|(_, id)| id).collect();
        printed.sort_unstable();
        // Nobody of whom the run is for is among their readers.
        let nobody = self.told.iter().filter(|finding| *finding.code == NOBODY_LEFT);
        let left_out: BTreeSet<Span> = nobody.filter_map(Diagnostic::span).collect();
        let missing = guides.iter().filter(|guide| {
            printed.binary_search(&&*guide.id).is_err() && !left_out.contains(&guide.audience)
        });
        missing.map(|guide| finding(guide, spoilt)).collect()
    }

    /// What the tolerated errors spoil with which a guide cannot be printed. Puts guides in the order of their places.
    pub(in crate::build) fn spoilt(&self, guides: &mut [Head]) -> Spoilt {
        guides.sort_by_key(|guide| guide.span);
        let errors = self.tolerated.iter().filter(|it| it.severity == Severity::Error);
        let spoiling = errors.filter(|finding| !finding.code.standing.can_be_printed());
        let mut spoilt = Spoilt::default();
        for (place, name) in spoiling.filter_map(|finding| Some((finding.span()?, finding.code.name))) {
            let before =
                guides.partition_point(|it| (it.span.file, it.span.start) <= (place.file, place.start));
            let around = before.checked_sub(1).and_then(|before| guides.get(before));
            match around.filter(|guide| guide.span.to(guide.body).contains(place)) {
                Some(guide) => spoilt.guides.entry(guide.id.to_string()).or_default().insert(name),
                None => spoilt.files.entry(place.file).or_default().insert(name),
            };
        }
        let names = spoilt.files.keys().filter_map(|file| self.sources.get(*file));
        spoilt.names = names.map(|file| file.name().to_owned()).collect();
        spoilt
    }
}

fn finding(guide: &Head, spoilt: &Spoilt) -> Diagnostic {
    let here = [spoilt.guides.get(&*guide.id), spoilt.files.get(&guide.file)];
    let names: BTreeSet<&str> = here.into_iter().flatten().flatten().copied().collect();
    let named: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let why = match named.is_empty() {
        true => "something that it uses has errors that are allowed or known".to_owned(),
        false => format!("it has errors that are allowed or known: {}", and(&named)),
    };
    Diagnostic::new(&NOT_PRINTED, format!("the guide `{}` is not printed", visible(&guide.key)))
        .at(guide.title, "")
        .note(why)
        .note("what readers should do who are left without a path, no page could say")
}
