//! Colours of screens, and how well they can be told from what they stand on (WCAG 2.2).

use std::fmt;

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Color([u8; 3]);

/// What words stand on: the pages of the target `html` in light and in dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    Light,
    Dark,
}

impl Ground {
    /// `--page` and `--card` of `targets/html/assets/guidec.css`.
    fn colors(self) -> [Color; 2] {
        match self {
            Self::Light => [Color([0xfb, 0xfb, 0xfa]), Color([0xff; 3])],
            Self::Dark => [Color([0x14, 0x18, 0x1c]), Color([0x1c, 0x22, 0x27])],
        }
    }

    /// What words can be made of to be read on it at least.
    fn opposite(self) -> Color {
        match self {
            Self::Light => Color([0; 3]),
            Self::Dark => Color([0xff; 3]),
        }
    }
}

impl Color {
    /// The least contrast of words that can be read.
    pub(super) const READABLE: f64 = 4.5;

    /// `#0a5` or `#00aa55`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let digits: String = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// The least contrast with anything that words in this colour stand on, or that stands in it.
    pub(super) fn contrast_on(self, ground: Ground) -> f64 {
        let [page, card] = ground.colors();
        let contrasts = [page, card, self.tint_on(ground)].map(|other| self.contrast(other));
        contrasts.into_iter().fold(f64::INFINITY, f64::min)
    }

    /// A shade of the ground: a tenth of this colour.
    pub(super) fn tint_on(self, ground: Ground) -> Self {
        let [page, _] = ground.colors();
        page.mixed(self, 10)
    }

    /// The nearest mixture with black or white that can be read.
    pub(super) fn readable_on(self, ground: Ground) -> Self {
        let steps = (0..=100).step_by(5).map(|percent| self.mixed(ground.opposite(), percent));
        let mut readable = steps.filter(|color| color.contrast_on(ground) >= Self::READABLE);
        readable.next().unwrap_or(ground.opposite())
    }

    fn mixed(self, other: Self, percent: u16) -> Self {
        let mix = |ours: u8, theirs: u8| {
            let sum = u16::from(ours) * (100 - percent) + u16::from(theirs) * percent;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        let ([a, b, c], [d, e, f]) = (self.0, other.0);
        Self([mix(a, d), mix(b, e), mix(c, f)])
    }

    fn contrast(self, other: Self) -> f64 {
        let (ours, theirs) = (self.luminance(), other.luminance());
        (ours.max(theirs) + 0.05) / (ours.min(theirs) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Color {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Color, Ground};

    #[test]
    fn contrasts_are_those_of_the_standard() {
        let contrast = |a: &str, b: &str| Color::read(a).unwrap().contrast(Color::read(b).unwrap());
        assert!((contrast("#000", "#ffffff") - 21.0).abs() < 0.001);
        assert!((contrast("#777777", "#fff") - 4.478).abs() < 0.001);
        assert!((contrast("#1f5fbf", "#1F5FBF") - 1.0).abs() < 0.001);
    }

    #[test]
    fn a_colour_that_cannot_be_read_gets_one_that_can() {
        for text in ["#ffcc00", "#000", "#fff", "#808080", "#e60000", "#1f5fbf"] {
            for ground in [Ground::Light, Ground::Dark] {
                let color = Color::read(text).unwrap();
                let better = color.readable_on(ground);
                assert!(better.contrast_on(ground) >= Color::READABLE, "{text} {better}");
                assert!(color.contrast_on(ground) < Color::READABLE || better == color, "{text} {better}");
            }
        }
    }

    #[test]
    fn only_digits_make_a_colour() {
        for text in ["", "#", "red", "#12", "#12345", "#1234567", "#12345g", "#ää", "0a5", "#+1+1+1"] {
            assert_eq!(Color::read(text), None, "{text}");
        }
        assert_eq!(Color::read("#0A5").unwrap().to_string(), "#00aa55");
    }

    #[test]
    fn the_grounds_are_those_of_the_stylesheet() {
        let style = include_str!("../../../targets/html/assets/guidec.css");
        let (light, dark) = style.split_once("prefers-color-scheme: dark").unwrap();
        for (ground, style) in [(Ground::Light, light), (Ground::Dark, dark)] {
            let [page, card] = ground.colors();
            assert!(style.contains(&format!("--page: {page};")), "{page}");
            assert!(style.contains(&format!("--card: {card};")), "{card}");
        }
    }
}
