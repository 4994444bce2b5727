//! The first letter of words that begin or go on in a sentence.

/// The same with its first letter in lower case, unless it is followed by another capital: "PIN" stays.
pub fn lower_letter(words: &str) -> String {
    let mut characters = words.chars();
    match characters.next() {
        Some(first) if !characters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().collect::<String>() + characters.as_str()
        }
        _ => words.to_owned(),
    }
}

/// The same with its first letter in upper case.
pub fn upper_letter(words: &str) -> String {
    let mut characters = words.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().collect::<String>() + characters.as_str(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{lower_letter, upper_letter};

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(lower_letter("Tap it"), "tap it");
        assert_eq!(lower_letter("PIN"), "PIN");
        assert_eq!(upper_letter("on Android"), "On Android");
        assert_eq!(upper_letter(""), "");
    }
}
