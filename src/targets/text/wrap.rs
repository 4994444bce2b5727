//! Lines of a width.

use crate::text::{breaks_anywhere, character_width, width};

/// `text` in lines of at most `columns`, the first after `first`, the others below where it began. Scripts
/// without blanks break between any two characters; a longer word gets its own line.
pub(crate) fn hang(text: &str, first: &str, columns: usize) -> String {
    let indent = " ".repeat(width(first));
    let room = columns.saturating_sub(indent.len()).max(16);
    let mut out = String::from(first);
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            out.push('\n');
            out.push_str(&indent);
        }
        wrap_line(line, room, &indent, &mut out);
    }
    out
}

fn wrap_line(line: &str, room: usize, indent: &str, out: &mut String) {
    let mut used = 0;
    for word in line.split_whitespace() {
        let mut blank = used > 0;
        for piece in pieces(word) {
            let needed = width(piece) + usize::from(blank);
            if used > 0 && used + needed > room {
                out.push('\n');
                out.push_str(indent);
                used = 0;
                blank = false;
            }
            if blank {
                out.push(' ');
                used += 1;
            }
            out.push_str(piece);
            used += piece.chars().map(character_width).sum::<usize>();
            blank = false;
        }
    }
}

/// The parts of a word between which a line may end.
fn pieces(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let mut characters = rest.char_indices();
        let (_, first) = characters.next()?;
        // A closing mark stays with what it closes.
        let end = if breaks_anywhere(first) {
            characters.find(|(_, character)| !is_closing(*character)).map(|(at, _)| at)
        } else {
            characters
                .find(|(_, character)| breaks_anywhere(*character) && !is_closing(*character))
                .map(|(at, _)| at)
        };
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(piece)
    })
}

fn is_closing(character: char) -> bool {
    matches!(
        character,
        '。' | '、'
            | '，'
            | '．'
            | '！'
            | '？'
            | '：'
            | '；'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '”'
            | '’'
            | '.'
            | ','
            | ')'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hang_below_their_beginning() {
        let text = hang("Tap one two three four five", "[ ] 1. ", 23);
        assert_eq!(text, "[ ] 1. Tap one two\n       three four five");
        assert_eq!(
            hang("点击我的页面上的互助宝，然后退出。", "- ", 20),
            "- 点击我的页面上的互\n  助宝，然后退出。"
        );
    }
}
