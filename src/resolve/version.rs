//! Versions as written: read by the product's scheme.

use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::conditions;
use crate::readers::scheme::VersionError;
use crate::readers::{Literal, ProductId, Ranges};
use crate::syntax::ast::condition::{RangeKind, VersionRange, VersionText};
use crate::text::{near_miss, or};

/// So many names of versions are listed.
const MOST_LISTED: usize = 12;

/// Whether versions must be among those that readers have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bounds {
    Supported,
    Any,
}

/// A set of versions, and the texts that it was written with.
pub(super) struct Versions {
    pub(super) ranges: Ranges,
    pub(super) written: Vec<Literal>,
}

impl Resolver<'_> {
    /// The union of written ranges; None if any of them is wrong, which is reported.
    pub(super) fn ranges(
        &mut self,
        product: ProductId,
        ranges: &[VersionRange],
        bounds: Bounds,
    ) -> Option<Versions> {
        let mut intervals = Vec::new();
        let mut written = Vec::new();
        let mut complete = true;
        for range in ranges {
            let low = self.version_literal(product, &range.version);
            let high = range.high.as_ref().map(|high| self.version_literal(product, high));
            let (Some(low), None | Some(Some(_))) = (low, &high) else {
                complete = false;
                continue;
            };
            let high = high.flatten();
            let Some(versions) = self.one_range(range, &low, high.as_ref()) else {
                complete = false;
                continue;
            };
            if bounds == Bounds::Supported {
                self.check_supported(product, range.span, &versions);
            }
            intervals.extend(versions.intervals().iter().cloned());
            written.push(low);
            written.extend(high);
        }
        complete.then(|| Versions { ranges: intervals.into_iter().collect(), written })
    }

    fn one_range(&mut self, range: &VersionRange, low: &Literal, high: Option<&Literal>) -> Option<Ranges> {
        Some(match range.kind {
            RangeKind::Exactly => low.exactly(),
            RangeKind::OrLater => low.or_later(),
            RangeKind::After => low.after(),
            RangeKind::OrEarlier => low.or_earlier(),
            RangeKind::Before => low.before(),
            RangeKind::To => {
                let high = high?;
                let versions = low.to(high);
                if low.version > high.version && !high.interval.contains(&low.version) {
                    let title = format!("{} is later than {}", low.text, high.text);
                    let fixed = format!("{} to {}", quoted(&high.text), quoted(&low.text));
                    let finding = Diagnostic::new(&conditions::REVERSED_BOUNDS, title)
                        .at(range.span, "")
                        .note("`to` stands between the earliest and the latest version")
                        .guess(format!("write `{fixed}`"), range.span, fixed);
                    self.report(finding);
                    return None;
                }
                versions
            }
        })
    }

    /// Reads one version; reported if the scheme cannot.
    pub(super) fn version_literal(&mut self, product: ProductId, text: &VersionText) -> Option<Literal> {
        let declared = self.project.readers.products.get(product)?;
        match declared.scheme.literal(&text.value) {
            Ok(literal) => Some(literal),
            Err(error) => {
                let label = declared.label.clone();
                let finding = unreadable(&label, &declared.key, text, &error);
                // "android samsung": the second word is no version but a test of its own.
                let finding = match self.is_condition_name(&text.value) {
                    true => finding.help(format!("is an `and` missing before `{}`?", text.value)),
                    false => finding,
                };
                self.report(finding);
                None
            }
        }
    }
}

fn unreadable(label: &str, key: &str, text: &VersionText, error: &VersionError) -> Diagnostic {
    let written = &text.value;
    let of = |title: String| Diagnostic::new(&conditions::UNREADABLE_VERSION, title).at(text.span, "");
    let not_a_version = || of(format!("`{written}` is not a version of {label}"));
    match error {
        VersionError::Empty => of(format!("a version of {label} is missing")),
        VersionError::TooLong => of(format!("this version of {label} is too long")),
        VersionError::NumberTooLarge { number } => {
            of(format!("{number} is too large a number for a version"))
        }
        VersionError::NotANumber { names } => {
            let finding = not_a_version().note("a version begins with a number");
            near_or_list(finding, text, names, "names of versions")
        }
        VersionError::NeedsLine { marks } => {
            let examples: Vec<String> = marks.iter().map(|mark| format!("`{mark}{written}`")).collect();
            of(format!("it is not clear which line of {label} is meant by {written}"))
                .help(format!("write {}", or(&examples)))
        }
        VersionError::Plus { version } => not_a_version().fix(
            format!("write `{key} {version} or later`"),
            text.span,
            format!("{version} or later"),
        ),
        VersionError::Wildcard { version } => not_a_version()
            .note(format!("{version} means every version that begins with it"))
            .fix(format!("write `{version}`"), text.span, version.clone()),
        VersionError::UnknownSuffix { rest, .. } if two_ends(written, rest).is_some() => {
            let cure = two_ends(written, rest).unwrap_or_default();
            not_a_version().guess(format!("write `{cure}`"), text.span, cure)
        }
        VersionError::UnknownSuffix { rest, known } => {
            let finding =
                not_a_version().note(format!("`{rest}` is not known to follow a number of {label}"));
            match known.is_empty() || known.len() > MOST_LISTED {
                true => finding,
                false => finding.note(format!("what may follow is {}", or(&marked(known)))),
            }
        }
        VersionError::UnknownRelease { releases } => {
            near_or_list(of(format!("{label} has no release `{written}`")), text, releases, "the releases")
        }
    }
}

/// `12 to 14` for `12-14` and `12..14`.
fn two_ends(written: &str, rest: &str) -> Option<String> {
    let high = rest.strip_prefix(['-', '–', '…']).or_else(|| rest.strip_prefix(".."))?;
    let low = written.strip_suffix(rest)?;
    let plain = |text: &str| {
        text.starts_with(|first: char| first.is_ascii_digit())
            && text.chars().all(|character| character.is_ascii_digit() || character == '.')
    };
    (plain(high) && plain(low)).then(|| format!("{low} to {high}"))
}

fn near_or_list(finding: Diagnostic, text: &VersionText, names: &[String], what: &str) -> Diagnostic {
    match near_miss(&text.value, names.iter().map(String::as_str)) {
        Some(near) => finding.guess(format!("write \"{near}\""), text.span, quoted(near)),
        None if (1..=MOST_LISTED).contains(&names.len()) => {
            finding.note(format!("{what} are {}", or(&marked(names))))
        }
        None => finding,
    }
}

fn marked(words: &[String]) -> Vec<String> {
    words.iter().map(|word| format!("`{word}`")).collect()
}

/// As it must be written in a guide.
fn quoted(version: &str) -> String {
    let bare = version.starts_with(|character: char| character.is_ascii_digit()) && !version.contains(' ');
    if bare { version.to_owned() } else { format!("\"{version}\"") }
}
