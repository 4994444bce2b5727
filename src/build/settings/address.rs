//! Where a site will lie.

/// The address with `/` at its end, or what is wrong with it.
pub(super) fn read(text: &str) -> Result<String, &'static str> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let Some(rest) = rest else { return Err("an address begins with `https://`") };
    if text.contains(['?', '#']) {
        return Err("leave out what stands behind `?` or `#`");
    }
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if host.contains('@') {
        return Err("leave out the name and the password");
    }
    let is_host = |letter: char| letter.is_ascii_alphanumeric() || "-.:[]".contains(letter);
    if !host.starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '[') {
        return Err("the name of a server stands behind `//`, such as `https://help.example/`");
    }
    let is_path = |letter: char| letter.is_ascii_alphanumeric() || "-._~/%!$&'()*+,;=:@".contains(letter);
    if !host.chars().all(is_host) || !path.chars().all(is_path) {
        return Err(
            "write letters without accents, digits and `-._~/`, as the browser shows it when it is copied",
        );
    }
    if path.split('/').any(|name| matches!(name, "." | "..")) {
        return Err("leave out `.` and `..`");
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn addresses_end_with_a_stroke() {
        assert_eq!(read("https://help.example").as_deref(), Ok("https://help.example/"));
        assert_eq!(read("http://localhost:8000/phones//").as_deref(), Ok("http://localhost:8000/phones/"));
        assert_eq!(read("https://a.example/%D8%A3/").as_deref(), Ok("https://a.example/%D8%A3/"));
    }

    #[test]
    fn what_could_mean_something_else_is_refused() {
        for text in [
            "help.example",
            "ftp://help.example",
            "javascript:alert(1)",
            "https://",
            "https:///guides",
            "https://me:word@help.example",
            "https://help.example/?page=1",
            "https://help.example/#top",
            "https://help.example/a b",
            "https://help.example/\"><b>",
            "https://hilfe.exämple/",
            "https://help.example/a/../b",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
