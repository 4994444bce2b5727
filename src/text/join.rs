//! Joining words into prose, for messages. (What a guide prints comes from the catalogue.)

/// "a", "a and b", "a, b and c"; empty for no words.
pub fn and<T: AsRef<str>>(words: &[T]) -> String {
    join(words, "and")
}

/// "a", "a or b", "a, b or c"; empty for no words.
pub fn or<T: AsRef<str>>(words: &[T]) -> String {
    join(words, "or")
}

/// "1 step", "2 steps", "0 steps": a number with a noun whose plural ends in `s`.
pub fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

fn join<T: AsRef<str>>(words: &[T], last_joint: &str) -> String {
    let mut sentence = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 && index + 1 == words.len() {
            sentence.push(' ');
            sentence.push_str(last_joint);
            sentence.push(' ');
        } else if index > 0 {
            sentence.push_str(", ");
        }
        sentence.push_str(word.as_ref());
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_as_people_write_them() {
        assert_eq!(and::<&str>(&[]), "");
        assert_eq!(and(&["a"]), "a");
        assert_eq!(and(&["a", "b"]), "a and b");
        assert_eq!(or(&["a", "b", "c"]), "a, b or c");
        assert_eq!(count(1, "error"), "1 error");
        assert_eq!(count(0, "error"), "0 errors");
    }
}
