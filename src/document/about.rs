//! A page of facts, which stands for itself.

use super::builder::Builder;
use super::guide::{catalogue_of, empty};
use super::inlines::plain;
use super::name::slug;
use super::options::Options;
use super::shape::{Document, DocumentKind};
use crate::analysis::Following;
use crate::diagnostic::Diagnostic;
use crate::model::guide::{About, Guide};
use crate::model::ids::AboutId;
use crate::model::project::Project;
use crate::model::statement::{Block, Guard};
use crate::model::text::Literal;
use crate::readers::declarations::Thing;
use crate::readers::{Condition, Universe};

/// The document of a page of facts. Nothing if there is no such page.
pub fn about_page(
    project: &Project,
    id: AboutId,
    options: &Options<'_>,
) -> (Option<Document>, Vec<Diagnostic>) {
    let Some(about) = project.about(id) else { return (None, Vec::new()) };
    let things = vec![Thing::unnamed(&project.readers)];
    let Ok(universe) = Universe::build(&project.readers, &things, options.only_for.as_slice()) else {
        return (None, Vec::new());
    };
    let following = Following::nothing(universe);
    let guide = guide_of(about, id, things);
    let catalogue = catalogue_of(&guide, options.language);
    let document = Builder::new(project, &following, &guide, options, catalogue).page();
    (Some(document), Vec::new())
}

impl Builder<'_> {
    fn page(&mut self) -> Document {
        let start = self.start();
        let guide = self.guide;
        let abouts: Vec<_> = guide.abouts.iter().filter_map(|id| self.about_in(start, *id)).collect();
        let title = abouts.first().map(|about| about.title.clone()).unwrap_or_default();
        let mut document = Document {
            plain_title: plain(&title),
            title,
            abouts,
            source: self.source(),
            ..empty(DocumentKind::About, slug(&guide.key), &self.catalogue)
        };
        self.finish(&mut document);
        document
    }
}

/// A guide with nothing but this text.
fn guide_of(about: &About, id: AboutId, things: Vec<Thing>) -> Guide {
    let title = about.title.clone().unwrap_or(Literal { span: about.span, pieces: Vec::new() });
    let key = about.key.clone().unwrap_or_else(|| super::literal::words(&title));
    Guide {
        key,
        span: about.span,
        file: about.file,
        in_error: false,
        title,
        language: None,
        things,
        audience: Guard { span: about.span, condition: Condition::Always },
        unsupported: Vec::new(),
        checked: None,
        needs: Vec::new(),
        takes: None,
        goal: None,
        topics: Vec::new(),
        values: Vec::new(),
        start: Vec::new(),
        end: Vec::new(),
        body: Block { span: about.span, statements: Vec::new() },
        trouble: Vec::new(),
        abouts: vec![id],
    }
}
