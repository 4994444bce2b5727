//! Row 3: what holds for every file, for files that nobody wrote: formatting twice is formatting once; the formatted file
//! says the same, has the same comments and is judged the same; a document that went through JSON is the same document.

use std::collections::BTreeMap;

use guidec::build::{Compiled, Keep, Project, compile};
use guidec::document::shape::Document;
use guidec::host::MemoryHost;
use guidec::source::FileId;
use guidec::syntax::parse;

use crate::author::Author;
use crate::random::Random;
use crate::row::{Row, Settings, in_parts};
use crate::{entrances, generator, laws};

pub const ROW: Row = Row { number: 3, name: "properties", size: 100_000, run };

/// What was tried, in numbers of files.
#[derive(Default)]
struct Tried {
    files: usize,
    /// Not yet in the one style.
    changed: usize,
    /// Without a syntax error.
    understood: usize,
    /// Without findings.
    right: usize,
    /// Documents, of which a file may have several or none.
    documents: usize,
}

pub fn run(settings: &Settings) -> Result<String, String> {
    let parts = in_parts(settings, tried)?;
    let sum = |count: fn(&Tried) -> usize| parts.iter().map(count).sum::<usize>();
    Ok(format!(
        "{} files, {} not yet in the one style, {} understood, {} without findings; {} documents through JSON",
        sum(|tried| tried.files),
        sum(|tried| tried.changed),
        sum(|tried| tried.understood),
        sum(|tried| tried.right),
        sum(|tried| tried.documents)
    ))
}

/// Tries files until each property was tried as often as it shall be.
fn tried(settings: &Settings) -> Result<Tried, String> {
    let mut random = Random::of(settings.seed);
    let mut tried = Tried::default();
    while tried.files.min(tried.documents) < settings.size {
        let text = match tried.files % 3 {
            // Guides that are mostly right and lead somewhere.
            0 => generator::guide(random.below(usize::MAX) as u64),
            kind => {
                let choices: Vec<u16> =
                    (0..random.below(500)).map(|_| random.below(1 << 16) as u16).collect();
                Author::new(&choices, kind == 1).file()
            }
        };
        tried.file(&text).map_err(|what| format!("{what}\n=== of this file\n{text}"))?;
        if tried.files > 100 + 4 * settings.size {
            return Err("too few of the files have documents".to_owned());
        }
    }
    if tried.understood < settings.size / 2 {
        return Err(format!("too few of the files are understood: {}", tried.understood));
    }
    Ok(tried)
}

impl Tried {
    fn file(&mut self, text: &str) -> Result<(), String> {
        let formatted = laws::broken(text)?;
        let (before, after) = (compiled(text)?, compiled(&formatted)?);
        let (said, again) = (judged(&before), judged(&after));
        if said != again {
            return Err(format!(
                "judged otherwise when formatted\n{said:#?}\n{again:#?}\n=== formatted\n{formatted}"
            ));
        }
        for document in &before.documents {
            same_through_json(document)?;
        }
        self.files += 1;
        self.changed += usize::from(formatted != text);
        self.understood += usize::from(parse(FileId(0), text).1.is_empty());
        self.right += usize::from(said.is_empty());
        self.documents += before.documents.len();
        Ok(())
    }
}

fn compiled(text: &str) -> Result<Compiled, String> {
    let host = MemoryHost::new();
    let path = entrances::path("a.guide");
    host.add(path.clone(), text);
    let project = Project::open(&host, &[path]).map_err(|failure| failure.to_string())?;
    Ok(compile(&host, &project, Keep::Model))
}

/// What was found, how often, without places.
fn judged(compiled: &Compiled) -> BTreeMap<(String, String), usize> {
    let mut counted = BTreeMap::new();
    for finding in &compiled.diagnostics {
        *counted.entry((finding.code.id.to_owned(), finding.title.clone())).or_default() += 1;
    }
    counted
}

fn same_through_json(document: &Document) -> Result<(), String> {
    let printed = serde_json::to_string(document).map_err(|error| error.to_string())?;
    let read: Document =
        serde_json::from_str(&printed).map_err(|error| format!("JSON is not read: {error}\n{printed}"))?;
    let again = serde_json::to_string(&read).map_err(|error| error.to_string())?;
    if printed == again { Ok(()) } else { Err(format!("JSON is read as something else\n{printed}\n{again}")) }
}
