//! What a map is of: an app, or a guide.

use std::path::{Path, PathBuf};

use super::words::words;
use super::{Map, map, trail};
use crate::analysis::follow;
use crate::build::{Compiled, EXTENSION, Failure, Keep, Project, compile, locate};
use crate::host::{Kind, OsHost, ProjectPath};
use crate::model::ids::GuideId;
use crate::overview::which::{path_of, stuck};
use crate::readers::ProductId;
use crate::text::{near_miss, or, visible};
use std::collections::BTreeSet;

/// What was asked for, with what its files came to.
#[derive(Debug)]
pub struct Subject {
    pub compiled: Compiled,
    pub product: Option<ProductId>,
    pub guide: Option<GuideId>,
}

impl Subject {
    /// Its map.
    pub fn map(&self) -> Result<Map, Failure> {
        let project = &self.compiled.model;
        let Some((id, guide)) = self.guide.and_then(|id| Some((id, project.guide(id)?))) else {
            return Ok(map(project, self.product.as_slice(), None));
        };
        if self.compiled.leaves_out(guide) {
            return Err(stuck(guide));
        }
        // Without errors there is a following.
        let (Some(following), _) = follow(project, id, None) else { return Ok(Map::default()) };
        let trail = trail(project, &following, guide);
        let products = trail.products(project);
        let title = words(project, &guide.title);
        if products.is_empty() {
            return Err(Failure::Usage(format!(
                "no screens are declared that the guide `{}` comes to, so there is no map",
                visible(&guide.key)
            )));
        }
        Ok(map(project, &products, Some((&title, &trail))))
    }
}

/// Finds what an argument names: a file with one guide or one app, the name of an app, the id of a guide.
pub fn subject(current: &Path, argument: &Path) -> Result<Subject, Failure> {
    // A folder may be called like an app.
    if OsHost::kind_at(&current.join(argument)) == Some(Kind::File) {
        in_file(current, argument)
    } else {
        by_name(current, &argument.to_string_lossy())
    }
}

fn in_file(current: &Path, argument: &Path) -> Result<Subject, Failure> {
    let (host, selected) = locate(current, &[PathBuf::from(argument)])?;
    let name = visible(&argument.to_string_lossy()).into_owned();
    if selected.first().and_then(ProjectPath::extension) != Some(EXTENSION) {
        let message =
            format!("`{name}` is no guide: name one file, the name of an app, or the id of a guide");
        return Err(Failure::Usage(message));
    }
    let compiled = compiled(&host, &selected)?;
    let is_here = |file| path_of(&compiled, file).is_some_and(|path| selected.contains(&path));
    let guides: Vec<(GuideId, &str)> = ids(&compiled)
        .filter(|(id, _)| compiled.model.guide(*id).is_some_and(|guide| is_here(guide.file)))
        .collect();
    let apps: Vec<(ProductId, &str)> = apps(&compiled)
        .filter(|(id, _)| files_of(&compiled, *id).iter().any(|path| selected.contains(path)))
        .collect();
    let (product, guide) = match (guides.as_slice(), apps.as_slice()) {
        ([(guide, _)], _) => (None, Some(*guide)),
        ([], [(product, _)]) => (Some(*product), None),
        // What cannot be read has findings that say so.
        ([], []) if compiled.has(crate::diagnostic::Severity::Error) => (None, None),
        ([], []) => return Err(Failure::Usage(format!("`{name}` holds neither a guide nor screens"))),
        (guides, apps) => {
            let names = guides.iter().map(|(_, key)| key).chain(apps.iter().map(|(_, key)| key));
            let names: Vec<String> = names.map(|key| format!("`{key}`")).collect();
            return Err(Failure::Usage(format!("`{name}` holds several; name {}", or(&names))));
        }
    };
    Ok(Subject { compiled, product, guide })
}

fn by_name(current: &Path, name: &str) -> Result<Subject, Failure> {
    let (host, _) = locate(current, &[])?;
    let whole = compiled(&host, &[])?;
    let files = match find(&whole, name) {
        (Some(product), _) => files_of(&whole, product),
        (None, Some(guide)) => {
            whole.model.guide(guide).and_then(|guide| path_of(&whole, guide.file)).into_iter().collect()
        }
        (None, None) => return Err(unknown(&whole, name)),
    };
    // Only what belongs to it can be wrong with it.
    let compiled = compiled(&host, &files.into_iter().collect::<Vec<_>>())?;
    let (product, guide) = find(&compiled, name);
    Ok(Subject { guide: guide.filter(|_| product.is_none()), product, compiled })
}

fn compiled(host: &OsHost, selected: &[ProjectPath]) -> Result<Compiled, Failure> {
    Ok(compile(host, &Project::open(host, selected)?, Keep::Model))
}

fn find(compiled: &Compiled, name: &str) -> (Option<ProductId>, Option<GuideId>) {
    let product = apps(compiled).find(|(_, key)| *key == name).map(|(id, _)| id);
    let guide = ids(compiled).find(|(_, key)| *key == name).map(|(id, _)| id);
    (product, guide)
}

/// The products that have screens.
fn apps(compiled: &Compiled) -> impl Iterator<Item = (ProductId, &str)> {
    compiled.model.surfaces.iter().filter(|surface| !surface.screens.is_empty()).filter_map(|surface| {
        Some((surface.product, compiled.model.readers.products.get(surface.product)?.key.as_str()))
    })
}

fn ids(compiled: &Compiled) -> impl Iterator<Item = (GuideId, &str)> {
    (0u32..).map(GuideId).zip(&compiled.model.guides).map(|(id, guide)| (id, guide.key.as_str()))
}

/// The files in which the screens of a product stand.
fn files_of(compiled: &Compiled, product: ProductId) -> BTreeSet<ProjectPath> {
    let surface = compiled.model.surfaces.iter().find(|surface| surface.product == product);
    let screens = surface.into_iter().flat_map(|surface| &surface.screens);
    let places = screens.filter_map(|id| compiled.model.screen(*id)).map(|screen| screen.span.file);
    places.filter_map(|file| path_of(compiled, file)).collect()
}

fn unknown(compiled: &Compiled, name: &str) -> Failure {
    let known = apps(compiled).map(|(_, key)| key).chain(ids(compiled).map(|(_, key)| key));
    let advice = match near_miss(name, known) {
        Some(meant) => format!("did you mean `{}`?", visible(meant)),
        None => "name an app with screens, the id of a guide, or a file".to_owned(),
    };
    Failure::Usage(format!("there is no app and no guide `{}`; {advice}", visible(name)))
}
