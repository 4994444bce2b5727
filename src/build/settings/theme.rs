//! `[theme]`: the look of a team. What it says is checked here, so that pages can take it as it is.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Reader;
use super::color::{Color, Ground};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::LOW_CONTRAST;
use crate::document::shape::{Accent, Theme};
use crate::host::ProjectPath;
use crate::source::Span;

/// Every setting of `[theme]`.
pub const THEME_SETTINGS: [&str; 4] = ["logo", "accent", "accent-dark", "font"];

/// Families that every browser finds a font for. They are names of CSS and stand without quotation marks.
const GENERIC: [&str; 9] = [
    "system-ui",
    "sans-serif",
    "serif",
    "monospace",
    "ui-sans-serif",
    "ui-serif",
    "ui-monospace",
    "ui-rounded",
    "cursive",
];
/// The longest name of a font.
const LONGEST: usize = 60;
/// The most fonts.
const MOST: usize = 10;

/// A picture that is named and was not looked for yet.
#[derive(Clone, Debug)]
pub struct NamedLogo {
    pub(crate) path: ProjectPath,
    pub(crate) place: Span,
}

impl Reader {
    pub(super) fn theme(&mut self, value: &Spanned<DeValue<'_>>) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong(value, "write the look of pages under `[theme]`");
        };
        let mut theme = Theme::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "logo" => self.settings.logo = self.logo(value),
                "accent" | "accent-dark" => {}
                "font" => theme.font = self.font(value),
                _ => self.unknown(key, &THEME_SETTINGS),
            }
        }
        let light = self.accent(table, "accent", Ground::Light);
        let dark = self.accent(table, "accent-dark", Ground::Dark);
        // A colour for one of them is meant for both.
        theme.light = light
            .or(dark.map(|color| color.readable_on(Ground::Light)))
            .map(|color| accent(color, Ground::Light));
        theme.dark = dark
            .or(light.map(|color| color.readable_on(Ground::Dark)))
            .map(|color| accent(color, Ground::Dark));
        self.settings.theme = Some(theme);
    }

    /// A colour, with a warning if it is hard to read.
    fn accent(&mut self, table: &DeTable<'_>, key: &str, ground: Ground) -> Option<Color> {
        let value = table.get(key)?;
        let text = self.text(value)?;
        let Some(color) = Color::read(&text) else {
            self.wrong(value, "write a colour as `#` and six digits, such as \"#1f5fbf\"");
            return None;
        };
        let contrast = color.contrast_on(ground);
        if contrast < Color::READABLE {
            // Rounded down: 4.49 is too little and must not look like enough.
            let shown = (contrast * 10.0).floor() / 10.0;
            let title = format!("words in the colour {text} are hard to read: their contrast is {shown:.1}");
            let better = color.readable_on(ground);
            let how = if ground == Ground::Light { "darker" } else { "lighter" };
            let place = self.span(value.span());
            let finding = Diagnostic::new(&LOW_CONTRAST, title)
                .at(place, format!("on {} pages", if ground == Ground::Light { "light" } else { "dark" }))
                .note(format!("it should be {} or more for people who see less well", Color::READABLE))
                .guess(format!("take a {how} one, such as {better}"), place, format!("\"{better}\""));
            self.diagnostics.push(finding);
        }
        Some(color)
    }

    /// Names of fonts, as CSS lists them.
    fn font(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let before = self.diagnostics.len();
        let names = self.texts(value);
        if names.len() > MOST {
            self.wrong(value, "these are too many fonts");
        }
        let is_letter = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_');
        for (name, range) in &names {
            if name.chars().count() > LONGEST || !name.chars().all(is_letter) {
                let place = self.span(range.clone());
                let allowed = format!("{LONGEST} letters, digits, blanks and hyphens");
                self.wrong_at(place, &format!("the name of a font has at most {allowed}"));
            }
        }
        if names.is_empty() || self.diagnostics.len() > before {
            return None;
        }
        let family = |name: &str| {
            if GENERIC.contains(&name) { name.to_owned() } else { format!("\"{name}\"") }
        };
        let families: Vec<String> = names.iter().map(|(name, _)| family(name.trim())).collect();
        Some(families.join(", "))
    }

    fn logo(&mut self, value: &Spanned<DeValue<'_>>) -> Option<NamedLogo> {
        let path = self.file(value, "write the path of a picture")?;
        Some(NamedLogo { path, place: self.span(value.span()) })
    }
}

fn accent(color: Color, ground: Ground) -> Accent {
    Accent { color: color.to_string(), tint: color.tint_on(ground).to_string() }
}
