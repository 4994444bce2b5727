//! `guidec build`: what is written where, and what is never written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::folder::{Folder, Run};

const LOCK: &str =
    "guide lock \"Lock your notes\" {\n  open \"Notes\"\n  tap \"Lock\"\n  done \"It is locked.\"\n}\n";
const SHARE: &str =
    "guide share \"Share a note\" {\n  open \"Notes\"\n  tap \"Share\"\n  done \"It is shared.\"\n}\n";

fn project() -> Folder {
    Folder::new(&[("guidec.toml", "name = \"Help\"\n"), ("lock.guide", LOCK), ("share.guide", SHARE)])
}

/// The names and contents of every file below, without the list of outputs.
fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if ![".guidec-outputs", ".guidec-cache"].iter().any(|own| path.ends_with(own)) {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    files
}

fn names(root: &Path) -> Vec<String> {
    tree(root).into_keys().collect()
}

#[test]
fn each_target_fills_its_folder() {
    let folder = project();
    let run = folder.run("build --target all");
    assert_eq!(run.code, 0, "{run:?}");
    let names = names(&folder.path().join("build"));
    for wanted in ["html/guides/lock.html", "html/index.html", "markdown/lock.md", "json/share.json"] {
        assert!(names.contains(&wanted.to_owned()), "{wanted} is not among {names:?}");
    }
    assert!(folder.read("build/html/guides/lock.html").contains("Lock your notes"));

    // One more target leaves the others alone, and one alone in a named folder fills that folder.
    let before = tree(&folder.path().join("build"));
    assert_eq!(folder.run("build --target json").code, 0);
    assert_eq!(tree(&folder.path().join("build")), before);
    assert_eq!(folder.run("build --target json --out public").code, 0);
    assert!(folder.path().join("public/lock.json").exists());
}

#[test]
fn what_is_left_out_and_used_is_printed_once() {
    let user = |name: &str| {
        format!("use \"drafts/lock.guide\"\n{}", SHARE.replace("guide share", &format!("guide {name}")))
    };
    let (one, other, third) = (user("one"), user("other"), user("third"));
    let third = format!("use \"one.guide\"\n{third}");
    let folder = Folder::new(&[
        ("guidec.toml", "exclude = [\"drafts\"]\n[rules]\nsame-title = \"off\"\nshared-steps = \"off\"\n"),
        ("drafts/lock.guide", LOCK),
        ("one.guide", &one),
        ("other.guide", &other),
        ("third.guide", &third),
    ]);
    for command in
        ["build --target markdown --no-cache", "build --target markdown", "build --target markdown"]
    {
        let run = folder.run(command);
        assert_eq!(run.code, 0, "{run:?}");
    }
    let names = names(&folder.path().join("build"));
    assert!(names.contains(&"markdown/lock.md".to_owned()), "{names:?}");
}

#[test]
fn outputs_of_guides_that_are_gone_are_removed() {
    let folder = project();
    assert_eq!(folder.run("build --target html").code, 0);
    folder.write("build/html/mine.txt", "mine");
    fs::remove_file(folder.path().join("share.guide")).unwrap();
    let run = folder.run("build --target html");
    assert_eq!(run.code, 0, "{run:?}");
    let names = names(&folder.path().join("build/html"));
    assert!(
        names.contains(&"guides/lock.html".to_owned()) && names.contains(&"mine.txt".to_owned()),
        "{names:?}"
    );
    assert!(!names.contains(&"guides/share.html".to_owned()), "{names:?}");
}

#[test]
fn a_build_with_errors_writes_nothing() {
    let folder = project();
    assert_eq!(folder.run("build --target html").code, 0);
    let before = tree(folder.path());
    folder
        .write("share.guide", "guide share \"Share\" {\n  tap unknown-thing.of.ours\n  clcik \"Share\"\n}\n");
    let run = folder.run("build --target html");
    assert_eq!((run.code, run.out.as_str()), (1, ""), "{run:?}");
    assert!(run.err.ends_with("nothing was written\n"), "{run:?}");
    folder.write("share.guide", SHARE);
    assert_eq!(tree(folder.path()), before);

    let fresh = Folder::new(&[("a.guide", "guide {{{{")]);
    assert_eq!(fresh.run("build --target html").code, 1);
    assert_eq!(names(fresh.path()), ["a.guide"]);
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let one = project();
    let other = project();
    assert_eq!(one.run("build --target all").code, 0);
    let mut command = other.command(".");
    command.env("RAYON_NUM_THREADS", "1").env("LANG", "de_DE.UTF-8").env("TZ", "Asia/Tokyo");
    assert_eq!(Run::of(&command.args(["build", "--target", "all"]).output().unwrap()).code, 0);
    assert_eq!(tree(one.path()), tree(other.path()));
}

#[test]
fn pictures_are_checked_measured_and_copied() {
    let folder = project();
    let guide = SHARE.replace("done", "picture \"img/share.png\" \"The Share button\"\n  done");
    folder.write("share.guide", &guide);
    let missing = folder.run("build --target html --format short");
    assert_eq!(missing.code, 1);
    assert!(missing.err.contains("error[E0907]: there is no picture `img/share.png`"), "{missing:?}");

    folder.write("img/Share.png", "<html>");
    let capitals = folder.run("check");
    // Where capitals make no difference, the file is found.
    let found = capitals.out.contains("error[E0908]");
    assert!(found || capitals.out.contains("did you mean `img/Share.png`?"), "{capitals:?}");
    fs::remove_file(folder.path().join("img/Share.png")).unwrap();
    // A server would send it as a page.
    folder.write("share.guide", guide.replace("share.png", "share.html"));
    folder
        .write("img/share.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x06\0\0\0<script>");
    let named = folder.run("build --target html");
    assert!(named.code == 1 && named.err.contains("call it `share.png`"), "{named:?}");
    assert!(!folder.path().join("build").exists());
    folder.write("share.guide", &guide);

    folder.write("img/share.png", "<html>");
    let damaged = folder.run("check");
    assert!(
        damaged.out.contains("error[E0908]") && damaged.out.contains("what is in the file"),
        "{damaged:?}"
    );
    folder.write("img/share.svg", "<svg/>");
    folder.write("share.guide", guide.replace("share.png", "share.svg"));
    assert!(folder.run("check").out.contains("save the picture as a PNG file"));
    folder.write("share.guide", &guide);

    // The smallest header that says 3 by 2 pixels.
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x06\0\0\0".to_vec();
    png.extend([0; 64]);
    folder.write("img/share.png", &png);
    let run = folder.run("build --target html");
    assert_eq!(run.code, 0, "{run:?}");
    let page = folder.read("build/html/guides/share.html");
    assert!(page.contains("width=\"3\"") && page.contains("height=\"2\""), "{page}");
    assert!(tree(&folder.path().join("build/html")).into_values().any(|contents| contents == png));

    folder.write("share.guide", guide.replace("\"The Share button\"", "\"The Share button\" mark 9,1"));
    assert!(folder.run("check --format short").out.contains("error[E0909]"));
}

#[test]
fn one_kind_of_reader_gets_what_is_for_them() {
    let folder = Folder::new(&[
        (
            "both.guide",
            "guide both \"Both\" {\n  for android or ios\n  open \"Notes\"\n  when android { tap \"Robot\" }\n  when ios { tap \"Apple\" }\n}\n",
        ),
        ("ios.guide", "guide only-ios \"Only iOS\" {\n  for ios\n  open \"Notes\"\n}\n"),
    ]);
    let build = |condition: &str| {
        let arguments = ["build", "--target", "markdown", "--format", "short", "--for", condition];
        Run::of(&folder.command(".").args(arguments).output().unwrap())
    };
    let run = build("android 14");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("note[E0591]"), "{run:?}");
    let page = folder.read("build/markdown/both.md");
    assert!(page.contains("Robot") && !page.contains("Apple"), "{page}");
    assert!(!folder.path().join("build/markdown/only-ios.md").exists());

    // What a guide does not speak of makes no difference to it; the rest of the condition does.
    folder.write("radio.guide", "app radio \"Radio\" on android { versions 1 or later }\n");
    assert_eq!(build("android 14 and radio 2").code, 0);
    let page = folder.read("build/markdown/both.md");
    assert!(page.contains("Robot") && !page.contains("Apple"), "{page}");

    // A condition that no other guide speaks of leaves nobody of whom the guide says something else.
    folder.write(
        "makers.guide",
        "maker sony \"Sony\"\nmaker oppo \"OPPO\"\nguide sony-only \"Sony\" {\n  for android and sony\n  do \"x\"\n}\n",
    );
    let run = build("oppo");
    assert!(run.err.contains("makers.guide:4:7: note[E0591]"), "{run:?}");
    assert!(!folder.path().join("build/markdown/sony-only.md").exists());
    assert!(folder.read("build/markdown/both.md").contains("only for:** phones by OPPO"));
    assert_eq!(build("android and sony").code, 0);
    assert!(folder.read("build/markdown/sony-only.md").contains("only for:** phones by Sony with Android"));

    let run = build("androd 14");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--for:1:1: error["), "{run:?}");
    assert_eq!(build("android 14, ios").code, 2);
    assert_eq!(build("").code, 2);
    assert_eq!(build("windows").code, 1);
    let unknown = folder.command(".").args(["check", "--for", "symbian"]).output().unwrap();
    let unknown = Run::of(&unknown);
    assert!(
        unknown.code == 2 && unknown.out.contains("readers can be told apart by `android`"),
        "{unknown:?}"
    );
}

#[test]
fn a_target_folder_needs_trust() {
    let folder = project();
    folder.write("ours/target.toml", "description = \"Titles\"\nextends = \"json\"\n");
    let run = folder.run("build --target ours");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--trust-templates"), "{run:?}");
    assert_eq!(folder.run("build --target ours --trust-templates").code, 0);
    assert!(folder.path().join("build/ours/lock.json").exists());
    // What is too large is no matter, but a name that cannot be used is told.
    fs::File::create(folder.path().join("ours/photo.psd")).unwrap().set_len(11 << 20).unwrap();
    assert_eq!(folder.run("build --target ours --trust-templates").code, 0);
    folder.write("ours/assets/bad:name.css", "");
    let run = folder.run("build --target ours --trust-templates --format short");
    assert!(run.code == 1 && run.err.contains("E0906"), "{run:?}");
    folder.write("html/target.toml", "description = \"Ours\"\nextends = \"html\"\n");
    assert_eq!(folder.run("build --target ./html --trust-templates").code, 2);
    let unknown = folder.run("build --target htlm");
    assert_eq!(unknown.err, "error: there is no target `htlm`; did you mean `html`?\n");
}

#[test]
fn outputs_never_fall_among_sources() {
    let folder = project();
    folder.write("guides/a.guide", LOCK.replace("guide lock", "guide lock-again"));
    for out in [".", "guides", "..", "missing/../guides"] {
        let run = folder.run(&format!("build --target json --out {out}"));
        assert_eq!(run.code, 2, "{out}: {run:?}");
    }
    folder.write("site/index.html", "mine");
    let run = folder.run("build --target html --out site");
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("note[E0499]"), "what was found is told nevertheless: {run:?}");
    assert!(
        run.err.ends_with(
            "nothing was written\nerror: `index.html` was not written by guidec and is not overwritten\n"
        ),
        "{run:?}"
    );
    assert_eq!(names(&folder.path().join("site")), ["index.html"]);
}

#[cfg(unix)]
#[test]
fn a_project_cannot_send_outputs_elsewhere() {
    let folder = project();
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("build")).unwrap();
    let run = folder.run("build --target json");
    assert_eq!(run.code, 2, "{run:?}");
    assert_eq!(names(outside.path()), Vec::<String>::new());
    fs::remove_file(folder.path().join("build")).unwrap();
    folder.write("guidec.toml", "out = \"../elsewhere\"\n");
    assert_eq!(folder.run("build --target json").code, 1);
}

#[test]
fn building_one_guide_leaves_the_others_as_they_are() {
    let folder = project();
    assert_eq!(folder.run("build --target html").code, 0);
    let index = folder.read("build/html/index.html");
    folder.write("lock.guide", LOCK.replace("Lock your notes", "Lock all notes"));
    let run = folder.run("build lock.guide --target html");
    assert!(run.code == 0 && run.out.contains("0 removed"), "{run:?}");
    assert!(folder.read("build/html/guides/lock.html").contains("Lock all notes"));
    assert!(folder.path().join("build/html/guides/share.html").exists());
    assert_eq!(folder.read("build/html/index.html"), index);
}

/// The look and the address of a project, from its file to the pages.
#[test]
fn a_site_has_its_own_look_and_address() {
    let folder = project();
    let logo =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/fixtures/picture.png")).unwrap();
    folder.write("img/logo.png", logo);
    folder.write(
        "guidec.toml",
        "name = \"Help\"\naddress = \"https://help.example/phones\"\n\
         [theme]\nlogo = \"img/logo.png\"\naccent = \"#00704a\"\nfont = \"Inter\"\n",
    );
    let run = folder.run("build --target html --out site");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(folder.path().join("site/pictures/img/logo.png").exists());
    let theme = folder.read("site/assets/theme.css");
    assert!(
        theme.contains("--accent: #00704a;") && theme.contains("--font: \"Inter\", system-ui"),
        "{theme}"
    );
    let index = folder.read("site/index.html");
    assert!(index.contains("src=\"pictures/img/logo.png\"") && index.contains("assets/theme.css"), "{index}");
    let sitemap = folder.read("site/sitemap.xml");
    assert!(
        sitemap.starts_with("<?xml") && sitemap.contains("<loc>https://help.example/phones/guides/"),
        "{sitemap}"
    );

    folder.write("guidec.toml", "[theme]\nlogo = \"img/lgo.png\"\n");
    let run = folder.run("build --target html --out site");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("E0907") && run.err.contains("did you mean `img/logo.png`?"), "{run:?}");

    // Without either, what is made of them is gone.
    folder.write("guidec.toml", "");
    assert_eq!(folder.run("build --target html --out site").code, 0);
    for gone in ["site/assets/theme.css", "site/sitemap.xml", "site/pictures/img/logo.png"] {
        assert!(!folder.path().join(gone).exists(), "{gone}");
    }
}
