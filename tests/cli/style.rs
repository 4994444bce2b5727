//! How guides are written: what `guidec.toml` decides about it, and what `--fix` cures.

use crate::folder::Folder;

const SETTINGS: &str = "[rules]\nno-result = \"warn\"\nlong-step = { words = 6, level = \"error\" }\n\
    title-style = { case = \"sentence\", how-to = \"never\" }\nlarge-picture = { pixels = 100 }\nshared-steps = { steps = 3 }\n\
    \n[terms]\n\"log in\" = \"sign in\"\nwifi = \"Wi-Fi\"\nsimply = \"\"\nphone = \"mobile phone\"\n";

/// The beginning of a picture of 120 by 34 pixels.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x78\0\0\0\x22\x08\x02\0\0\0";

const RULES: &str = "no-result,long-step,title-style,large-picture,shared-steps,banned-term";

fn short(folder: &Folder, arguments: &str) -> (i32, String) {
    let run = folder.run(&format!("check --format short {arguments}"));
    (run.code, run.out)
}

#[test]
fn a_project_decides_how_its_guides_are_written() {
    let folder = Folder::new(&[("guidec.toml", SETTINGS)]);
    folder.write(
        "a.guide",
        "guide a \"How to Lock Your Notes\" {\n  open \"Notes\" { picture \"a.png\" \"A lock\" }\n  tap \"Log in\"\n  \
         do \"Simply log  in over WIFI, Wi-Fi or a `log in` with your mobile phone, or phone.\"\n}\n",
    );
    folder.write("b.guide", "guide b \"Hide Android notes\" {\n  open \"Notes\"\n  tap \"Log in\"\n  tap \"Menu\"\n  done \"Hidden.\"\n}\n");
    folder.write("a.png", PNG);
    let (code, out) = short(&folder, &format!("--select {RULES}"));
    let expected = "a.guide:1:9: warning[E0607]: this guide does not say what comes of it\n\
        a.guide:1:10: warning[E0606]: this title begins with \"How to\"\n\
        a.guide:1:17: warning[E0606]: the words of this title begin with capitals\n\
        a.guide:2:26: warning[E0608]: the picture `a.png` is slow to load\n\
        a.guide:4:7: warning[E0612]: this project does not write \"Simply\"\n\
        a.guide:4:7: error[E0601]: this step has 16 words\n\
        a.guide:4:14: warning[E0612]: this project does not write \"log  in\"\n\
        a.guide:4:27: warning[E0612]: this project does not write \"WIFI\"\n\
        a.guide:4:80: warning[E0612]: this project does not write \"phone\"\n";
    assert!(code == 1 && out.starts_with(expected), "{out}");
}

#[test]
fn what_is_off_unless_it_is_asked_for_is_found_by_whoever_selects_it() {
    let folder = Folder::new(&[("a.guide", "guide a \"Lock\" {\n  open \"Notes\"\n  do \"Wait.\"\n}\n")]);
    assert!(!short(&folder, "").1.contains("E0607"));
    assert!(short(&folder, "--select no-result").1.starts_with("a.guide:1:9: note[E0607]"));
    assert!(short(&folder, "--warn no-result").1.starts_with("a.guide:1:9: warning[E0607]"));
}

#[test]
fn addresses_are_left_alone_and_terms_lead_to_no_other_term() {
    let folder = Folder::new(&[
        ("guidec.toml", "[terms]\nmail = \"e-mail\"\ngithub = \"GitHub\"\n"),
        (
            "notes.guide",
            "guide help \"Get help\" {\n  for android\n  do \"Write to mail@example.com, or see github.com/mail.\"\n}\n",
        ),
    ]);
    assert_eq!(folder.run("check").out, "1 file checked, nothing found\n");
    folder.write("guidec.toml", "[terms]\nmail = \"letter\"\nletter = \"mail\"\n");
    let run = folder.run("check --format short");
    assert_eq!((run.code, run.out.matches("E0903").count()), (1, 2), "{}", run.out);
}

#[test]
fn wrong_options_and_terms_are_told() {
    let settings = "[rules]\nlong-step = { word = 3 }\nshared-steps = { steps = 1 }\ntitle-style = { case = \"upper\" }\n\
        no-result = { words = 3 }\n\n[[overrides]]\nfiles = [\"old\"]\nrules = { long-step = { words = 9 } }\n\n\
        [terms]\nlock = 3\n\"(x)\" = \"y\"\n\"a\" = \"{b}\"\n";
    let folder =
        Folder::new(&[("guidec.toml", settings), ("a.guide", "guide a \"Lock\" {\n  open \"Notes\"\n}\n")]);
    let (code, out) = short(&folder, "");
    assert_eq!(
        (code, out.as_str()),
        (
            1,
            "guidec.toml:2:15: error[E0902]: there is no setting `word`\n\
             guidec.toml:3:26: error[E0903]: `rules.shared-steps.steps` cannot have that value\n\
             guidec.toml:4:24: error[E0903]: `rules.title-style.case` cannot have that value\n\
             guidec.toml:5:15: error[E0902]: there is no setting `words`\n\
             guidec.toml:8:10: warning[E0918]: no guide of this project is called `old`\n\
             guidec.toml:9:23: error[E0903]: options hold for the whole project\n\
             guidec.toml:12:8: error[E0903]: `terms.lock` cannot have that value\n\
             guidec.toml:13:1: error[E0903]: `terms.(x)` cannot have that value\n\
             guidec.toml:14:1: error[E0903]: `terms.a` cannot have that value\n\
             8 errors and 1 warning in 1 file\n`guidec check --fix --unsafe-fixes` cures 1 of them\n"
        )
    );
}

#[test]
fn spelling_is_cured_and_words_are_only_offered() {
    const APP: &str = "app notes \"Notes\" on android {\n  screen home \"Home\" {\n    button new-note \"New note…\"\n  }\n}\n";
    let folder = Folder::new(&[("guidec.toml", "[terms]\nwifi = \"Wi-Fi\"\n"), ("notes.guide", APP)]);
    let guide = |title: &str, note: &str| {
        format!(
            "use \"notes.guide\"\nguide lock \"{title}\" {{\n  for android\n  open notes\n  tap new-note {{ note \"{note}\" }}\n}}\n"
        )
    };
    folder.write("lock.guide", guide("Lock it.", "Turn on wifi and click on **New Note...**."));
    folder.run("check --fix");
    assert_eq!(folder.read("lock.guide"), guide("Lock it", "Turn on wifi and click on **New note…**."));
    folder.run("check --fix --unsafe-fixes");
    assert_eq!(folder.read("lock.guide"), guide("Lock it", "Turn on Wi-Fi and tap **New note…**."));
}
