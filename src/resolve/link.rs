//! Addresses: only those that are safe in any output pass.

use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::prose;
use crate::source::Span;
use crate::syntax::ast::text::{Piece, Text};
use crate::text::{is_hidden, or, visible};

/// What an absolute address may begin with.
const SCHEMES: &[&str] = &["https", "http", "mailto", "tel"];

/// Why an address is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    Empty,
    /// Blanks, control characters, characters that change the reading order, backslashes.
    Character(char),
    /// `//host/path` takes over the scheme of the page that it stands on.
    NoScheme,
    Scheme(String),
}

/// Whether an address may be printed: `https`, `http`, `mailto`, `tel`, or relative.
pub(super) fn check(address: &str) -> Result<(), Refused> {
    if address.is_empty() {
        return Err(Refused::Empty);
    }
    let refused = |character: &char| {
        is_hidden(*character) || character.is_whitespace() || "\\<>\"`".contains(*character)
    };
    if let Some(character) = address.chars().find(refused) {
        return Err(Refused::Character(character));
    }
    if address.starts_with("//") {
        return Err(Refused::NoScheme);
    }
    let head = address.split(['/', '?', '#']).next().unwrap_or_default();
    match head.split_once(':') {
        None => Ok(()),
        Some((scheme, _)) if SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)) => Ok(()),
        Some((scheme, _)) => Err(Refused::Scheme(scheme.to_owned())),
    }
}

impl Resolver<'_> {
    /// An address in a string of its own; reported if it is refused.
    pub(super) fn address(&mut self, text: &Text) -> Option<String> {
        if let Some(Piece::Reference { span, .. }) =
            text.pieces.iter().find(|piece| matches!(piece, Piece::Reference { .. }))
        {
            let finding = Diagnostic::new(&prose::REFUSED_ADDRESS, "an address cannot hold a value");
            self.report(finding.at(*span, ""));
            return None;
        }
        let address = text.plain().trim().to_owned();
        self.checked_address(address, text.span)
    }

    /// An address if it may be printed; reported if not.
    pub(super) fn checked_address(&mut self, address: String, span: Span) -> Option<String> {
        let refused = match check(&address) {
            Ok(()) => return Some(address),
            Err(refused) => refused,
        };
        let of = |title: String| Diagnostic::new(&prose::REFUSED_ADDRESS, title).at(span, "");
        let finding = match refused {
            Refused::Empty => of("this address is empty".to_owned()),
            Refused::Character(' ') => {
                of("an address cannot hold a blank".to_owned()).help("write `%20` for it")
            }
            Refused::Character(character) => {
                of(format!("an address cannot hold `{}`", visible(&character.to_string())))
            }
            Refused::NoScheme => of("this address does not say how it is reached".to_owned()).guess(
                "begin it with `https:`",
                span.start_point(),
                "https:",
            ),
            Refused::Scheme(scheme) => {
                of(format!("addresses that begin with `{}:` are not printed", visible(&scheme))).note(
                    format!("an address begins with {}, or leads to a place of this site", or(&marked())),
                )
            }
        };
        self.report(finding);
        None
    }
}

fn marked() -> Vec<String> {
    SCHEMES.iter().map(|scheme| format!("`{scheme}:`")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Refused, check};

    #[test]
    fn only_safe_addresses_pass() {
        for safe in [
            "https://a.example/b:c?d=e:f",
            "HTTP://a",
            "mailto:a@b.example",
            "tel:+49123",
            "b/c.html#d",
            "/x",
            "#part",
            "?a=b:c",
        ] {
            assert_eq!(check(safe), Ok(()), "{safe}");
        }
        let scheme = |scheme: &str| Err(Refused::Scheme(scheme.to_owned()));
        assert_eq!(check("javascript:alert(1)"), scheme("javascript"));
        assert_eq!(check("JaVaScRiPt:alert(1)"), scheme("JaVaScRiPt"));
        assert_eq!(check("data:text/html,x"), scheme("data"));
        assert_eq!(check("java\nscript:x"), Err(Refused::Character('\n')));
        assert_eq!(check(" javascript:x"), Err(Refused::Character(' ')));
        assert_eq!(check("\u{1}javascript:x"), Err(Refused::Character('\u{1}')));
        assert_eq!(check("java\u{AD}script:x"), scheme("java\u{AD}script"));
        assert_eq!(check("//evil.example"), Err(Refused::NoScheme));
        assert_eq!(check("\\\\evil.example"), Err(Refused::Character('\\')));
        assert_eq!(check("/\\evil.example"), Err(Refused::Character('\\')));
        assert_eq!(check(""), Err(Refused::Empty));
    }
}
