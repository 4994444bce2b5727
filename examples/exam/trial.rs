//! A project that is edited at random: after each edit it is built with what was remembered and without, in two folders,
//! and both must have come out the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::random::Random;

const SETTINGS: [&str; 3] = ["", "[rules]\nlong-step = \"off\"\n", "[rules]\nsame-title = \"off\"\n"];

const TARGET: &str = "description = \"Little\"\nescape = \"html\"\npictures = true\n\n[[page]]\ntemplate = \"page.html.j2\"\n\
    for = \"document\"\noutput = \"{id}.html\"\n\n[[page]]\ntemplate = \"index.html.j2\"\nfor = \"site\"\noutput = \"index.html\"\n";
const PAGE: &str = "<title>{{ document.plain_title }}</title>\n{{ later(\"next.html.j2\") }}\n<pre>{{ document.body|length }}</pre>\n{{ later(\"next.html.j2\") }}end\n";
const NEXT: &str = "{% for place in entry.related %}<b>{{ site.entries[place].title }}</b>{% endfor %}\n";
const INDEX: &str =
    "{% for entry in site.entries %}<i>{{ entry.title }}</i>\n{% endfor %}{{ search|length }}\n";

/// How a build came out.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    code: Option<i32>,
    printed: String,
    /// If it was written.
    outputs: Option<BTreeMap<String, Vec<u8>>>,
}

/// The project and where it is built.
pub struct Trial {
    guidec: PathBuf,
    root: PathBuf,
    random: Random,
    /// The names of guides that are there.
    guides: Vec<usize>,
    next: usize,
    cached: bool,
    /// How many edits left a project that can be built.
    built: usize,
}

impl Trial {
    /// In an empty folder.
    pub fn new(guidec: &Path, root: &Path, seed: u64) -> Self {
        let mut trial = Self {
            guidec: guidec.to_path_buf(),
            root: root.to_path_buf(),
            random: Random::of(seed),
            guides: Vec::new(),
            next: 0,
            cached: false,
            built: 0,
        };
        trial.settings(0);
        for (name, text) in [
            ("target.toml", TARGET),
            ("page.html.j2", PAGE),
            ("next.html.j2", NEXT),
            ("index.html.j2", INDEX),
        ] {
            trial.write(&format!("project/little/{name}"), text);
        }
        for app in 0..3 {
            trial.app(app, "Lists");
        }
        trial.tidy("Lists");
        trial.picture(40);
        for _ in 0..12 {
            trial.add();
        }
        trial
    }

    /// Edits something, and compares; says what was done if the two differ.
    pub fn step(&mut self) -> Result<(), String> {
        let done = self.edit();
        let cached = self.build("kept", "");
        let _ = fs::remove_dir_all(self.root.join("clean"));
        let clean = self.build("clean", "--no-cache");
        if cached == clean {
            self.built += usize::from(clean.outputs.is_some());
            return Ok(());
        }
        let names =
            |outcome: &Outcome| outcome.outputs.as_ref().map(|it| it.keys().cloned().collect::<Vec<_>>());
        let differing: Vec<&String> = cached
            .outputs
            .iter()
            .flatten()
            .filter_map(|(name, contents)| {
                (clean.outputs.as_ref()?.get(name) != Some(contents)).then_some(name)
            })
            .collect();
        Err(format!(
            "after \"{done}\" in {}:\nwith what was remembered: {:?}\n{}\n{:?}\nanew: {:?}\n{}\n{:?}\nother contents: {differing:?}",
            self.root.display(),
            cached.code,
            cached.printed,
            names(&cached),
            clean.code,
            clean.printed,
            names(&clean)
        ))
    }

    /// After how many edits the project could be built; an error if nothing was ever remembered.
    pub fn built(&self) -> Result<usize, String> {
        if self.cached { Ok(self.built) } else { Err("nothing was ever remembered".to_owned()) }
    }

    fn edit(&mut self) -> String {
        let at = self.random.below(self.guides.len());
        let number = self.guides[at];
        let kind = self.random.below(24);
        let (app, word) = (self.random.below(3), *self.random.pick(&["Lists", "Tables", "Boards"]));
        let said = match kind {
            0..=4 => {
                self.guide(number, Guide::Good);
                format!("other words in g-{number}")
            }
            5 => {
                self.guide(number, Guide::SameTitle);
                format!("a title that others have in g-{number}")
            }
            // About as often as one goes, so that the project stays small and many edits can be tried.
            6 => {
                self.add();
                "one more guide".to_owned()
            }
            7 if self.guides.len() > 6 => {
                self.remove(number);
                format!("g-{number} is gone")
            }
            8 => {
                self.remove(number);
                self.add();
                format!("g-{number} is called otherwise")
            }
            9 => {
                self.guide(number, Guide::Unreadable);
                format!("g-{number} cannot be read")
            }
            10 => {
                self.guide(number, Guide::Wrong);
                format!("g-{number} is wrong")
            }
            11 => {
                self.guide(number, Guide::Allowed);
                format!("g-{number} is wrong, and allowed to be")
            }
            12 => {
                self.app(app, word);
                format!("app-{app} has {word}")
            }
            13 => {
                self.tidy(word);
                format!("the procedure has {word}")
            }
            14 => {
                let page = PAGE.replace("end", &format!("end {}", self.random.below(3)));
                self.write("project/little/page.html.j2", page);
                "another template".to_owned()
            }
            15 => {
                let way = self.random.below(SETTINGS.len());
                self.settings(way);
                format!("settings {way}")
            }
            16 => {
                let size = 40 + u32::try_from(self.random.below(3)).unwrap();
                self.picture(size);
                format!("a picture {size} wide")
            }
            17 => {
                let _ = fs::remove_file(self.root.join("project/shots/home.png"));
                "the picture is gone".to_owned()
            }
            18 => self.harm_output(),
            19 => self.harm_memory(),
            20 => {
                let _ = fs::remove_dir_all(self.root.join("kept"));
                "all outputs are gone".to_owned()
            }
            21 => "nothing".to_owned(),
            _ => {
                self.repair();
                "all is right again".to_owned()
            }
        };
        // What is wrong stays so for some edits, and not for ever.
        if self.random.percent(25) {
            self.repair();
            return format!("{said}, and all is right again");
        }
        said
    }

    fn repair(&mut self) {
        self.picture(40);
        self.tidy("Lists");
        (0..3).for_each(|app| self.app(app, "Lists"));
        let guides = self.guides.clone();
        for number in guides {
            let path = self.root.join(format!("project/guides/g-{number:03}.guide"));
            let text = fs::read_to_string(path).unwrap_or_default();
            if !text.contains("# good") || self.uses_what_is_gone(&text) {
                self.guide(number, Guide::Good);
            }
        }
    }

    fn uses_what_is_gone(&self, text: &str) -> bool {
        let mut used =
            text.lines().filter_map(|line| line.strip_prefix("use \"g-")?.split('.').next()?.parse().ok());
        used.any(|number: usize| !self.guides.contains(&number))
    }

    fn add(&mut self) {
        let number = self.next;
        // Numbers go round, so that new files stand before old ones, too.
        self.next = (self.next + 7) % 100;
        if !self.guides.contains(&number) {
            self.guides.push(number);
        }
        self.guide(number, Guide::Good);
    }

    fn remove(&mut self, number: usize) {
        self.guides.retain(|other| *other != number);
        let _ = fs::remove_file(self.root.join(format!("project/guides/g-{number:03}.guide")));
    }

    fn guide(&mut self, number: usize, kind: Guide) {
        let app = number % 3;
        let mut text = format!("use \"../app-{app}.guide\"\n");
        let other = self.guides.iter().copied().find(|other| *other < number && number.is_multiple_of(2));
        if let Some(other) = other {
            text.push_str(&format!("use \"g-{other:03}.guide\"\n"));
        }
        if number % 4 == 1 {
            text.push_str("use \"../tidy.guide\"\n");
        }
        let title = if matches!(kind, Guide::SameTitle) { 1000 } else { number };
        let words = self.random.below(5);
        text.push_str(&format!(
            "guide g-{number} \"Look at more ({title})\" {{\n  for android and notes-{app}\n  goal \"More {words}.\"\n  open notes-{app}\n  tap \"More\"\n"
        ));
        if number % 4 == 1 {
            text.push_str("  follow tidy\n");
        }
        if number % 5 == 2 {
            text.push_str("  picture \"../shots/home.png\" \"The home screen\" mark 10,10\n");
        }
        match kind {
            Guide::Wrong => text.push_str("  tap \"Nothing\"\n"),
            Guide::Allowed => {
                text.push_str("  tap \"Nothing\" # guidec: allow(not-on-screen) because it comes soon\n")
            }
            Guide::Unreadable => text.push_str("  tap tap tap {\n"),
            Guide::Good | Guide::SameTitle => text.push_str("  tap \"Lists\" # good\n"),
        }
        if let Some(other) = other {
            text.push_str(&format!("  note \"See [the other](@g-{other}).\"\n"));
        }
        text.push_str(&format!("  done \"That is all of {words}.\"\n}}\n"));
        self.write(&format!("project/guides/g-{number:03}.guide"), text);
    }

    fn app(&self, app: usize, word: &str) {
        self.write(
            &format!("project/app-{app}.guide"),
            format!(
                "app notes-{app} \"Notes {app}\" on android {{\n  versions 8 or later\n  screen home \"Home\" {{\n    button more \"More\" -> more\n  }}\n  \
                 screen more \"More\" {{\n    button list \"{word}\" -> home\n    button gone \"Gone\"\n  }}\n}}\n"
            ),
        );
    }

    fn tidy(&self, word: &str) {
        self.write(
            "project/tidy.guide",
            format!("procedure tidy \"Tidy up\" {{\n  for android\n  do \"Look for {word}.\"\n}}\n"),
        );
    }

    fn settings(&self, way: usize) {
        let rules = SETTINGS[way];
        self.write(
            "project/guidec.toml",
            format!(
                "name = \"Trial\"\ntrust-templates = true\ntargets = [\"little\", \"markdown\"]\n{rules}"
            ),
        );
    }

    /// The beginning of a PNG file, which is as much as anybody reads.
    fn picture(&self, width: u32) {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(30_u32.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        self.write("project/shots/home.png", bytes);
    }

    fn harm_output(&mut self) -> String {
        let mut outputs: Vec<String> = tree(&self.root.join("kept")).into_keys().collect();
        let way = self.random.below(3);
        // What somebody has changed and no build makes any more is theirs, and stays.
        outputs.retain(|name| way != 1 || self.is_made(name));
        if outputs.is_empty() {
            return "nothing".to_owned();
        }
        let name = self.random.pick(&outputs).clone();
        let path = self.root.join("kept").join(&name);
        match way {
            0 => fs::remove_file(path).unwrap(),
            1 => {
                let mut contents = fs::read(&path).unwrap();
                contents.iter_mut().take(1).for_each(|byte| *byte ^= 1);
                fs::write(path, contents).unwrap();
                // So the next build makes it again, before its guide may go.
                self.repair();
            }
            _ => {
                let contents = fs::read(&path).unwrap();
                fs::write(path, contents).unwrap();
            }
        }
        format!("{name} was harmed")
    }

    /// Whether an output is not the page of a guide that is gone.
    fn is_made(&self, name: &str) -> bool {
        let page = name.rsplit('/').next().and_then(|name| name.strip_prefix("g-"));
        let number = page.and_then(|page| page.split('.').next()?.parse().ok());
        number.is_none_or(|number| self.guides.contains(&number))
    }

    fn harm_memory(&mut self) -> String {
        let path = self.root.join("kept/.guidec-cache");
        let Ok(mut bytes) = fs::read(&path) else { return "nothing".to_owned() };
        let at = self.random.below(bytes.len());
        match self.random.below(3) {
            0 => bytes.truncate(at),
            1 => bytes[at] ^= 1 << self.random.below(8),
            _ => bytes = b"guidec-cache 1\nof somebody else".to_vec(),
        }
        fs::write(path, bytes).unwrap();
        "what was remembered was harmed".to_owned()
    }

    fn build(&mut self, out: &str, option: &str) -> Outcome {
        let mut command = Command::new(&self.guidec);
        command
            .current_dir(self.root.join("project"))
            .env_clear()
            .env("XDG_CACHE_HOME", self.root.join("own"));
        command.args(["build", "--out"]);
        command.arg(format!("../{out}"));
        command.args(option.split_whitespace());
        let output = command.output().unwrap();
        self.cached |= self.root.join("kept/.guidec-cache").exists();
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8_lossy(&printed);
        // How much was written is what may differ.
        let lines: Vec<&str> = printed.lines().filter(|line| !line.contains(" unchanged, ")).collect();
        let code = output.status.code();
        let outputs = (code == Some(0)).then(|| tree(&self.root.join(out)));
        Outcome { code, printed: lines.join("\n"), outputs }
    }

    fn write(&self, name: &str, contents: impl AsRef<[u8]>) {
        let path = self.root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }
}

/// What a guide is like.
enum Guide {
    Good,
    /// With the title of others.
    SameTitle,
    /// It means something that is not there.
    Wrong,
    /// The same, and that is allowed.
    Allowed,
    Unreadable,
}

/// All files below a folder but guidec's own.
fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if !name.contains(".guidec-") {
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    files
}
