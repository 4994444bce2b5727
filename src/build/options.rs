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
        ("checklist", "drawings") => {
            (["auto", "always", "never"].contains(&text), "write \"auto\", \"always\" or \"never\"")
        }
        _ => (true, ""),
    };
    (!is_right).then_some(wanted)
}

#[cfg(test)]
mod tests {
    use super::wanted;
    use serde_json::json;

    #[test]
    fn only_what_is_known_is_judged() {
        let wrong = |target, option, value| wanted(target, option, &value).is_some();
        assert!(!wrong("checklist", "paper", json!("a4")) && wrong("checklist", "paper", json!("A3")));
        assert!(
            !wrong("checklist", "drawings", json!("never")) && wrong("checklist", "drawings", json!(true))
        );
        assert!(!wrong("html", "paper", json!(3)));
        assert!(!wrong("ours", "single-file", json!(true)) && wrong("ours", "single-file", json!("true")));
    }
}
