//! The laws hold for files that nobody wrote: of every shape and layout, right and wrong, whole and with parts cut out.
//!
//! `PROPTEST_CASES=100000 cargo test --test format` tries that many of each instead of a thousand.

use guidec::source::FileId;
use guidec::syntax::parse;
use proptest::prelude::*;

use crate::author::Author;
use crate::laws;

fn many() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases.max(1000), max_shrink_iters: 20_000, ..usual }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn the_laws_hold_for_generated_files(choices in prop::collection::vec(any::<u16>(), 0..600)) {
        let text = Author::new(&choices, false).file();
        let law = laws::broken(&text);
        prop_assert!(law.is_ok(), "{}\n=== of\n{text}", law.unwrap_err());
    }

    #[test]
    fn the_laws_hold_for_generated_files_with_mistakes(choices in prop::collection::vec(any::<u16>(), 0..400)) {
        let text = Author::new(&choices, true).file();
        let law = laws::broken(&text);
        prop_assert!(law.is_ok(), "{}\n=== of\n{text}", law.unwrap_err());
    }

    #[test]
    fn the_laws_hold_for_damaged_files(
        choices in prop::collection::vec(any::<u16>(), 0..200),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0usize..20, prop::sample::select(PIECES)), 1..4),
    ) {
        let mut text: Vec<char> = Author::new(&choices, false).file().chars().collect();
        for (at, length, piece) in cuts {
            let start = at.index(text.len() + 1);
            let end = (start + length).min(text.len());
            text.splice(start..end, piece.chars());
        }
        let text: String = text.into_iter().collect();
        let law = laws::broken(&text);
        prop_assert!(law.is_ok(), "{}\n=== of\n{text}", law.unwrap_err());
    }
}

/// What a slip of the hand may leave.
const PIECES: &[&str] = &[
    "",
    "",
    "",
    "{",
    "}",
    "{ ",
    " }",
    "(",
    ")",
    "\"",
    "\"\"\"",
    "“",
    "”",
    "#",
    "# x\n",
    "\n",
    "\n\n",
    ";",
    "\\",
    ">",
    "or ",
    "otherwise ",
    "guide ",
    "\nguide \"x\" {\n",
    "\napp y \"",
    "é",
    "{x}",
    "1",
    ".",
    ",",
    "->",
    "$",
    "\t",
    "\u{A0}",
    "é",
    "Tap ",
];

#[test]
fn most_generated_files_are_right_and_are_written_otherwise() {
    let mut seed = 1u64;
    let mut choice = || {
        // A small linear congruential generator (Knuth, MMIX).
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 40) as u16
    };
    let files: Vec<String> = (0..200)
        .map(|_| Author::new(&(0..300).map(|_| choice()).collect::<Vec<_>>(), false).file())
        .collect();
    let right = files.iter().filter(|text| parse(FileId(0), text).1.is_empty()).count();
    let changed = files.iter().filter(|text| laws::hold(text) != **text).count();
    let lines = files.iter().map(|text| text.lines().count()).sum::<usize>();
    assert!(
        right >= 50 && changed >= 190 && lines >= 4000,
        "{right} right, {changed} changed, {lines} lines"
    );
}
