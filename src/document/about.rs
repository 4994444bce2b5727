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
use crate::model::text::Literal;
use crate::readers::Universe;
use crate::readers::declarations::Thing;

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
    let guide = Guide::empty(key, (about.file, about.span), title, things);
    Guide { abouts: vec![id], ..guide }
}
