//! Options beside each other as one choice. Knows nothing of the text that they come from.

use super::entry::{Entry, Role};

/// The most options of one choice.
const MOST_OPTIONS: usize = 50;

/// Options beside each other are a choice; one alone is a part.
pub(super) fn chosen(entries: Vec<Entry>) -> Vec<Entry> {
    let is_option = |entry: &Entry| entry.role == Role::Group && entry.head.starts_with("option ");
    let mut out: Vec<Entry> = Vec::new();
    let mut run: Vec<Entry> = Vec::new();
    for entry in entries {
        if is_option(&entry) {
            run.push(entry);
            continue;
        }
        settle(&mut run, &mut out);
        out.push(entry);
    }
    settle(&mut run, &mut out);
    out
}

fn settle(run: &mut Vec<Entry>, out: &mut Vec<Entry>) {
    let options = std::mem::take(run);
    let is_choice = (2..=MOST_OPTIONS).contains(&options.len());
    for (number, mut option) in options.into_iter().enumerate() {
        let (word, role) = match (is_choice, number) {
            (true, 0) => ("either ", Role::Group),
            (true, _) => ("or ", Role::Arm),
            _ => ("part ", Role::Group),
        };
        option.head = option.head.replacen("option ", word, 1);
        option.role = role;
        if is_choice || option.steps() > 0 {
            out.push(option);
        } else {
            out.push(Entry { role: Role::Said, head: String::new(), ..option });
        }
    }
}
