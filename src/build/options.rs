//! The options of `[target.NAME]` that the targets that come with guidec know. Templates may have others of their own.

use serde_json::Value;

/// The option with which every page holds all it uses.
pub(super) const SINGLE_FILE: &str = "single-file";

/// What an option must be, if this value is something else.
pub(super) fn wanted(target: &str, option: &str, value: &Value) -> Option<&'static str> {
    let text = value.as_str().unwrap_or_default();
    let (is_right, wanted) = match (target, option) {
        (_, SINGLE_FILE) => (value.is_boolean(), "write `true` or `false`"),
        ("checklist", "paper") => (["a4", "letter"].contains(&text), "write \"a4\" or \"letter\""),
        ("checklist", "address") => {
            (is_web_address(text), "write where the pages are, such as \"https://help.example/\"")
        }
        _ => (true, ""),
    };
    (!is_right).then_some(wanted)
}

/// Whether a text begins as an address on the web and holds nothing that addresses cannot.
fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_plain = |letter: char| letter.is_ascii_graphic() && !"\"<>\\^`{|}?#".contains(letter);
    rest.is_some_and(|rest| {
        rest.starts_with(|letter: char| letter.is_ascii_alphanumeric()) && rest.chars().all(is_plain)
    })
}

#[cfg(test)]
mod tests {
    use super::wanted;
    use serde_json::json;

    #[test]
    fn only_what_is_known_is_judged() {
        let wrong = |target, option, value| wanted(target, option, &value).is_some();
        assert!(!wrong("checklist", "paper", json!("a4")) && wrong("checklist", "paper", json!("A3")));
        assert!(!wrong("html", "paper", json!(3)));
        assert!(!wrong("ours", "single-file", json!(true)) && wrong("ours", "single-file", json!("true")));
        for good in ["https://help.example", "http://localhost:8000/a/"] {
            assert!(!wrong("checklist", "address", json!(good)), "{good}");
        }
        for bad in [
            "",
            "help.example",
            "https://",
            "javascript:alert(1)",
            "https://a b",
            "https://a/?q",
            "https:///x",
        ] {
            assert!(wrong("checklist", "address", json!(bad)), "{bad}");
        }
    }
}
