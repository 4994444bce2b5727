//! Addresses of links: which are allowed, and how they are written.

use super::text::plain;
use crate::document::shape::Inline;
use crate::text::percent_encoded;

/// The schemes that a link may have; anything else with a scheme is refused.
const SCHEMES: &[&str] = &["https", "http", "mailto", "tel"];

/// What may stand in an address as it is. Brackets, quotes, backslashes and everything that is not ASCII are
/// written as `%..`, so that an address can close neither an attribute nor a Markdown link.
const PLAIN: &[u8] = b"-._~:/?#@!$&*+,;=%";

/// `address` percent-encoded, if it is relative or has an allowed scheme.
///
/// Browsers ignore control characters and blanks around an address, so they are dropped before it is judged.
pub(super) fn allowed(address: &str) -> Option<String> {
    let address: String = address.chars().filter(|character| !character.is_control()).collect();
    let address = address.trim();
    let scheme_end = address.find([':', '/', '?', '#', '\\']);
    if let Some((scheme, _)) = address.split_once(':').filter(|(scheme, _)| Some(scheme.len()) == scheme_end)
    {
        if !SCHEMES.iter().any(|allowed| allowed.eq_ignore_ascii_case(scheme)) {
            return None;
        }
    } else if address.starts_with("//") || address.starts_with('\\') || address.starts_with("/\\") {
        return None;
    }
    Some(encoded(address))
}

/// What is printed of an address behind the words of its link, where nobody can follow it: nothing if the words are the
/// address, or if it leads nowhere without the page that it stands on.
pub(super) fn shown<'a>(address: &'a str, words: &[Inline]) -> Option<&'a str> {
    let (scheme, rest) = address.split_once(':')?;
    let scheme = SCHEMES.iter().find(|known| known.eq_ignore_ascii_case(scheme))?;
    let shown = if ["mailto", "tel"].contains(scheme) { rest } else { address };
    // Words may show an address as it was written.
    (!encoded(&plain(words)).contains(shown)).then_some(shown)
}

fn encoded(address: &str) -> String {
    percent_encoded(address, |byte| PLAIN.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_schemes_pass() {
        for address in [
            "https://a.example/b?c=d&e#f",
            "HTTP://a",
            "mailto:a@b.example",
            "tel:+1",
            "a/b.html",
            "#c",
            "?a:b",
        ] {
            assert_eq!(allowed(address).as_deref(), Some(address));
        }
        for address in [
            "javascript:alert(1)",
            " java\nscript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
            "//evil",
            "\\\\evil",
            "/\\evil",
            ":x",
        ] {
            assert_eq!(allowed(address), None, "{address}");
        }
    }

    #[test]
    fn an_address_is_printed_once_and_if_it_leads_somewhere() {
        let words = |text: &str| vec![Inline::Text { text: text.into() }];
        assert_eq!(shown("https://a.example/b", &words("here")), Some("https://a.example/b"));
        assert_eq!(shown("mailto:help@a.example", &words("Write to us")), Some("help@a.example"));
        assert_eq!(shown("tel:+1", &words("call +1")), None);
        assert_eq!(shown("https://a.example", &words("https://a.example")), None);
        assert_eq!(shown("https://a.example/%C3%BC%28x%29", &words("Open https://a.example/ü(x)")), None);
        assert_eq!(shown("b.html", &words("here")), None);
        assert_eq!(shown("#step-1", &words("here")), None);
    }

    #[test]
    fn nothing_can_close_an_attribute_or_a_link() {
        assert_eq!(
            allowed("a\"b'c d)e>f|g`h\\i ü").as_deref(),
            Some("a%22b%27c%20d%29e%3Ef%7Cg%60h%5Ci%20%C3%BC")
        );
    }
}
