//! From syntax trees to the model: every name bound, one file for each construct. Follows no readers.

mod attachment;
mod branch;
mod builtin;
mod circles;
mod collect;
mod condition;
mod element;
mod elsewhere;
mod empty;
mod finish;
mod flow;
mod follows;
mod frame;
mod generation;
mod guide;
mod hand;
mod header;
mod input;
mod leads;
mod link;
mod literal;
mod markdown;
mod marks;
mod mistaken;
mod named;
mod names;
mod outline;
mod product;
mod prose;
mod question;
mod reader;
mod reference;
mod resolver;
mod runs;
mod scheme;
mod scope;
mod screen;
mod screens;
mod statement;
mod step;
mod subject;
mod surface;
mod table;
mod target;
mod unbound;
mod value;
mod version;
mod whereabouts;

pub use collect::same_outputs;
pub use elsewhere::{Elsewhere, ElsewhereBuilder};
pub use input::{Input, ParsedFile};

use crate::diagnostic::Diagnostic;
use crate::model::project::Project;
use crate::source::Sources;
use resolver::Resolver;

/// Binds every name of the files. What is wrong is reported once, and the rest is handed on; a guide that
/// depends on something wrong is marked `in_error`.
pub fn resolve(input: &Input<'_>, sources: &Sources) -> (Project, Vec<Diagnostic>) {
    let mut resolver = Resolver::new(input, sources);
    resolver.build_in();
    let collected = resolver.collect();
    resolver.products_on_and_schemes(&collected.products);
    resolver.products_versions(&collected.products);
    resolver.products_facts(&collected.products);
    resolver.devices_facts(&collected.devices);
    resolver.series_facts(&collected.series);
    resolver.questions_facts(&collected.questions);
    resolver.named_conditions(&collected.conditions);
    resolver.refuse_question_circles();
    let surfaces = resolver.collect_surfaces(&collected);
    resolver.elements(&surfaces);
    resolver.screens(&surfaces);
    resolver.alternatives(&surfaces);
    resolver.finish_surfaces(&surfaces);
    resolver.values(&collected.values);
    resolver.outline(&collected);
    resolver.guides(&collected);
    resolver.empty(&collected);
    resolver.unused_values();
    resolver.offer_uses();
    resolver.finish(&collected)
}
