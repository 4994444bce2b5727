//! The template engine, set up so that templates can do little else than print.

use super::escape::Escape;
use super::limits;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, UndefinedBehavior, Value};

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

/// An engine without templates and without the filters of a page. Everything that a template prints is escaped
/// for `escape`, unless a filter made it.
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
    environment.set_formatter(move |out, _, value| print(out, escape, value));
    environment
}

fn print(out: &mut Output<'_>, escape: Escape, value: &Value) -> Result<(), Error> {
    let written = match value.kind() {
        ValueKind::String if value.is_safe() => out.write_str(value.as_str().unwrap_or_default()),
        ValueKind::String => out.write_str(&escape.escape(value.as_str().unwrap_or_default())),
        ValueKind::Number | ValueKind::Bool => out.write_str(&value.to_string()),
        ValueKind::None if escape == Escape::Json => out.write_str("null"),
        ValueKind::None => Ok(()),
        ValueKind::Undefined => return Err(Error::from(ErrorKind::UndefinedError)),
        kind => {
            let hint = "print its parts, or use `inlines`, `blocks` or `json`";
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                format!("a {kind} cannot be printed: {hint}"),
            ));
        }
    };
    written.map_err(|_| Error::from(ErrorKind::WriteFailure))
}
