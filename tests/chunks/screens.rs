//! What is on screens that are like others, and what leads away from them.

use crate::judged;

/// What is told of the screens of a file, in alphabetical order.
fn unused(text: &str) -> Vec<String> {
    let told = judged(&[("a.guide".to_owned(), text.to_owned())]);
    let of_screens = told.iter().filter(|line| line.contains("E049"));
    let mut titles: Vec<String> =
        of_screens.map(|line| line.split("]: ").last().unwrap().to_owned()).collect();
    titles.sort();
    titles
}

#[test]
fn screens_have_what_is_on_those_that_they_are_like() {
    let app = |name: &str, screens: &str| {
        format!("app {name} \"{name}\" on android {{\n  versions 1 or later\n{screens}}}\n")
    };
    // What leads away is of another app.
    let one = app(
        "a",
        "screen base \"Base\" {\nbutton home \"Home\" -> more\n}\nscreen more \"More\" {\nbutton ok \"OK\" -> base\n}\n",
    );
    let like =
        |line: &str| app("b", &format!("screen start \"Start\" like base {{\nbutton x \"X\"\n{line}}}\n"));
    let guide = "guide g \"G\" {\n  for android\n  start b.start\n  tap x\n}\n";
    assert_eq!(unused(&(one.clone() + &like("") + guide)), ["no guide uses 1 element of b"]);
    // It is replaced by what leads nowhere.
    assert_eq!(
        unused(&(one + &like("button home \"Home\"\n") + guide)),
        ["no guide uses 1 element of b", "nothing leads away from 1 screen of b"]
    );
    // What the screen is like leads away by an act, unless it does so itself.
    let acts = |line: &str| {
        app(
            "b",
            &format!(
                "screen other \"Other\" {{\nback -> start\n}}\nscreen start \"Start\" like other {{\nbutton x \"X\"\n{line}}}\nscreen end \"End\" like start\n"
            ),
        )
    };
    assert_eq!(unused(&(acts("back -> other\n") + guide)), ["nothing leads to 1 screen of b"]);
    // What stands between blocks of one app is not on the screens of both.
    let blocks = "screens of s { screen a \"A\" { button x \"X\" -> home } }\n".to_owned()
        + &app("s", "screen home \"Home\" {\nbutton go \"Go\" -> a\nbutton never \"Never\"\n}\n")
        + "screens of s { screen c \"C\" like a { button y \"Y\" } }\nguide g \"G\" {\n  for android\n  open s\n  tap go\n}\n";
    assert_eq!(
        unused(&blocks),
        ["no guide uses 1 screen and 1 element of s", "nothing leads to 1 screen of s"]
    );
}
