//! Percent-encoding (RFC 3986).

use std::fmt::Write as _;

/// `text` in UTF-8 with every byte as `%..` that is no ASCII letter or digit and not plain.
pub fn percent_encoded(text: &str, is_plain: impl Fn(u8) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || is_plain(byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// A path or an anchor with everything encoded that could mean something else in an address.
pub fn path_reference(text: &str) -> String {
    percent_encoded(text, |byte| b"-._~/".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::path_reference;

    #[test]
    fn paths_become_relative_references() {
        assert_eq!(path_reference("guides/é a:b#c?.guide"), "guides/%C3%A9%20a%3Ab%23c%3F.guide");
    }
}
