//! What is said when guidec itself is wrong: enough for a report, and nothing of anybody's guides.

use std::panic;
use std::sync::OnceLock;

use super::{VERSION, output};

/// The exit code. No other run ends with it.
const CODE: i32 = 101;

/// Takes care that a mistake of guidec's own asks for a report. `command` is what was asked for, without its arguments.
pub(super) fn prepare(command: &str) {
    let command = command.to_owned();
    // For those who change guidec; what a guide says may be in these words.
    let usual =
        (cfg!(debug_assertions) && std::env::var_os("RUST_BACKTRACE").is_some()).then(panic::take_hook);
    let told = OnceLock::new();
    panic::set_hook(Box::new(move |info| {
        // Several threads may meet the same mistake.
        if told.set(()).is_ok() {
            if let Some(usual) = &usual {
                usual(info);
            }
            let place = info.location().map(|place| format!("{}:{}", within(place.file()), place.line()));
            let _ = output::error(&report(&command, &place.unwrap_or_default()));
        }
        std::process::exit(CODE);
    }));
}

fn report(command: &str, place: &str) -> String {
    let address = match env!("CARGO_PKG_REPOSITORY") {
        "" => String::new(),
        repository => format!(" at {repository}/issues"),
    };
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    format!(
        "error: guidec has made a mistake and stopped; no file is half written
Please report it{address} with these lines, and say what you did. They hold nothing of your guides.

  guidec {VERSION} on {system} {machine}
  guidec {command}
  {place}
"
    )
}

/// The part of a path of Rust code that is the same on every machine: from the crate's folder.
fn within(file: &str) -> String {
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    let crate_folder = parts.iter().rposition(|part| *part == "src").unwrap_or_default().saturating_sub(1);
    parts.get(crate_folder..).unwrap_or_default().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_names_nobodys_folders() {
        assert_eq!(within("src/analysis/walk.rs"), "src/analysis/walk.rs");
        assert_eq!(
            within("/home/eva/.cargo/registry/src/index-1/pest-2.8.6/src/lib.rs"),
            "pest-2.8.6/src/lib.rs"
        );
        assert_eq!(within(r"C:\eva\guidec\src\cli\mod.rs"), "guidec/src/cli/mod.rs");
        assert_eq!(within("library.rs"), "library.rs");
    }

    /// Does nothing but in the process that the next test starts: a panic hook is one for the whole process.
    #[test]
    #[allow(clippy::panic)]
    fn breaks_down() {
        if std::env::var_os("GUIDEC_BREAKS_DOWN").is_some() {
            prepare("check");
            panic!("a label of a guide");
        }
    }

    #[test]
    fn a_panic_asks_for_a_report_and_shows_no_text_of_a_guide() {
        let mut process = std::process::Command::new(std::env::current_exe().unwrap());
        process.args(["--exact", "cli::breakdown::tests::breaks_down", "--nocapture"]);
        let run = process.env("GUIDEC_BREAKS_DOWN", "1").env_remove("RUST_BACKTRACE").output().unwrap();
        let said = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(CODE), "{said}");
        assert!(
            said.contains("guidec has made a mistake") && said.contains("src/cli/breakdown.rs:"),
            "{said}"
        );
        assert!(!said.contains("a label of a guide"), "{said}");
    }

    #[test]
    fn a_report_has_what_is_needed() {
        let text = report("check", "src/analysis/walk.rs:12");
        for part in [VERSION, std::env::consts::OS, "guidec check\n", "src/analysis/walk.rs:12\n", "report"] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}
