//! The template engine, set up so that templates can do little else than print.

use super::escape::Escape;
use super::filters;
use super::limits;
use super::links::Links;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, UndefinedBehavior, Value};
use std::sync::Arc;

/// What the engine offers and templates here must not have: ways round escaping, ways to make much out of
/// little, and what the filters of this module do better.
const REMOVED_FILTERS: &[&str] = &[
    "safe",
    "escape",
    "e",
    "format",
    "replace",
    "indent",
    "pprint",
    "tojson",
    "batch",
    "slice",
    "chain",
    "zip",
    "groupby",
    "dictsort",
    "attr",
    "float",
    "sum",
    "lines",
    "split",
    "title",
    "capitalize",
];
/// With `namespace` a loop can build values that nest without end, which overflow the stack when they are dropped.
const REMOVED_FUNCTIONS: &[&str] = &["debug", "dict", "range", "namespace"];

/// An engine without templates and without what a page needs to print.
pub(super) fn environment(escape: Escape, is_built_in: bool) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_recursion_limit(limits::RECURSION);
    environment.set_debug(false);
    // A line with nothing but a tag leaves nothing behind.
    if let Ok(syntax) =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()
    {
        environment.set_syntax(syntax);
    }
    if !is_built_in {
        environment.set_fuel(Some(limits::FUEL));
    }
    for name in REMOVED_FILTERS {
        environment.remove_filter(name);
    }
    for name in REMOVED_FUNCTIONS {
        environment.remove_global(name);
    }
    // What macros and `set` blocks print is marked as escaped only if escaping is on.
    environment.set_auto_escape_callback(move |_| match escape {
        Escape::Html => AutoEscape::Html,
        Escape::Markdown => AutoEscape::Custom("markdown".into()),
        Escape::Text => AutoEscape::Custom("text".into()),
        Escape::Json => AutoEscape::Json,
    });
    environment
}

/// Sets how values are printed: every one is escaped for `escape`, unless a filter made it.
pub(super) fn set_printing(environment: &mut Environment<'static>, escape: Escape, links: &Arc<Links>) {
    let links = Arc::clone(links);
    environment.set_formatter(move |out, _, value| print(out, escape, &links, value));
}

fn print(out: &mut Output<'_>, escape: Escape, links: &Links, value: &Value) -> Result<(), Error> {
    let written = match value.kind() {
        ValueKind::String if value.is_safe() => out.write_str(value.as_str().unwrap_or_default()),
        ValueKind::String => out.write_str(&escape.escape(value.as_str().unwrap_or_default())),
        ValueKind::Number | ValueKind::Bool => out.write_str(&value.to_string()),
        ValueKind::None if escape == Escape::Json => out.write_str("null"),
        ValueKind::None => Ok(()),
        ValueKind::Undefined => return Err(Error::from(ErrorKind::UndefinedError)),
        kind => {
            // A run of words is printed as the words that it is.
            let Some(words) = filters::printed(value, escape, links) else {
                let problem = format!("a {kind} cannot be printed: print its parts, or use `json`");
                return Err(Error::new(ErrorKind::InvalidOperation, problem));
            };
            out.write_str(&words)
        }
    };
    written.map_err(|_| Error::from(ErrorKind::WriteFailure))
}
