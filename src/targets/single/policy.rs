//! The policy of a page that holds all it uses: exactly its own scripts and styles, by their hashes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What a policy calls a text that stands in the page.
pub(super) fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// The policy with the hashes in the place of the folder's own files. Nothing else may be loaded from there.
pub(super) fn exact(policy: &str, scripts: &[String], styles: &[String]) -> String {
    let directives = policy.split(';').map(str::trim).filter(|directive| !directive.is_empty());
    let exact = directives.map(|directive| {
        let mut words = directive.split_whitespace();
        let name = words.next().unwrap_or_default();
        let mut sources: Vec<&str> = words.filter(|source| !matches!(*source, "'self'" | "'none'")).collect();
        match name {
            "script-src" => sources.extend(scripts.iter().map(String::as_str)),
            "style-src" => sources.extend(styles.iter().map(String::as_str)),
            "img-src" => sources.push("data:"),
            _ => {}
        }
        if sources.is_empty() {
            sources.push("'none'");
        }
        format!("{name} {}", sources.join(" "))
    });
    exact.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::{exact, hash};

    #[test]
    fn only_what_the_page_holds_is_let_in() {
        assert_eq!(hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
        let policy =
            "default-src 'none'; style-src 'self';script-src 'self'; img-src 'self'; connect-src 'self'";
        let scripts = ["'sha256-a'".to_owned(), "'sha256-b'".to_owned()];
        assert_eq!(
            exact(policy, &scripts, &[]),
            "default-src 'none'; style-src 'none'; script-src 'sha256-a' 'sha256-b'; img-src data:; connect-src 'none'"
        );
    }
}
