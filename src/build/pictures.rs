//! The pictures that guides show: found, measured, and handed to targets that copy them.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::large_picture;
use super::settings::PROJECT_FILE;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::{
    MARK_OUTSIDE, MISSING_PICTURE, UNKNOWN_PICTURE, UNREADABLE_FILE, UNUSABLE_PATH,
};
use crate::host::{Host, HostError, ProjectPath, Reason};
use crate::model::project::Project;
use crate::model::statement::{Attachment, AttachmentKind, Picture, Statement, StatementKind};
use crate::model::text::{Literal, LiteralPiece};
use crate::source::{SourceFile, Sources, Span};
use crate::style::Options;
use crate::text::near_miss;

/// The most bytes of a picture.
const LIMIT: u64 = 50 << 20;

/// How many missing pictures get a suggestion: looking for one takes a look at a folder.
const SUGGESTIONS: usize = 50;
/// The most pixels of one side: browsers draw no larger picture.
const MOST_PIXELS: u32 = 32_767;

/// Width and height in pixels.
pub type Size = (u32, u32);

/// How many bytes a picture has, and its size.
type Measured = (usize, Size);

/// Every usable picture by its path from the project's root.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Pictures {
    sizes: BTreeMap<ProjectPath, Size>,
}

impl Pictures {
    /// Finds and measures one more picture, which `place` names.
    pub(super) fn add(
        &mut self,
        host: &dyn Host,
        path: &ProjectPath,
        place: Span,
    ) -> Result<Size, Box<Diagnostic>> {
        let (_, found) = size(host, path).map_err(|problem| {
            let meant = problem.is_missing().then(|| similar(host, path, PROJECT_FILE)).flatten();
            Box::new(problem.told(path, place, meant))
        })?;
        self.sizes.insert(path.clone(), found);
        Ok(found)
    }

    /// Adds what was measured elsewhere.
    pub(super) fn join(&mut self, other: Self) {
        self.sizes.extend(other.sizes);
    }

    /// Whether each of them is a picture of the project, and as large as it was.
    pub(super) fn are_so(&self, host: &dyn Host) -> bool {
        self.sizes.iter().all(|(path, found)| size(host, path).is_ok_and(|(_, now)| now == *found))
    }

    /// Width and height of the picture with that path from the project's root.
    pub fn size(&self, path: &str) -> Option<Size> {
        self.sizes.get(&ProjectPath::new(path).ok()?).copied()
    }

    /// The paths of all pictures.
    pub fn paths(&self) -> impl Iterator<Item = &ProjectPath> {
        self.sizes.keys()
    }
}

/// Finds and measures all pictures.
pub(super) fn measure(
    host: &dyn Host,
    project: &Project,
    sources: &Sources,
    options: &Options,
) -> (Pictures, Vec<Diagnostic>) {
    let shown = shown_pictures(project);
    let mut diagnostics = Vec::new();
    let mut uses = Vec::new();
    for picture in shown {
        let file = sources.get(picture.path.span.file).map(SourceFile::name).unwrap_or_default();
        match ProjectPath::new(file).and_then(|file| file.beside(&words(&picture.path))) {
            Ok(path) => uses.push((path, picture)),
            Err(error) => {
                let finding = Diagnostic::new(&UNUSABLE_PATH, error.to_string());
                let note = "the path is relative to this file and stays inside the project";
                diagnostics.push(finding.at(picture.path.span, "").note(note));
            }
        }
    }
    let wanted: BTreeSet<&ProjectPath> = uses.iter().map(|(path, _)| path).collect();
    let found: BTreeMap<&ProjectPath, Result<Measured, Problem>> =
        wanted.into_par_iter().map(|path| (path, size(host, path))).collect();
    let mut suggestions = SUGGESTIONS;
    let mut told = BTreeSet::new();
    for (path, picture) in &uses {
        match found.get(path) {
            Some(Ok(measured)) => {
                diagnostics.extend(outside(picture, measured.1));
                if told.insert(path) {
                    diagnostics.extend(large_picture::finding(path, picture.path.span, *measured, options));
                }
            }
            Some(Err(problem)) => {
                let file = sources.get(picture.path.span.file).map(SourceFile::name).unwrap_or_default();
                let looked_for = problem.is_missing() && suggestions > 0;
                let meant = looked_for.then(|| similar(host, path, file)).flatten();
                suggestions -= usize::from(looked_for);
                diagnostics.push(problem.told(path, picture.path.span, meant));
            }
            None => {}
        }
    }
    let measured = found.iter().filter_map(|(path, size)| Some(((*path).clone(), size.as_ref().ok()?.1)));
    (Pictures { sizes: measured.collect() }, diagnostics)
}

/// The picture in the same folder that was probably meant, as `file` has to write it. Names that differ only in
/// capitals are one file on some computers and two on others.
fn similar(host: &dyn Host, path: &ProjectPath, file: &str) -> Option<String> {
    let listing = host.list(&path.folder(), None).ok()?;
    let pictures = listing.files.iter().filter(|other| is_picture(other.name()));
    let near = near_miss(path.as_str(), pictures.map(ProjectPath::as_str))?;
    let meant = listing.files.iter().find(|other| other.as_str() == near)?;
    Some(meant.relative_to(&ProjectPath::new(file).ok()?.folder()))
}

fn is_picture(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    ["png", "jpg", "jpeg", "gif", "webp"].contains(&ending.as_str())
}

/// Reads pictures for targets that copy them.
pub(super) fn read(host: &dyn Host, path: &ProjectPath) -> Result<Vec<u8>, HostError> {
    host.read(path, LIMIT)
}

enum Problem {
    Host(HostError),
    NotAPicture,
    /// Servers and browsers go by the name, so it must not promise something else.
    OtherName(&'static str),
    TooLarge,
}

impl Problem {
    fn is_missing(&self) -> bool {
        matches!(self, Self::Host(HostError { reason: Reason::Missing, .. }))
    }

    /// The finding, with what was probably meant.
    fn told(&self, path: &ProjectPath, place: Span, meant: Option<String>) -> Diagnostic {
        let finding = self.finding(path, place);
        match meant {
            Some(meant) => finding.guess(format!("did you mean `{meant}`?"), place, format!("\"{meant}\"")),
            None => finding,
        }
    }

    fn finding(&self, path: &ProjectPath, place: Span) -> Diagnostic {
        let finding = match self {
            Self::Host(HostError { reason: Reason::Missing, .. }) => {
                Diagnostic::new(&MISSING_PICTURE, format!("there is no picture `{path}`"))
                    .note("the path is relative to this file")
            }
            Self::Host(error) => Diagnostic::new(&UNREADABLE_FILE, error.to_string()),
            Self::NotAPicture => {
                let title = format!("`{path}` is no PNG, JPEG, GIF or WebP picture");
                let finding = Diagnostic::new(&UNKNOWN_PICTURE, title);
                match path.name().to_lowercase().ends_with(".svg") {
                    true => finding
                        .note("an SVG file can hold programs, so none is put on the pages")
                        .help("save the picture as a PNG file"),
                    false if is_picture(path.name()) => {
                        finding.note("its name is that of a picture, but what is in the file is none")
                    }
                    false => finding,
                }
            }
            Self::OtherName(name) => {
                Diagnostic::new(&UNKNOWN_PICTURE, format!("the name of `{path}` does not fit what it holds"))
                    .note("servers and browsers go by the end of a name")
                    .help(format!("call it `{}.{name}`", path.stem()))
            }
            Self::TooLarge => Diagnostic::new(&UNKNOWN_PICTURE, format!("the picture `{path}` is too large"))
                .note(format!("a picture is at most {MOST_PIXELS} pixels wide and high")),
        };
        finding.at(place, "")
    }
}

fn size(host: &dyn Host, path: &ProjectPath) -> Result<Measured, Problem> {
    let bytes = read(host, path).map_err(Problem::Host)?;
    let size = imagesize::blob_size(&bytes).map_err(|_| Problem::NotAPicture)?;
    let names = names(&bytes).ok_or(Problem::NotAPicture)?;
    let extension = path.extension().unwrap_or_default();
    if !names.iter().any(|name| extension.eq_ignore_ascii_case(name)) || path.stem().is_empty() {
        return Err(Problem::OtherName(names.first().copied().unwrap_or_default()));
    }
    let pixels = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    match (pixels(size.width), pixels(size.height)) {
        (0, _) | (_, 0) => Err(Problem::NotAPicture),
        (width, height) if width.max(height) > MOST_PIXELS => Err(Problem::TooLarge),
        size => Ok((bytes.len(), size)),
    }
}

/// How the names of pictures of this kind end.
fn names(bytes: &[u8]) -> Option<&'static [&'static str]> {
    match imagesize::image_type(bytes).ok()? {
        imagesize::ImageType::Png => Some(&["png"]),
        imagesize::ImageType::Jpeg => Some(&["jpg", "jpeg"]),
        imagesize::ImageType::Gif => Some(&["gif"]),
        imagesize::ImageType::Webp => Some(&["webp"]),
        _ => None,
    }
}

fn outside(picture: &Picture, (width, height): Size) -> Option<Diagnostic> {
    let (x, y) = picture.marks.iter().find(|(x, y)| *x >= width || *y >= height)?;
    let title = format!("the mark {x},{y} lies outside the picture");
    let size = format!("the picture is {width} pixels wide and {height} high");
    Some(Diagnostic::new(&MARK_OUTSIDE, title).at(picture.path.span, size))
}

fn words(literal: &Literal) -> String {
    let words = literal.pieces.iter().map(|piece| match piece {
        LiteralPiece::Text(text) => text.as_str(),
        LiteralPiece::Value(_) => "",
    });
    words.collect()
}

/// Every picture in the order of guides, procedures and statements.
fn shown_pictures(project: &Project) -> Vec<&Picture> {
    let guides = project.guides.iter();
    let bodies = guides.flat_map(|guide| {
        std::iter::once(&guide.body).chain(guide.trouble.iter().map(|trouble| &trouble.body))
    });
    let mut pictures = Vec::new();
    for body in bodies.chain(project.procedures.iter().map(|procedure| &procedure.body)) {
        let mut statements: Vec<&Statement> = body.statements.iter().rev().collect();
        while let Some(statement) = statements.pop() {
            let attachments: &[Attachment] = match &statement.kind {
                StatementKind::Step(step) => &step.attachments,
                StatementKind::Attachment(attachment) => std::slice::from_ref(attachment.as_ref()),
                _ => &[],
            };
            pictures.extend(attachments.iter().filter_map(|attachment| match &attachment.kind {
                AttachmentKind::Picture(picture) => Some(picture),
                _ => None,
            }));
            let inner = statement.kind.blocks().into_iter().flat_map(|block| &block.statements);
            let inner: Vec<&Statement> = inner.collect();
            statements.extend(inner.into_iter().rev());
        }
    }
    pictures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::MemoryHost;

    #[test]
    fn only_pictures_are_taken_for_some() {
        let host = MemoryHost::new();
        let path = |name: &str| ProjectPath::new(name).unwrap();
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x28\0\0\0\x1e\x08\x02\0\0\0\0\0\0\0".to_vec();
        host.add(path("home.png"), png.clone());
        host.add(path(".git/config"), b"secret".to_vec());
        host.add(path("notes.txt"), png);
        let are_so = |name, size| Pictures { sizes: BTreeMap::from([(path(name), size)]) }.are_so(&host);
        assert!(are_so("home.png", (40, 30)));
        assert!(!are_so("home.png", (41, 30)));
        assert!(!are_so(".git/config", (40, 30)));
        assert!(!are_so("notes.txt", (40, 30)));
        assert!(!are_so("gone.png", (40, 30)));
    }
}
