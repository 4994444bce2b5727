//! Shapes of files that are quadratic, or worse, for whoever compares their parts with one another.

/// A shape in any size.
pub struct Shape {
    pub name: &'static str,
    /// What is done with it.
    pub command: &'static str,
    /// Files of about so many bytes together.
    pub write: fn(usize) -> Vec<(String, Vec<u8>)>,
    /// More bytes are not tried.
    pub most: usize,
}

const CHECK: &str = "check --format short";
const BUILD: &str = "build --target all --format short";

fn guide(body: &str) -> String {
    format!("guide x \"X\" {{\n  for android\n{body}\n}}\n")
}

fn app(screens: &str) -> String {
    format!("app a \"A\" on android {{\n  versions 1 or later\n{screens}\n}}\n")
}

/// Lines until they have so many bytes.
fn lines(size: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 100);
    let mut number = 0;
    while text.len() < size {
        text.push_str(&line(number));
        text.push('\n');
        number += 1;
    }
    text
}

fn fill(size: usize, piece: &str) -> String {
    piece.repeat(size / piece.len() + 1)
}

fn one(text: String) -> Vec<(String, Vec<u8>)> {
    vec![("a.guide".to_owned(), text.into_bytes())]
}

fn how_to(text: String) -> Vec<(String, Vec<u8>)> {
    vec![("a.md".to_owned(), text.into_bytes())]
}

/// Very small files and pages are tried up to this: a quarter of a million of these, minutes for those.
const MANY_FILES: usize = 10_000_000;

/// Guides that come to hundreds of times as many steps as they have lines are tried up to this.
const MANY_STEPS: usize = 1_000_000;

/// Files of at most 20 KB.
fn many(size: usize, text: impl Fn(usize) -> String) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut bytes = 0;
    while bytes < size {
        let number = files.len();
        let text = text(number);
        bytes += text.len();
        files.push((format!("d{}/f{number}.guide", number / 1_000), text.into_bytes()));
    }
    files
}

/// An app of so many screens that lead to each other, and its name.
fn screens(number: usize, count: usize) -> String {
    let screen = |place: usize| {
        let next = (place + 1) % count;
        format!(
            "  screen s{number}-{place} \"S{place}\" {{\n    button b{number}-{place} \"B{place}\" -> s{number}-{next}\n  }}\n"
        )
    };
    let screens: String = (0..count).map(screen).collect();
    format!("app a{number} \"A{number}\" on android {{\n  versions 1 or later\n{screens}}}\n")
}

/// A guide for one of these apps, called as its number says.
fn guide_of(number: usize, app: usize) -> String {
    format!("guide g{number} \"G{number}\" {{\n  for android\n  open a{app}\n  tap b{app}-0\n}}\n")
}

/// Where [`many`] puts a file, as others of them name it.
fn beside(number: usize) -> String {
    format!("../d{}/f{number}.guide", number / 1_000)
}

macro_rules! shapes {
    (@most) => { usize::MAX };
    (@most $most:expr) => { $most };
    ($($name:literal, $command:expr, $write:expr $(, at most $most:expr)?;)*) => {
        pub const ALL: &[Shape] =
            &[$(Shape { name: $name, command: $command, write: $write, most: shapes!(@most $($most)?) }),*];
    };
}

shapes! {
    "commas", CHECK, |size| one(guide(&fill(size, ",")));
    "empty blocks", CHECK, |size| one(fill(size, "a{}"));
    "open braces", CHECK, |size| one(fill(size, "{"));
    "quotation marks", CHECK, |size| one(guide(&fill(size, "\"")));
    "open texts", CHECK, |size| one(guide(&fill(size, "tap \"a\n")));
    "open long texts", CHECK, |size| one(guide(&fill(size, "about \"a\" \"\"\"\n")));
    "comments", CHECK, |size| one(fill(size, "# a\n"));
    "empty lines", CHECK, |size| one(fill(size, "\n"));
    "one long line", CHECK, |size| one(guide(&format!("do \"{}\"", fill(size, "word "))));
    "marks on letters", CHECK, |size| one(guide(&format!("do \"{}\"", fill(size, "a\u{301}"))));
    "letters of many scripts", CHECK, |size| one(guide(&lines(size, |_| "do \"aа一אب\"".to_owned())));
    "unknown words", CHECK, |size| one(guide(&lines(size, |number| format!("zork{number} it"))));
    "unknown names", CHECK, |size| one(guide(&lines(size, |number| format!("tap zork{number}"))));
    "the same guide again and again", CHECK, |size| one(fill(size, "guide g \"G\" { do \"x\" }\n"));
    "guides with one word", CHECK, |size| one(lines(size, |number| format!("guide g{number} \"G {number}\" {{ do \"It\" }}")));
    "values that nobody uses", CHECK, |size| one(lines(size, |number| format!("value v{number} \"V{number}\"")));
    "wrong names among declared ones", CHECK, |size| {
        let screens = lines(size / 2, |number| format!("screen screen-{number} \"S{number}\""));
        one(app(&screens) + &guide(&lines(size / 2, |number| format!("go to a.scren-{number}"))))
    };
    "labels that are nearly there", CHECK, |size| {
        let buttons = lines(size / 2, |number| format!("button b{number} \"Button {number}\""));
        let steps = lines(size / 2, |number| format!("tap \"Buton {number}\""));
        one(app(&format!("screen s \"S\" {{\n{buttons}}}")) + &guide(&format!("open a\n{steps}")))
    };
    "screens that lead to each other", CHECK, |size| {
        one(app(&lines(size, |number| format!("screen s{number} \"S{number}\" {{ button b \"B\" -> s{} }}", number / 2))))
    };
    "a chain of screens", CHECK, |size| {
        one(app(&lines(size, |number| format!("screen s{number} \"S{number}\" {{ button b \"B\" -> s{} }}", number + 1))))
    };
    "screens like each other", CHECK, |size| {
        one(app(&lines(size, |number| format!("screen s{number} like s{}", number + 1))))
    };
    "steps", CHECK, |size| one(guide(&fill(size, "do \"It.\"\n")));
    "steps of an app", CHECK, |size| {
        let screens = "screen s \"S\" {\n button b \"B\" -> t\n}\nscreen t \"T\" {\n button c \"C\" -> s\n}";
        one(app(screens) + &guide(&format!("open a\nat s\n{}", fill(size, "tap b\ntap c\n"))))
    };
    "versions", CHECK, |size| {
        one(guide(&lines(size, |number| format!("when android {}.{} {{ back }}", number / 50, number % 50))))
    };
    "one version after the other", CHECK, |size| {
        one(guide(&lines(size, |number| format!("when android {} or later {{ back }}", number + 1))))
    };
    "questions", CHECK, |size| {
        let questions = lines(size / 2, |number| format!("question q{number} \"Q{number}?\" {{ a \"A\"\nb \"B\" }}"));
        one(questions + &guide(&lines(size / 2, |number| format!("when q{number} is a {{ back }}"))))
    };
    "devices", CHECK, |size| {
        one(lines(size, |number| format!("device d{number} \"D{number}\" by \"M\" {{ runs android {} }}", number % 20 + 1)))
    };
    "conditions that use conditions", CHECK, |size| {
        one("condition c0 \"C\" = android 1\n".to_owned() + &lines(size, |number| {
            format!("condition c{} \"C{number}\" = c{number} or android {number}", number + 1)
        }))
    };
    "procedures", CHECK, |size| {
        let procedures = lines(size / 2, |number| format!("procedure p{number} \"P{number}\" {{ back }}"));
        one(procedures + &guide(&lines(size / 2, |number| format!("follow p{number}"))))
    };
    "procedures that follow the next one twice, for many guides", CHECK, |size| many(size, |number| {
        let doubled = (0..10).map(|place| format!("procedure p{place} \"P\" {{ follow p{0}\nfollow p{0} }}\n", place + 1));
        let guides = lines(10_000, |place| format!("guide g{number}-{place} \"G {number} {place}\" {{\n  follow p0\n}}"));
        doubled.collect::<String>() + "procedure p10 \"P\" { back }\n" + &guides
    }), at most MANY_STEPS;
    "times in times in procedures", CHECK, |size| many(size, |number| {
        let inner = "within 8 minutes {\ntap \"B\"\nfollow pN\nfollow pN\n} or else {\ntap \"C\"\n}\n";
        let body = format!("within 8 minutes {{\n{inner}follow pN\n}} or else {{\n{inner}}}\n");
        let timed = (0..9).map(|place| format!("procedure p{place} \"P\" {{\n{}}}\n", body.replace("pN", &format!("p{}", place + 1))));
        let screens = lines(400, |place| format!("screen s{place} \"S\" {{\nbutton b{place} \"B\" -> s{}\nbutton c{place} \"C\" -> s0 }}", (place + 1) % 5));
        let guide = format!("guide g{number} \"G {number}\" {{\n  for android\nopen a\nnow at s0\nfollow p0\n}}\n");
        app(&screens) + &timed.collect::<String>() + "procedure p9 \"P\" { back }\n" + &guide
    }), at most MANY_STEPS;
    "ways among buttons that are called alike", CHECK, |size| {
        let buttons = |number: usize| lines(200, |place| format!("button b{number}-{place} \"B{}\" when android {place} -> s{}", place % 3, number + 1));
        let screens = lines(size, |number| format!("screen s{number} \"S{number}\" {{\n{}}}", buttons(number)));
        one(app(&screens) + &guide("open a\nnow at s0\ngo to s1\ngo to s3\ngo to s9"))
    };
    "buttons with labels in common", CHECK, |size| {
        let labels: String = (0..50).map(|place| format!("label \"L{place}\" when android {place}\n")).collect();
        let buttons = lines(size, |number| format!("button b{number} {{\n{labels}}}"));
        one(app(&format!("screen s {{\n{buttons}}}")) + &guide("open a\nnow at s\ntap b1\ntap b2"))
    };
    "questions after questions", CHECK, |size| many(size, |number| {
        let questions = (1..20).map(|place| format!("question q{place} \"Q?\" when q{} is a {{ a \"A\"\nb \"B\" }}\n", place - 1));
        let asked: String = (0..20).map(|place| format!("when q{place} is a {{ back }}\n")).collect();
        let guide = format!("guide g{number} \"G {number}\" {{\n  for android\n{asked}}}\n");
        "question q0 \"Q?\" { a \"A\"\nb \"B\" }\n".to_owned() + &questions.collect::<String>() + &guide
    });
    "screens that nobody uses", CHECK, |size| many(size, |number| {
        let screens = (0..900).map(|place| format!("screen s{number}-{place}\n"));
        format!("app a{number} \"A\" on android {{\nversions 1 or later\n{}}}\n", screens.collect::<String>())
    });
    "screens that guides use", CHECK, |size| many(size, |number| screens(number, 60) + &guide_of(number, number));
    "screens of one app in many files", CHECK, |size| many(size, |number| {
        let screens = lines(4_000, |place| format!("screen s{number}-{place} \"S\" {{ button b \"B\" -> s{number}-0 }}"));
        format!("screens of android {{\n{screens}}}\nguide g{number} \"G{number}\" {{\n  for android\n  start android.s{number}-0\n  tap b\n}}\n")
    });
    "a file of its own for each guide", CHECK, |size| many(size, |number| match number % 2 {
        0 => screens(number, 60),
        _ => format!("use \"{}\"\n{}", beside(number - 1), guide_of(number, number - 1)),
    });
    "a guide that uses all files", CHECK, |size| {
        let mut files = many(size, |number| screens(number, 30));
        // So many that the file may be read.
        let uses = (0..files.len().min(9_000)).map(|number| format!("use \"{}\"\n", &beside(number)[3..]));
        files.push(("all.guide".to_owned(), (uses.collect::<String>() + &guide_of(0, 0)).into_bytes()));
        files
    };
    "files that use the one at half their number", CHECK, |size| many(size, |number| match number % 2 {
        0 => format!("use \"{}\"\n{}", beside(number / 4 * 2), screens(number, 2)),
        _ => format!("use \"{}\"\n{}", beside(number - 1), guide_of(number, number - 1)),
    }), at most MANY_STEPS;
    "files that use the next one", CHECK, |size| many(size, |number| {
        format!("use \"{}\"\n{}", beside(number + 1), guide("do \"It.\"").replace('x', &format!("x{number}")))
    }), at most MANY_STEPS;
    "as many files that use the next one as may be", CHECK, |size| many(size, |number| {
        let next = if number % 256 == 255 { String::new() } else { format!("use \"{}\"\n", beside(number + 1)) };
        next + &guide("do \"It.\"").replace('x', &format!("x{number}"))
    }), at most MANY_STEPS;
    "guides that use one large file", CHECK, |size| many(size, |number| match number {
        0 => screens(0, (size / 200).min(400)),
        _ => format!("use \"{}\"\n{}", beside(0), guide_of(number, 0)),
    }), at most MANY_STEPS;
    "guides that use as much as they may", CHECK, |size| many(size, |number| match (number / 20 * 20, number % 20) {
        (_, 0..13) => {
            let rows = lines(19_000, |place| format!("row r{place} \"R\" -> s"));
            let rows: Vec<&str> = rows.lines().collect();
            let screens = rows.chunks(900).enumerate().map(|(place, rows)| match place {
                0 => format!("screen s {{\n{}\n}}\n", rows.join("\n")),
                _ => format!("screen s{place} {{\n{}\n}}\n", rows.join("\n")),
            });
            format!("app a{number} \"A{number}\" on android {{\nversions 1 or later\n{}}}\n", screens.collect::<String>())
        }
        (first, _) => {
            let uses: String = (first..first + 13).map(|used| format!("use \"{}\"\n", beside(used))).collect();
            uses + &format!("guide g{number} \"G{number}\" {{\n  for android\n  open a{first}\n  tap r0\n}}\n")
        }
    });
    "notes that refer to each other", CHECK, |size| {
        one(lines(size, |number| format!("guide g{number} \"G {number}\" {{ do \"See [it](@g{}).\" }}", number + 1)))
    };
    "emphasis", BUILD, |size| one(guide(&format!("do \"{}\"", fill(size, "*a **b "))));
    "brackets", BUILD, |size| one(guide(&format!("do \"{}\"", fill(size, "["))));
    "backquotes", BUILD, |size| one(guide(&lines(size, |number| format!("do \"{}a\"", "`".repeat(number % 200 + 1)))));
    "links", BUILD, |size| one(guide(&lines(size, |number| format!("do \"[a{number}](https://a.example/{number})\""))));
    "pages", BUILD, |size| many(size, |number| {
        format!("guide g{number} \"G {number}\" {{\n{}}}\n", lines(15_000, |line| format!("do \"Number {line}.\"")))
    }), at most MANY_FILES;
    "small files", CHECK, |size| many(size, |number| {
        format!("guide g{number} \"How to do number {number}\" {{\n  do \"Number {number}.\"\n}}\n")
    }), at most MANY_FILES;
    "large files", CHECK, |size| many(size, |number| {
        format!("guide g{number} \"How to do number {number}\" {{\n{}}}\n", lines(19_000, |line| format!("do \"Number {line}.\"")))
    });
    "files with one mistake each", CHECK, |size| many(size, |number| format!("guide g{number} \"G {number}\" {{\n  tpa \"it\"\n}}\n")), at most MANY_FILES;
    "pages with much in common", BUILD, |size| many(size, |number| {
        let steps = lines(1_500, |line| format!("  tap \"Button {line}\""));
        format!("guide g{number} \"Leave the plan number {number}\" {{\n  for android\n  topics \"Plans\"\n{steps}  done \"That is all.\"\n}}\n")
    }), at most MANY_FILES;
    "formatted conditions", "fmt --check", |size| one(guide(&lines(size, |_| "for (android and (ios or (web)))".to_owned())));
    "formatted columns", "fmt --check", |size| one(app(&lines(size, |number| format!("screen   s{number} \"S\" # {}", "x".repeat(number % 50)))));
    "formatted mistakes", "fmt --check", |size| one(guide(&lines(size, |_| "tpa (\"a\" {".to_owned())));
    "imported emphasis", "import a.md", |size| how_to(fill(size, "*a **b "));
    "imported brackets", "import a.md", |size| how_to(fill(size, "["));
    "imported links", "import a.md", |size| how_to(lines(size, |number| format!("[a{number}]: /b{number}\n\nTap [a{number}].")));
    "imported lists", "import a.md", |size| how_to(lines(size, |number| format!("{number}. Tap **A{number}**.")));
    "imported lists in lists", "import a.md", |size| how_to(lines(size, |number| format!("{}- Tap **A**.", "  ".repeat(number % 40))));
    "imported quotes", "import a.md", |size| how_to(fill(size, "> "));
    "imported tags", "import a.md", |size| how_to(fill(size, "<div>"));
    "imported open tags", "import a.md", |size| how_to(fill(size, "<a "));
    "imported tables", "import a.md", |size| how_to(format!("| a |\n| - |\n{}", fill(size, "| Tap **A**. |\n")));
    "imported sentences", "import a.md", |size| how_to(fill(size, "Tap **A**. "));
    "imported words", "import a.md", |size| how_to(lines(size, |number| format!("word{number} other{number}")));
}
