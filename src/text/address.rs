//! Addresses: which are safe in any output.

use super::is_hidden;

/// What an absolute address may begin with.
pub const SCHEMES: &[&str] = &["https", "http", "mailto", "tel"];

/// Why an address is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusedAddress {
    Empty,
    /// Blanks, control characters, characters that change the reading order, backslashes.
    Character(char),
    /// `//host/path` takes over the scheme of the page that it stands on.
    NoScheme,
    Scheme(String),
}

/// Whether an address may be printed: `https`, `http`, `mailto`, `tel`, or relative.
pub fn check_address(address: &str) -> Result<(), RefusedAddress> {
    if address.is_empty() {
        return Err(RefusedAddress::Empty);
    }
    let refused = |character: &char| {
        is_hidden(*character) || character.is_whitespace() || "\\<>\"`".contains(*character)
    };
    if let Some(character) = address.chars().find(refused) {
        return Err(RefusedAddress::Character(character));
    }
    if address.starts_with("//") {
        return Err(RefusedAddress::NoScheme);
    }
    let head = address.split(['/', '?', '#']).next().unwrap_or_default();
    match head.split_once(':') {
        None => Ok(()),
        Some((scheme, _)) if SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)) => Ok(()),
        Some((scheme, _)) => Err(RefusedAddress::Scheme(scheme.to_owned())),
    }
}

/// Whether an address may be printed.
pub fn is_safe_address(address: &str) -> bool {
    check_address(address).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{RefusedAddress as Refused, check_address as check, is_safe_address};

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
            assert!(is_safe_address(safe), "{safe}");
        }
        assert!(!is_safe_address("javascript:alert(1)"));
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
