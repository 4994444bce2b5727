//! What `guidec explain` prints of one rule.

use crate::diagnostic::{Code, Level, Standing};
use crate::style::{Options, RuleOption};
use crate::text::or;

/// The explanation of a rule and what a project may do about it.
pub fn explained(code: &Code) -> String {
    format!("{}\n## The rule\n\n{}\n", code.explanation, freedom(code))
}

/// Which levels a rule can have, and whether one can allow what it finds.
fn freedom(code: &Code) -> String {
    let usual = code.usual_level();
    let others: Vec<String> = code
        .standing
        .levels(usual)
        .filter(|level| *level != usual)
        .map(|level| format!("`{}`", Level::name(level)))
        .collect();
    let mut text = format!("`{}` is usually `{}`", code.name, usual.name());
    text.push_str(&match others.is_empty() {
        true => ", and stays so: ".to_owned() + code.standing.reason() + ".",
        false if code.standing <= Standing::Free => format!(". A project can make it {}.", or(&others)),
        false => {
            format!(". A project can make it {}, and nothing less: {}.", or(&others), code.standing.reason())
        }
    });
    for option in RuleOption::all(code) {
        let value = option.value(&Options::default());
        text.push_str(&format!("\nIts option `{}` is usually `{value}`: {}.", option.name, option.says));
    }
    if code.standing.can_be_allowed() {
        text.push_str(&format!(
            "\nWhere one is right all the same, say so in the guide:\n\n    # guidec: allow({}) because …\n",
            code.name
        ));
        return text.trim_end().to_owned();
    }
    text.push_str(" No remark in a guide allows it.");
    text
}
