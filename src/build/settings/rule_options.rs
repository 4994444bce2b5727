//! The options of rules: `[rules] long-step = { level = "warn", words = 30 }`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Reader;
use super::target::json;
use crate::diagnostic::codes::build::WRONG_SETTING;
use crate::diagnostic::{Code, Diagnostic};
use crate::style::{RuleOption, Wanted};
use crate::text::or;

/// How the level of a rule is called beside its options.
pub(super) const LEVEL: &str = "level";

impl Reader {
    /// Reads the options of a rule, and hands back its level, if there is one.
    pub(super) fn rule_options<'a, 'text>(
        &mut self,
        code: &'static Code,
        table: &'a DeTable<'text>,
    ) -> Option<&'a Spanned<DeValue<'text>>> {
        let known: Vec<&str> =
            std::iter::once(LEVEL).chain(RuleOption::all(code).map(|option| option.name)).collect();
        let mut level = None;
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            match RuleOption::all(code).find(|option| option.name == name) {
                Some(option) => self.rule_option(option, value),
                None if name == LEVEL => level = Some(value),
                None => self.unknown(key, &known),
            }
        }
        level
    }

    fn rule_option(&mut self, option: &RuleOption, value: &Spanned<DeValue<'_>>) {
        match &option.wanted {
            Wanted::Number { least, most, of } => {
                let number =
                    json(value.get_ref()).and_then(|value| value.as_u64()).and_then(|it| it.try_into().ok());
                match number.filter(|number| (*least..=*most).contains(number)) {
                    Some(number) => *of(&mut self.settings.style) = number,
                    None => self.wrong(value, &format!("write a number from {least} to {most}")),
                }
            }
            Wanted::Choice { among, of } => {
                let DeValue::String(text) = value.get_ref() else {
                    return self.wrong(value, &format!("write {}", or(&quoted(among))));
                };
                match among.iter().find(|choice| *choice == text) {
                    Some(choice) => *of(&mut self.settings.style) = choice,
                    None => self.wrong(value, &format!("write {}", or(&quoted(among)))),
                }
            }
        }
    }

    /// Options hold for the whole project, as guides are compared with one another.
    pub(super) fn refuse_options(&mut self, code: &Code, value: &Spanned<DeValue<'_>>) {
        let finding = Diagnostic::new(&WRONG_SETTING, "options hold for the whole project");
        let finding = finding.at(self.span(value.span()), "write only a level here");
        self.diagnostics.push(finding.help(format!("set the options of `{}` under `[rules]`", code.name)));
    }
}

fn quoted(choices: &[&str]) -> Vec<String> {
    choices.iter().map(|choice| format!("\"{choice}\"")).collect()
}
