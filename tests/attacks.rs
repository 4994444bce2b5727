//! Strangers' guides, templates and words: a small part of the exam of docs/reliability.md, which has the same code.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "attacks/system.rs"]
mod system;
#[path = "attacks/templates.rs"]
mod templates;
#[path = "attacks/terminal.rs"]
mod terminal;

use std::path::Path;

fn guidec() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_guidec"))
}

/// Chains and lists of lists that need the room of a thread of their own, and what only the limit on memory ends.
#[test]
fn templates_that_attack_end_with_a_named_limit() {
    let wanted = ["lists in lists, as words", "a long list joined to a text", "a block in itself"];
    let all = templates::attacks();
    assert!(all.len() >= 40);
    let chosen = all.iter().enumerate().filter(|(place, attack)| {
        !attack.is_slow && (wanted.contains(&attack.name.as_str()) || place % 60 == 7)
    });
    for (_, attack) in chosen {
        attack.run(guidec()).unwrap_or_else(|wrong| panic!("{wrong}"));
    }
}

#[test]
fn nothing_that_is_printed_acts_on_a_terminal_or_a_runner() {
    for number in (0..40).chain([1_017, 2_000]) {
        terminal::case(number * 311, guidec()).unwrap_or_else(|wrong| panic!("{wrong}"));
    }
}

#[test]
fn no_process_is_started_and_no_socket_opened() {
    let watched = system::watch(guidec()).unwrap_or_else(|wrong| panic!("{wrong}"));
    let is_required = std::env::var("GUIDEC_BROWSER").as_deref() == Ok("required");
    assert!(watched.is_some() || !is_required, "there is no strace");
}
