//! Whatever is fed to the command, it ends soon, with words and without a panic.

use std::time::{Duration, Instant};

use crate::folder::{Folder, Run};

/// Runs `guidec check` on one file; it must end within seconds and name `expected`.
fn check(contents: impl AsRef<[u8]>, code: i32, expected: &str) -> Run {
    let folder = Folder::new(&[]);
    folder.write("a.guide", contents);
    let start = Instant::now();
    let run = folder.run("check --format short");
    // Generous for a debug build on a busy machine; what is quadratic takes minutes.
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    assert_eq!(run.code, code, "{:.2000}", run.out);
    assert!(run.out.contains(expected), "`{expected}` is not in {:.2000}", run.out);
    assert!(!run.err.contains("panicked"), "{}", run.err);
    assert!(run.out.len() < 100_000, "{} bytes were printed", run.out.len());
    run
}

#[test]
fn what_is_no_text_is_refused() {
    check(b"guide \"x\" {\n  tap \"\xff\xfe\"\n}\n", 1, "a.guide:2:8: error[");
    check("guide \"x\" {\n  tap \"a\0b\"\n}\n", 1, "a.guide:2:9: error[");
    check("guide \"x\" {\n  tap \"a\u{202E}b\"\n}\n", 1, "a.guide:2:9: error[");
    check("guide \"x\" {\n  tap \"a\u{1B}[31mb\"\n}\n", 1, "a.guide:2:9: error[");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = Folder::new(&[("small.guide", "guide \"x\" {\n  open \"Notes\"\n}\n")]);
    std::fs::File::create(folder.path().join("big.guide")).unwrap().set_len(100 << 20).unwrap();
    let run = folder.run("check --format short");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("error[E0906]: `big.guide` is larger than 1 MiB"), "{}", run.out);
}

#[test]
fn a_picture_that_is_too_large_is_not_read() {
    let guide = "guide \"x\" {\n  open \"Notes\"\n  picture \"p.png\" \"A picture\"\n}\n";
    let folder = Folder::new(&[("a.guide", guide)]);
    std::fs::File::create(folder.path().join("p.png")).unwrap().set_len((50 << 20) + 1).unwrap();
    let run = folder.run("check --format short");
    assert!(run.out.contains("a.guide:3:11: error[E0906]: `p.png` is larger than 50 MiB"), "{}", run.out);
    let with_width = |width: u32| {
        let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        picture.extend([width.to_be_bytes(), 1_u32.to_be_bytes()].concat());
        picture.extend([8, 6, 0, 0, 0]);
        folder.write("p.png", picture);
        folder.run("check --format short")
    };
    let run = with_width(32_768);
    assert!(run.out.contains("a.guide:3:11: error[E0908]: the picture `p.png` is too large"), "{}", run.out);
    assert_eq!(with_width(32_767).code, 0);
}

#[test]
fn a_target_folder_that_is_too_large_is_none() {
    let guide = "guide \"x\" {\n  open \"Notes\"\n}\n";
    let folder = Folder::new(&[("a.guide", guide), ("t/target.toml", "")]);
    let told = |code| {
        let run = folder.run("build --trust-templates --target t");
        assert_eq!(run.code, code, "{run:?}");
        run.err
    };
    let files = |count: u32, size: u64| {
        std::fs::remove_dir_all(folder.path().join("t")).unwrap();
        folder.write("t/target.toml", "");
        for number in 1..count {
            let file = std::fs::File::create(folder.path().join(format!("t/{number}"))).unwrap();
            file.set_len(size).unwrap();
        }
    };
    files(1_001, 0);
    assert_eq!(told(2), "error: the folder `t` is no target: it has more than 1000 files\n");
    files(12, 10 << 20);
    assert_eq!(told(2), "error: the folder `t` is no target: it has more than 100 MiB\n");
    files(12, (10 << 20) + 1);
    assert!(told(1).contains("error[E0906]: `11` is larger than 10 MiB"));
}

#[test]
fn deep_and_long_input_ends() {
    let deep = format!("guide \"x\" {{\n{}\n", "when android {\n".repeat(100_000));
    check(deep, 1, "error[");
    let flat =
        format!("guide \"x\" {{\n  for android{}\n  open \"Notes\"\n}}\n", " and android".repeat(20_000));
    check(flat, 1, "error[E0140]");
    let mistakes = format!("guide \"x\" {{\n{}}}\n", "  tpa \"Lock\"\n".repeat(9_000));
    check(mistakes, 1, "more errors");
    check(format!("guide \"{}\" {{\n  tpa x\n}}\n", "x".repeat(5_000_000)), 1, "error[");
}

#[test]
fn a_use_that_leaves_or_is_missing_is_an_error_at_its_place() {
    let guide = "use \"../secret.guide\"\nuse \"none.guide\"\nuse \"/etc/passwd\"\nuse \"b.txt\"\nuse \"ap.guide\"\n\
                 guide \"x\" {\n  open \"Notes\"\n}\n";
    let folder = Folder::new(&[("guidec.toml", ""), ("a.guide", guide), ("app.guide", ""), ("b.txt", "")]);
    let run = folder.run("check a.guide --format short");
    assert_eq!(run.code, 1);
    assert_eq!(
        run.out,
        "a.guide:1:5: error[E0905]: the path leads out of its folder\n\
         a.guide:2:5: error[E0904]: there is no file `none.guide`\n\
         a.guide:3:5: error[E0905]: the path begins at the root of the disk\n\
         a.guide:4:5: error[E0905]: only guides can be used: the name must end in `.guide`\n\
         a.guide:5:5: error[E0904]: there is no file `ap.guide`\n\
         5 errors in 1 file\n\
         `guidec check --fix --unsafe-fixes` cures 1 of them\n"
    );
    assert!(folder.run("check a.guide").out.contains("help: did you mean `app.guide`?"));
}

#[test]
fn files_may_use_each_other_in_a_circle() {
    let folder = Folder::new(&[
        ("a.guide", "use \"b.guide\"\nguide one \"One\" {\n  open \"Notes\"\n}\n"),
        ("b.guide", "use \"a.guide\"\nguide two \"Two\" {\n  open \"Notes\"\n}\n"),
    ]);
    let run = folder.run("check a.guide");
    assert_eq!((run.code, run.out.contains("error")), (0, false), "{run:?}");
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_not_followed() {
    let folder = Folder::new(&[("a.guide", "use \"pipe.guide\"\nuse \"link.guide\"\n")]);
    let outside = Folder::new(&[("secret.guide", "top secret")]);
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.guide")).status().unwrap();
    assert!(made.success());
    std::os::unix::fs::symlink(outside.path().join("secret.guide"), folder.path().join("link.guide"))
        .unwrap();
    let run = folder.run("check a.guide --format short");
    assert_eq!(run.code, 1);
    assert_eq!(
        run.out,
        "a.guide:1:5: error[E0906]: `pipe.guide` is not a file\n\
         a.guide:2:5: error[E0906]: `link.guide` is a link that leads out of its folder\n\
         2 errors in 1 file\n"
    );
}
