//! Row 3: what holds for every file, for files that nobody wrote: formatting twice is formatting once; the formatted file
//! says the same, has the same comments, and, if it is understood, is judged the same; a document that went through JSON is the same document.

use std::collections::BTreeMap;

use guidec::build::{Compiled, Keep, Project, compile};
use guidec::document::shape::Document;
use guidec::host::MemoryHost;
use guidec::source::FileId;
use guidec::syntax::parse;

use crate::author::Author;
use crate::random::Random;
use crate::row::{Row, Settings};
use crate::{entrances, generator, laws};

pub const ROW: Row = Row { number: 3, name: "properties", size: 100_000, run };

pub fn run(settings: &Settings) -> Result<String, String> {
    let mut random = Random::of(settings.seed);
    let (mut understood, mut right, mut documents, mut changed) = (0, 0, 0, 0);
    for number in 0..settings.size {
        let text = match number % 3 {
            // Guides that are mostly right and lead somewhere.
            0 => generator::guide(settings.seed + number as u64),
            kind => {
                let choices: Vec<u16> =
                    (0..random.below(500)).map(|_| random.below(1 << 16) as u16).collect();
                Author::new(&choices, kind == 1).file()
            }
        };
        let wrong = |what: String| format!("{what}\n=== of file {number}\n{text}");
        let formatted = laws::broken(&text).map_err(wrong)?;
        let (before, after) = (compiled(&text).map_err(wrong)?, compiled(&formatted).map_err(wrong)?);
        let (said, again) = (judged(&before), judged(&after));
        // What is not understood silences what else is found on its line, and lines are what formatting changes.
        let is_understood = parse(FileId(0), &text).1.is_empty();
        understood += usize::from(is_understood);
        if is_understood && said != again {
            return Err(wrong(format!(
                "judged otherwise when formatted\n{said:#?}\n{again:#?}\n=== formatted\n{formatted}"
            )));
        }
        for document in &before.documents {
            same_through_json(document).map_err(wrong)?;
        }
        documents += before.documents.len();
        right += usize::from(said.is_empty());
        changed += usize::from(formatted != text);
    }
    if settings.size >= 50 && (understood * 3 < settings.size || documents * 4 < settings.size) {
        return Err(format!("too little was tried: {understood} understood, {documents} documents"));
    }
    Ok(format!(
        "{} files, {changed} not yet in the one style, {understood} understood, {right} without findings; {documents} documents through JSON",
        settings.size
    ))
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
