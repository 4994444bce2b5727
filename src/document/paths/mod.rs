//! The distinct paths through a guide: classes of readers for whom the same steps are printed are one path.
//!
//! What is said beside the steps (notes, pictures, needs) makes a class, and no path. Knows nothing of how
//! paths are laid out.

mod count;
mod flow;
mod part;
mod shape;
mod take;

pub use shape::{Ends, GuidePaths, Parting, PartingKind, Path, Steps, Way};

use super::builder::Builder;
use super::guide::catalogue_of;
use super::options::Options;
use super::shape::Document;
use crate::analysis::Following;
use crate::model::ids::GuideId;
use crate::model::project::Project;
use crate::readers::Set;
use std::collections::BTreeMap;

/// The paths of a guide, for all its readers or for those that the options name; none if it is for none of
/// them.
pub fn paths(
    project: &Project,
    following: &Following,
    guide: GuideId,
    options: &Options<'_>,
) -> Option<GuidePaths> {
    let guide = project.guide(guide)?;
    let mut builder = Builder::new(project, following, guide, options, catalogue_of(guide, options.language));
    let supported = builder.wanted_from_start();
    if builder.readers.is_empty(supported) {
        return None;
    }
    let document = builder.document();
    let classes = std::mem::take(&mut builder.classes);
    let groups = same_steps(&document, classes.len());
    let found = groups.iter().map(|group| {
        let members = group.iter().filter_map(|class| classes.get(usize::try_from(*class).ok()?));
        let all = members.fold(following.universe.none(), |all: Set, set| builder.readers.either(all, *set));
        let (who, readers) = builder.class_words(all, supported);
        let (steps, ends) = count::of_all(&document.body, group);
        Path { who, readers, classes: group.clone(), steps, ends }
    });
    Some(GuidePaths {
        paths: found.collect(),
        partings: part::partings(&document.body, &groups),
        id: document.id,
        title: document.plain_title,
        source: document.source,
        audience: document.audience.map(|who| who.words),
        omitted: document.classes_omitted,
    })
}

/// The classes that belong together, each group by its first class.
fn same_steps(document: &Document, classes: usize) -> Vec<Vec<u32>> {
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut known: BTreeMap<take::Key, usize> = BTreeMap::new();
    for class in (0u32..).take(classes) {
        let key = take::key(&take::taken(&document.body, class));
        let place = *known.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(class),
            None => groups.push(vec![class]),
        }
    }
    groups
}
