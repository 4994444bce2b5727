//! JSON text that neither a terminal nor a CI runner can take as a command.

use super::is_hidden;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::Value;

/// Indented JSON with a line end. What does not show, and what some runners obey anywhere in a line (`##[`, `##vso[`), is
/// written as `\u…`: a reader of the JSON gets exactly what was meant.
///
/// # Errors
/// As serde_json: a map whose keys are no strings.
pub fn json(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string_pretty(value)? + "\n";
    if text.is_ascii() && !text.contains("##") && !text.contains('\u{7F}') {
        return Ok(text);
    }
    let text = ["##", "##vso", "##teamcity"]
        .iter()
        .fold(text, |text, mark| text.replace(&format!("{mark}["), &format!("{mark}\\u005b")));
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if character != '\n' && is_hidden(character) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            safe.push(character);
        }
    }
    Ok(safe)
}

/// The JSON Schema (2020-12) of what is written as `T`.
pub fn json_schema<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

#[cfg(test)]
mod tests {
    use super::json;

    #[test]
    fn nothing_acts_and_nothing_is_lost() {
        let words = "a\u{1B}[2J ##[group]x ##vso[y] \u{202E} \u{9B} \u{7F} \u{E0041} é\n::error::";
        let text = json(&words).unwrap();
        assert_eq!(
            text,
            "\"a\\u001b[2J ##\\u005bgroup]x ##vso\\u005by] \\u202e \\u009b \\u007f \\udb40\\udc41 é\\n::error::\"\n"
        );
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), words);
        // Each by itself.
        for (words, written) in [
            ("##[a", "##\\u005ba"),
            ("\u{7F}", "\\u007f"),
            ("\u{202E}", "\\u202e"),
            ("é ##", "é ##"),
            ("a", "a"),
        ] {
            assert_eq!(json(&words).unwrap(), format!("\"{written}\"\n"));
        }
    }
}
