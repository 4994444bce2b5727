//! The direction of writing.

/// Which way lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

/// Languages that are written from right to left unless their tag names another script.
const LANGUAGES: [&str; 21] = [
    "ar", "arc", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn", "nqo", "pnb",
    "ps", "sd", "ug", "ur", "yi",
];

/// Scripts that run from right to left.
const SCRIPTS: [&str; 10] = ["adlm", "arab", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"];

/// The direction of a BCP 47 tag, by its script where it names one, else by its language.
pub fn direction(tag: &str) -> Direction {
    let mut parts = tag.split(['-', '_']).map(str::to_ascii_lowercase);
    let language = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let right_to_left = match script {
        Some(script) => SCRIPTS.contains(&script.as_str()),
        None => LANGUAGES.contains(&language.as_str()),
    };
    if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight }
}

#[cfg(test)]
mod tests {
    use super::{Direction, direction};

    #[test]
    fn the_script_decides_before_the_language() {
        for tag in ["ar", "ar-EG", "he", "fa_IR", "ur", "pa-Arab-PK"] {
            assert_eq!(direction(tag), Direction::RightToLeft, "{tag}");
        }
        for tag in ["en", "de-CH", "ur-Latn", "", "-", "zh-Hant-TW"] {
            assert_eq!(direction(tag), Direction::LeftToRight, "{tag}");
        }
    }
}
