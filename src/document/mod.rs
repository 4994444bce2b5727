//! From the model to what is printed: numbered steps with their wording, variants by readers, metadata. Knows
//! nothing of targets.
//!
//! [`shape`] is the result. [`document`] makes it from a guide and what [`crate::analysis`] found out about it;
//! [`about_page`] from a page of facts; [`shape::Site`] lists them all.

pub mod shape;

mod about;
mod attachment;
mod attempts;
mod blocks;
mod body;
mod builder;
mod choice;
mod classes;
mod drawing;
mod element;
mod end;
mod finish;
mod group;
mod guide;
mod how_to;
mod inlines;
mod jumps;
mod links;
mod literal;
mod look;
mod map;
mod name;
mod needs;
mod numbering;
mod options;
pub mod paths;
mod phrase;
mod picker;
mod preview;
mod procedure;
mod prose;
mod question;
mod readers;
mod references;
mod route;
mod screen;
mod site;
mod step;
mod time;
mod trail;
mod unverified;
mod variants;
mod who;

pub use about::about_page;
pub use how_to::how_to;
pub use options::Options;
pub use preview::preview;
pub use references::References;
pub use site::{AppPlace, Crumbs, app_place, entry, searchable, words};

use crate::analysis::Following;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::prose::{NOBODY_LEFT, TOO_COMPLEX_TO_PRINT};
use crate::model::guide::Guide;
use crate::model::ids::GuideId;
use crate::model::project::Project;
use builder::Builder;
use shape::Document;

/// The id of a guide's document.
pub fn document_id(guide: &Guide) -> String {
    name::slug(&guide.key)
}

/// The document of a guide, for all its readers or for those that the options name.
pub fn document(
    project: &Project,
    following: &Following,
    guide: GuideId,
    options: &Options<'_>,
) -> (Option<Document>, Vec<Diagnostic>) {
    let Some(guide) = project.guide(guide) else { return (None, Vec::new()) };
    let catalogue = guide::catalogue_of(guide, options.language);
    let mut builder = Builder::new(project, following, guide, options, catalogue);
    if builder.readers.is_empty(builder.wanted_from_start()) {
        let found = Diagnostic::new(&NOBODY_LEFT, "this guide is for nobody whom the condition leaves")
            .at(guide.audience.span, "whom it is for");
        return (None, vec![found]);
    }
    let document = builder.document();
    if builder.readers.was_too_complex() {
        let found = Diagnostic::new(
            &TOO_COMPLEX_TO_PRINT,
            "the conditions of this guide are too many to put into words",
        )
        .at(guide.title.span, "this guide")
        .help("make several guides of it");
        builder.diagnostics.push(found);
    }
    (Some(document), builder.diagnostics)
}
