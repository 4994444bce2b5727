//! Letters as numbers.

/// `a` for 0, `b` for 1 … `z`, `aa`: how arms are called.
pub fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place.saturating_add(1);
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'a' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn arms_have_letters() {
        assert_eq!([0, 1, 25, 26, 27, 701, 702].map(letters), ["a", "b", "z", "aa", "ab", "zz", "aaa"]);
    }
}
