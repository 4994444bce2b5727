//! `guidec build --shard` and `guidec merge`: what comes of many machines is what comes of one.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use crate::folder::{Folder, Run};

const SETTINGS: &str = "name = \"Help\"\naddress = \"https://help.example/\"\nsources = [\"guides\"]\n";

fn app(name: &str, word: &str) -> String {
    format!(
        "use \"shared.guide\"\napp {name} \"{name}\" on android {{\n  versions 8 or later\n  screen home \"Home\" {{\n    button more \"More\" -> more\n  }}\n  \
         screen more \"More\" {{\n    button list \"{word}\" -> home\n    button gone \"Gone\"\n  }}\n}}\n"
    )
}

fn guide(number: usize) -> String {
    let app = ["notes", "mail", "zoom"][number % 3];
    let mut text = format!("use \"../apps/{app}.guide\"\n");
    if number > 2 && number.is_multiple_of(3) {
        text.push_str(&format!("use \"g-{:02}.guide\"\n", number - 2));
    }
    text.push_str(&format!(
        "guide g-{number} \"Look at more ({number})\" {{\n  for android and {app}\n  topics \"Topic {}\"\n",
        number % 4
    ));
    if number % 5 == 1 {
        text.push_str("  language \"de\"\n");
    }
    text.push_str(&format!(
        "  when account is paid {{ note \"You pay.\" }}\n  open {app}\n  tap \"More\"\n{}",
        "  note \"Words.\"\n".repeat(number % 6)
    ));
    if number % 4 == 2 {
        text.push_str("  picture \"../shots/home.png\" \"The home screen\" mark 10,10\n");
    }
    match number {
        // A guide that is left out, and one that leads to it.
        7 => text.push_str("  tap \"Nothing\" # guidec: allow(not-on-screen) because it comes soon\n"),
        9 => text.push_str("  note \"See [the other](@g-7).\"\n  tap \"Lists\"\n"),
        _ => text.push_str("  tap \"Lists\"\n"),
    }
    text.push_str("  done \"That is all.\"\n}\n");
    text
}

/// A project of which files outside of its sources are used, by several together.
fn project() -> Folder {
    let folder = Folder::new(&[("guidec.toml", SETTINGS)]);
    folder
        .write("apps/shared.guide", "question account \"Do you pay?\" {\n  free \"No\"\n  paid \"Yes\"\n}\n");
    for name in ["notes", "mail", "zoom"] {
        folder.write(&format!("apps/{name}.guide"), app(name, "Lists"));
    }
    (0..16).for_each(|number| folder.write(&format!("guides/g-{number:02}.guide"), guide(number)));
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    picture.extend([0, 0, 0, 40, 0, 0, 0, 30, 8, 2, 0, 0, 0, 0, 0, 0, 0]);
    folder.write("shots/home.png", picture);
    folder
}

/// All files below a folder but what is remembered.
fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name != ".guidec-cache" {
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    files
}

fn make(folder: &Folder, count: usize, options: &str) {
    for number in 1..=count {
        let run = folder.run(&format!("build --shard {number}/{count} --out shards {options}"));
        assert_eq!(run.code, 0, "{run:?}");
    }
}

/// The same files as a build on one machine, the same words about what was found.
fn is_like_one_machine(folder: &Folder, merged: &Run, options: &str) {
    let one = folder.run(&format!("build --no-cache --out one {options}"));
    assert_eq!(one.code, 0, "{one:?}");
    assert_eq!(merged.err, one.err);
    let (one, many) = (tree(&folder.path().join("one")), tree(&folder.path().join("many")));
    assert_eq!(one.keys().collect::<Vec<_>>(), many.keys().collect::<Vec<_>>());
    for (name, contents) in &one {
        assert!(many[name] == *contents, "{name} differs");
    }
}

fn first_line(run: &Run) -> &str {
    run.out.lines().next().unwrap_or_default()
}

#[test]
fn many_machines_make_what_one_makes() {
    for count in [1, 2, 7, 40] {
        let folder = project();
        make(&folder, count, "--target all");
        let merged = folder.run("merge shards --target all --out many");
        assert_eq!(merged.code, 0, "{merged:?}");
        assert!(merged.err.contains("is not printed"), "a guide is left out, and that is told: {merged:?}");
        is_like_one_machine(&folder, &merged, "--target all");
        // One guide leads to another that is left out, which its own shard cannot know.
        let taken = match count {
            1 => "16 of 16 files taken over from 1 shard".to_owned(),
            _ => format!("15 of 16 files taken over from {count} shards, 1 looked at anew"),
        };
        assert_eq!(first_line(&merged), taken);
        // A build there goes on like after any other.
        let again = folder.run("build --target all --out many");
        assert!(again.out.contains("0 files written"), "{again:?}");
        assert_eq!(again.code, 0);
    }
}

#[test]
fn a_shard_is_the_same_wherever_it_is_made() {
    let (one, other) = (project(), project());
    make(&one, 3, "--target markdown");
    let options = [("RAYON_NUM_THREADS", "1"), ("XDG_CACHE_HOME", "/nowhere"), ("LANG", "de_DE.UTF-8")];
    for number in 1..=3 {
        let line = format!("build --shard {number}/3 --out shards --target markdown --no-cache");
        let run = other.run_with(&line, &options);
        assert_eq!(run.code, 0, "{run:?}");
    }
    assert_eq!(tree(&one.path().join("shards")), tree(&other.path().join("shards")));
    assert_eq!(tree(&one.path().join("shards")).len(), 3, "a shard is one file");
}

#[test]
fn pages_that_hold_all_they_use_are_merged() {
    let folder = project();
    make(&folder, 3, "--target html --single-file");
    let other = folder.run("merge shards --target html --out many");
    assert_eq!((other.code, other.out.as_str()), (2, ""));
    let merged = folder.run("merge shards --target html --single-file --out many");
    assert!(first_line(&merged).contains(" of 16 files taken over from 3 shards"), "{merged:?}");
    is_like_one_machine(&folder, &merged, "--target html --single-file");
}

#[test]
fn what_has_changed_since_is_looked_at_anew() {
    let folder = project();
    make(&folder, 2, "--target html");
    folder.write("guides/g-03.guide", guide(3).replace("That is all", "That is enough"));
    folder.write("apps/mail.guide", app("mail", "Lists").replace("Gone", "Went"));
    folder.write("guides/g-20.guide", guide(20));
    fs::remove_file(folder.path().join("guides/g-00.guide")).unwrap();
    let merged = folder.run("merge shards --target html --out many");
    is_like_one_machine(&folder, &merged, "--target html");
    // Changed: five guides that use the app, the five that use one of these, and what is new.
    let taken: usize = first_line(&merged).split(' ').next().unwrap().parse().unwrap();
    assert_eq!(taken, 5, "{merged:?}");
}

#[test]
fn a_shard_tells_what_is_wrong_in_its_share_alone() {
    let folder = project();
    folder.write("guides/g-05.guide", guide(5).replace("tap \"More\"", "tap \"Moer\""));
    // Two guides with one title: that only a whole build can see.
    folder.write("guides/g-13.guide", guide(13).replace("more (13)", "more (10)"));
    let runs =
        [1, 2].map(|number| folder.run(&format!("build --shard {number}/2 --target html --out shards")));
    let checks = [1, 2].map(|number| folder.run(&format!("check --shard {number}/2")));
    let codes = |runs: &[Run; 2]| {
        let mut codes = [runs[0].code, runs[1].code];
        codes.sort_unstable();
        codes
    };
    assert_eq!((codes(&runs), codes(&checks)), ([0, 1], [0, 1]), "{runs:?} {checks:?}");
    for (run, check) in runs.iter().zip(&checks) {
        assert_eq!(run.err.contains("g-05.guide"), run.code == 1);
        assert_eq!(run.err.contains("nothing was written"), run.code == 1);
        assert_eq!(check.out.contains("g-05.guide"), check.code == 1);
        assert!(!run.err.contains("E0609") && !check.out.contains("E0609"), "{run:?}");
    }
    assert_eq!(tree(&folder.path().join("shards")).len(), 1, "the other shard was not written");

    folder.write("guides/g-05.guide", guide(5));
    make(&folder, 2, "--target html");
    folder.write("guides/g-05.guide", guide(5).replace("tap \"More\"", "tap \"Moer\""));
    let merged = folder.run("merge shards --target html --out many --format short");
    let whole = folder.run("build --no-cache --target html --out one --format short");
    assert_eq!((merged.code, &merged.err), (1, &whole.err));
    assert!(!folder.path().join("many").exists(), "a merge with errors writes nothing");
}

/// What is said of each, with exit code 2.
#[test]
fn what_cannot_be_merged_is_named() {
    let folder = project();
    make(&folder, 3, "--target html");
    let refused = |line: &str| {
        let run = folder.run(line);
        assert_eq!(run.code, 2, "{line}: {run:?}");
        assert!(!folder.path().join("many").exists(), "{line}");
        run.err
    };
    let merge = "merge shards --target html --out many";
    let shard = |number: usize| folder.path().join(format!("shards/shard-{number}-of-3.guidec"));
    let whole = fs::read(shard(2)).unwrap();

    fs::remove_file(shard(2)).unwrap();
    assert_eq!(refused(merge), "error: shard 2/3 is missing; `guidec build --shard 2/3` makes it\n");
    fs::remove_file(shard(1)).unwrap();
    assert!(refused(merge).starts_with("error: the shards 1/3 and 2/3 are missing;"));
    make(&folder, 3, "--target html");

    folder.write("more/shard-1-of-2.guidec", &whole);
    let twice = refused("merge shards more --target html --out many");
    assert!(twice.starts_with("error: shard 2/3 is there twice: `"), "{twice}");
    assert_eq!(folder.run("build --shard 1/2 --target html --out other").code, 0);
    let mixed = refused("merge shards other --target html --out many");
    assert!(mixed.contains("is shard 1/2") && mixed.contains("different builds"), "{mixed}");

    assert!(refused("merge shards --target markdown --out many").contains("was made for `html`; give"));
    folder.write("guidec.toml", SETTINGS.replace("Help", "Aid"));
    assert!(refused(merge).contains("was made with another guidec.toml"));
    folder.write("guidec.toml", SETTINGS);

    assert!(refused("merge guides --target html --out many").contains("there are no shards in `guides`"));
    assert!(
        refused("merge guides/g-00.guide --target html --out many").contains("is no shard of this guidec")
    );
    assert!(refused("merge nowhere --target html --out many").contains("there is no `nowhere`"));
    assert!(refused("merge --target html --out many").contains("<SHARDS>"));
}

/// A program is another one if it has another length.
#[cfg(unix)]
#[test]
fn a_shard_of_another_guidec_is_refused() {
    let folder = project();
    let program = assert_cmd::cargo::cargo_bin("guidec");
    let script =
        "cp \"$1\" other && printf x >> other && ./other build --shard 1/1 --target html --out shards";
    let mut command = std::process::Command::new("sh");
    command.args(["-ec", script, "sh"]).arg(program).current_dir(folder.path());
    assert!(command.output().unwrap().status.success());
    let run = folder.run("merge shards --target html --out many");
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("was made by another guidec; all machines need the same"), "{run:?}");
}

/// Wherever a byte is another one or the file ends, it is told, and no page is written that another machine would not write.
/// Nothing of it is true, and no memory is that large.
#[test]
fn a_file_that_says_it_is_endless_is_damaged() {
    let folder = project();
    make(&folder, 1, "--target html");
    let mut file =
        fs::File::options().write(true).open(folder.path().join("shards/shard-1-of-1.guidec")).unwrap();
    file.set_len(1 << 40).unwrap();
    file.seek(SeekFrom::End(-8)).unwrap();
    file.write_all(&((1u64 << 40) - 55).to_le_bytes()).unwrap();
    let run = folder.run("merge shards --target html --out many");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("is damaged; make this shard again"), "{run:?}");
}

#[test]
fn a_damaged_shard_is_never_believed() {
    let folder = project();
    make(&folder, 2, "--target json");
    let merge = "merge shards --target json --out many";
    let path = folder.path().join("shards/shard-2-of-2.guidec");
    let whole = fs::read(&path).unwrap();
    let steps = (0..whole.len()).step_by(whole.len() / 40).chain(whole.len() - 45..whole.len());
    for place in steps {
        let mut damaged = whole.clone();
        damaged[place] ^= 0x10;
        fs::write(&path, damaged).unwrap();
        let run = folder.run(merge);
        let said = run.err.contains("is damaged; make this shard again") || run.err.contains("is no shard");
        assert!(run.code == 2 && said, "{place}: {run:?}");
    }
    for length in (0..whole.len()).step_by(whole.len() / 15) {
        fs::write(&path, &whole[..length]).unwrap();
        assert_eq!(folder.run(merge).code, 2, "{length}");
    }
    fs::write(&path, [whole.as_slice(), b"x"].concat()).unwrap();
    assert_eq!(folder.run(merge).code, 2);
    assert!(!folder.path().join("many").exists());
    fs::write(&path, whole).unwrap();
    assert_eq!(folder.run(merge).code, 0);
}

#[test]
fn wrong_shares_are_refused() {
    let folder = project();
    for (value, words) in [
        ("a/b", "write which shard of how many, such as `2/4`"),
        ("2", "write which shard"),
        ("2/4/6", "write which shard"),
        ("-1/4", "write which shard"),
        ("0/4", "shards are counted from 1"),
        ("5/4", "the last one is `4/4`"),
        ("1/0", "there is at least one shard"),
        ("1/99999999999999999999", "there are at most 10000 shards"),
    ] {
        for command in ["build", "check"] {
            let run = folder.run(&format!("{command} --shard={value}"));
            assert!(run.code == 2 && run.err.contains(words), "{value}: {run:?}");
        }
    }
    for line in [
        "build --shard 1/2 guides/g-00.guide",
        "build --shard 1/2 guides",
        "build --shard 1/2 --for android",
        "check --shard 1/2 guides",
        "check --shard 1/2 --for android",
        "check --shard 1/2 --fix",
        "check --shard 1/2 --write-baseline known.json",
    ] {
        let run = folder.run(line);
        assert!(run.code == 2 && run.err.contains("--shard"), "{line}: {run:?}");
    }
}

#[test]
fn a_shard_takes_no_place_that_is_taken() {
    let folder = project();
    folder.write("shards/shard-1-of-1.guidec", "mine");
    let run = folder.run("build --shard 1/1 --target html --out shards");
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("was not written by guidec"), "{run:?}");
    assert_eq!(folder.read("shards/shard-1-of-1.guidec"), "mine");
    // Beside the outputs of other builds it disturbs nobody.
    assert_eq!(folder.run("build --target html").code, 0);
    let before = tree(&folder.path().join("build"));
    assert_eq!(folder.run("build --shard 1/1 --target html").code, 0);
    assert_eq!(folder.run("build --target html").code, 0);
    let mut after = tree(&folder.path().join("build"));
    assert!(after.remove("shard-1-of-1.guidec").is_some());
    assert_eq!(before, after);
}
