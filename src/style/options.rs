//! What projects decide about the rules, beside their levels.

use crate::diagnostic::Code;
use crate::diagnostic::codes::style as codes;

/// What a project decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most words of a step.
    pub step_words: u32,
    /// How titles begin their words: `any` or `sentence`.
    pub title_case: &'static str,
    /// Whether titles may begin with "How to": `any` or `never`.
    pub how_to: &'static str,
    /// The most kilobytes of a picture, of 1,000 bytes.
    pub picture_kilobytes: u32,
    /// The most pixels of a picture's longer side.
    pub picture_pixels: u32,
    /// As many steps in a row should stand in one place.
    pub shared_steps: u32,
    /// Words that the project does not want.
    pub terms: Vec<Term>,
}

/// A word or several that the project does not want, and what it wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub banned: String,
    /// Empty: nothing should stand there.
    pub preferred: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            step_words: 40,
            title_case: "any",
            how_to: "any",
            picture_kilobytes: 2_000,
            picture_pixels: 4_096,
            shared_steps: 8,
            terms: Vec::new(),
        }
    }
}

/// One option of a rule.
pub struct RuleOption {
    pub code: &'static Code,
    pub name: &'static str,
    /// What it says, for people and for editors.
    pub says: &'static str,
    pub wanted: Wanted,
}

/// What an option can be, and where it is kept.
pub enum Wanted {
    Number { least: u32, most: u32, of: fn(&mut Options) -> &mut u32 },
    Choice { among: &'static [&'static str], of: fn(&mut Options) -> &mut &'static str },
}

/// Every option, in the order of the rules.
pub static OPTIONS: [RuleOption; 6] = [
    RuleOption {
        code: &codes::LONG_STEP,
        name: "words",
        says: "the most words of a step",
        wanted: Wanted::Number { least: 5, most: 1_000, of: |options| &mut options.step_words },
    },
    RuleOption {
        code: &codes::TITLE_STYLE,
        name: "case",
        says: "`sentence`: only the first word and names begin with a capital",
        wanted: Wanted::Choice { among: &["any", "sentence"], of: |options| &mut options.title_case },
    },
    RuleOption {
        code: &codes::TITLE_STYLE,
        name: "how-to",
        says: "`never`: titles do not begin with \"How to\"",
        wanted: Wanted::Choice { among: &["any", "never"], of: |options| &mut options.how_to },
    },
    RuleOption {
        code: &codes::LARGE_PICTURE,
        name: "kilobytes",
        says: "the most kilobytes of a picture",
        wanted: Wanted::Number { least: 1, most: 50_000, of: |options| &mut options.picture_kilobytes },
    },
    RuleOption {
        code: &codes::LARGE_PICTURE,
        name: "pixels",
        says: "the most pixels of a picture's longer side",
        wanted: Wanted::Number { least: 1, most: 32_767, of: |options| &mut options.picture_pixels },
    },
    RuleOption {
        code: &codes::SHARED_STEPS,
        name: "steps",
        says: "as many steps in a row are too many to stand in two guides",
        wanted: Wanted::Number { least: 3, most: 1_000, of: |options| &mut options.shared_steps },
    },
];

impl RuleOption {
    /// The options of a rule.
    pub fn all(code: &Code) -> impl Iterator<Item = &'static RuleOption> {
        OPTIONS.iter().filter(move |option| option.code.id == code.id)
    }

    /// Its value, as it is written in a project file.
    pub fn value(&self, options: &Options) -> String {
        let mut options = options.clone();
        match &self.wanted {
            Wanted::Number { of, .. } => of(&mut options).to_string(),
            Wanted::Choice { of, .. } => format!("\"{}\"", of(&mut options)),
        }
    }
}
