//! What holds for every file: formatting it again changes nothing, it says the same, its comments and texts are all there.

use guidec::format::format;
use guidec::source::FileId;
use guidec::syntax::raw::Kind;
use guidec::syntax::{Reading, parse_with_tokens};

const FILE: FileId = FileId(0);

/// Formats a text, looks that the laws hold, and returns what came out.
#[track_caller]
pub(crate) fn hold(text: &str) -> String {
    match broken(text) {
        Ok(formatted) => formatted,
        Err(law) => panic!("{law}\n=== of\n{text}"),
    }
}

/// Formats a text; an error is the law that does not hold.
pub(crate) fn broken(text: &str) -> Result<String, String> {
    let formatted = format(FILE, text).map_err(|finding| finding.title.clone())?.text;
    let again = format(FILE, &formatted).map_err(|finding| format!("again: {}", finding.title))?.text;
    if formatted != again {
        return Err(format!("not the same twice\n=== once\n{formatted}\n=== twice\n{again}"));
    }
    let (before, after) = (parse_with_tokens(FILE, text), parse_with_tokens(FILE, &formatted));
    if said(&before) != said(&after) {
        return Err(format!("another meaning\n=== once\n{formatted}"));
    }
    if comments(text, &before) != comments(&formatted, &after) {
        return Err(format!("other comments\n=== once\n{formatted}"));
    }
    if texts(text, &before) != texts(&formatted, &after) {
        return Err(format!("other texts\n=== once\n{formatted}"));
    }
    Ok(formatted)
}

/// The tree and the findings without places.
fn said(reading: &Reading) -> String {
    let findings =
        reading.diagnostics.iter().map(|finding| format!("{} {}\n", finding.code.id, finding.title));
    findings.collect::<String>() + &without_places(&format!("{:?}", reading.file))
}

/// A tree as `Debug` prints it, without `Span { … }`. (Texts of the tests hold no such words.)
fn without_places(printed: &str) -> String {
    let mut parts = printed.split("Span {");
    let first = parts.next().unwrap().to_owned();
    first + &parts.map(|part| part.split_once('}').unwrap().1).collect::<String>()
}

fn comments<'text>(text: &'text str, reading: &Reading) -> Vec<&'text str> {
    reading.file.comments.iter().map(|span| &text[span.start as usize..span.end as usize]).collect()
}

/// What stands between quotation marks, without blanks at the beginnings and ends of lines.
fn texts(text: &str, reading: &Reading) -> Vec<String> {
    let tokens = reading.tree.iter().flat_map(|tree| &tree.tokens);
    let inside = tokens.filter_map(|token| {
        let written = &text[token.start as usize..token.end as usize];
        match token.kind {
            Kind::Text => written.strip_prefix(['"', '“', '”', '„'])?.strip_suffix(['"', '“', '”']),
            Kind::BlockText => written.strip_prefix("\"\"\"")?.strip_suffix("\"\"\""),
            Kind::OpenText => Some(written),
            _ => None,
        }
    });
    inside.map(|text| text.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n")).collect()
}
