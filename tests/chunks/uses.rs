//! How much a file may use, directly or through others.

use crate::judged;

#[test]
fn a_file_uses_only_so_many_others() {
    let guide = |number: usize| format!("guide g{number} \"G {number}\" {{ do \"x\" }}\n");
    let fan = |count: usize| {
        let mut files: Vec<(String, String)> =
            (0..count).map(|number| (format!("f{number}.guide"), guide(number))).collect();
        let uses = (0..count).map(|number| format!("use \"f{number}.guide\"\n")).collect::<String>();
        files.push(("all.guide".to_owned(), format!("{uses}tpa \"x\"\n")));
        files.push(("guide.guide".to_owned(), format!("use \"all.guide\"\n{}", guide(count))));
        files
    };
    let told = judged(&fan(255));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("all.guide:256:1: error[E01"), "{told:?}");
    // One of them uses 256 others, but who uses that one uses one more.
    let told = judged(&fan(256));
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(told[1], "guide.guide:1:5: error[E0910]: `guide.guide` uses more than 256 files");
    // What is wrong in a file is told, also where it uses too much.
    let told = judged(&fan(257));
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(told[0], "all.guide:1:5: error[E0910]: `all.guide` uses more than 256 files");
    assert!(told[1].starts_with("all.guide:258:1: error[E01"), "{told:?}");
    assert_eq!(told[2], "guide.guide:1:5: error[E0910]: `guide.guide` uses more than 256 files");
    // A file is not among those that it uses.
    let ring = |count: usize| {
        (0..count)
            .map(|number| {
                (
                    format!("{number}.guide"),
                    format!("use \"{}.guide\"\n{}", (number + 1) % count, guide(number)),
                )
            })
            .collect::<Vec<_>>()
    };
    assert!(judged(&ring(257)).is_empty());
    assert!(judged(&ring(258)).len() > 100);
    // Each uses the next one.
    let chain = |number: usize| {
        let next = if number < 329 { format!("use \"{:03}.guide\"\n", number + 1) } else { String::new() };
        (format!("{number:03}.guide"), next + &guide(number))
    };
    let told = judged(&(0..330).map(chain).collect::<Vec<_>>());
    assert_eq!(told.len(), 330 - 257 + 1, "{told:?}");
    assert_eq!(told[72], "072.guide:1:5: error[E0910]: `072.guide` uses more than 256 files");
}

#[test]
fn what_a_file_uses_is_not_too_large() {
    let files = |extra: usize| {
        let half = "# As much as one may use.\n".repeat(5_000) + "value a-n \"N\" example \"n\"\n";
        let files = [("a", half.replace("a-n", "a")), ("b", half.replace("a-n", "b"))];
        let rest = (256 << 10) - files.iter().map(|(_, text)| text.len()).sum::<usize>() + extra;
        let rest = ("c", format!("value c \"C\" example \"c\"\n#{}", "x".repeat(rest - 25)));
        let guide = (
            "g",
            "use \"a.guide\"\nuse \"b.guide\"\nuse \"c.guide\"\nguide g \"G\" {\n  do \"x {a} {b} {c}\"\n}\n"
                .to_owned(),
        );
        let files = files.into_iter().chain([rest, guide]);
        files.map(|(name, text)| (format!("{name}.guide"), text)).collect::<Vec<_>>()
    };
    assert!(judged(&files(0)).is_empty());
    let told = judged(&files(1));
    assert_eq!(told[0], "g.guide:1:5: error[E0910]: `g.guide` uses files of more than 256 KiB together");
    assert_eq!(told.len(), 2, "{told:?}");
}
