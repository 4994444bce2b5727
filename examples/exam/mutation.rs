//! Damage: what is left of a file after bits have flipped, words have changed places, or parts were cut and pasted.

use crate::random::Random;

/// What was done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Flip,
    Swap,
    Splice,
    Truncate,
}

pub const KINDS: [Kind; 4] = [Kind::Flip, Kind::Swap, Kind::Splice, Kind::Truncate];

/// A damaged copy of `text`; a splice takes its piece from `other`.
pub fn damage(kind: Kind, text: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut damaged = text.to_vec();
    match kind {
        Kind::Flip => {
            for _ in 0..random.between(1, 3) {
                let at = random.below(damaged.len());
                if let Some(byte) = damaged.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
        }
        Kind::Swap => {
            for _ in 0..random.between(1, 3) {
                damaged = swapped(&damaged, random);
            }
        }
        Kind::Splice => {
            let piece = piece(other, random);
            let place = piece_range(&damaged, random);
            let end = if random.percent(50) { place.start } else { place.end };
            damaged.splice(place.start..end, piece);
        }
        Kind::Truncate => {
            let end = random.below(damaged.len() + 1);
            if random.percent(80) {
                damaged.truncate(end);
            } else {
                damaged.drain(..end);
            }
        }
    }
    damaged
}

/// A short run of bytes: some tokens or some lines.
fn piece_range(text: &[u8], random: &mut Random) -> std::ops::Range<usize> {
    let start = random.below(text.len() + 1);
    let longest = if random.percent(70) { 40 } else { 2_000 };
    start..(start + random.below(longest)).min(text.len())
}

fn piece(text: &[u8], random: &mut Random) -> Vec<u8> {
    text.get(piece_range(text, random)).unwrap_or_default().to_vec()
}

/// Two tokens have changed places, or one stands twice, or is gone.
fn swapped(text: &[u8], random: &mut Random) -> Vec<u8> {
    let mut tokens = tokens(text);
    if tokens.is_empty() {
        return text.to_vec();
    }
    let (a, b) = (random.below(tokens.len()), random.below(tokens.len()));
    match random.below(4) {
        0 => drop(tokens.remove(a)),
        1 => tokens.insert(a, tokens[b]),
        _ => tokens.swap(a, b),
    }
    tokens.concat()
}

/// A text in words, runs of blanks, and signs.
fn tokens(text: &[u8]) -> Vec<&[u8]> {
    let class = |byte: u8| match byte {
        b'\n' => 0,
        b' ' | b'\t' | b'\r' => 1,
        byte if byte.is_ascii_alphanumeric() || byte == b'-' || !byte.is_ascii() => 2,
        _ => 3,
    };
    text.chunk_by(|a, b| class(*a) == class(*b) && class(*a) != 3).collect()
}
