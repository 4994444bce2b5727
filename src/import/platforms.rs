//! Systems, skins and makers that texts name, and conditions about them.

use super::token::{Kind, Token};

/// A name of something that readers have.
struct Platform {
    names: &'static [&'static str],
    /// Its name in the language.
    name: &'static str,
    /// The system that it belongs to or is, if there is one.
    system: &'static str,
    /// What has to be declared for it; nothing for what is built in.
    declaration: &'static str,
    versions: bool,
}

const fn system(name: &'static str, names: &'static [&'static str]) -> Platform {
    Platform { names, name, system: name, declaration: "", versions: true }
}

const fn skin(name: &'static str, names: &'static [&'static str], declaration: &'static str) -> Platform {
    Platform { names, name, system: "android", declaration, versions: true }
}

const fn maker(name: &'static str, names: &'static [&'static str], declaration: &'static str) -> Platform {
    Platform { names, name, system: "", declaration, versions: false }
}

const PLATFORMS: &[Platform] = &[
    system("android", &["android"]),
    system("ios", &["ios", "iphone", "iphones", "iphone os"]),
    system("ipados", &["ipados", "ipad", "ipads", "ipad os"]),
    system("harmonyos", &["harmonyos", "harmony os"]),
    system("windows", &["windows", "win", "windows pc", "windows pcs"]),
    system("macos", &["macos", "mac os", "mac", "macs", "os x", "mac os x"]),
    system("linux", &["linux"]),
    skin("miui", &["miui"], "skin miui \"MIUI\" on android"),
    skin("hyperos", &["hyperos"], "skin hyperos \"HyperOS\" on android"),
    skin("one-ui", &["one ui", "oneui"], "skin one-ui \"One UI\" on android"),
    skin("emui", &["emui"], "skin emui \"EMUI\" on android"),
    skin("magic-ui", &["magic ui", "magicos"], "skin magic-ui \"Magic UI\" on android"),
    skin("coloros", &["coloros", "color os"], "skin coloros \"ColorOS\" on android"),
    skin("oxygenos", &["oxygenos", "oxygen os"], "skin oxygenos \"OxygenOS\" on android"),
    skin("funtouch-os", &["funtouch os", "funtouchos"], "skin funtouch-os \"Funtouch OS\" on android"),
    maker("samsung", &["samsung", "samsung galaxy"], "maker samsung \"Samsung\""),
    maker("huawei", &["huawei"], "maker huawei \"Huawei\""),
    maker("honor", &["honor"], "maker honor \"HONOR\""),
    maker("xiaomi", &["xiaomi"], "maker xiaomi \"Xiaomi\""),
    maker("pixel", &["pixel", "google pixel"], "maker pixel \"Google Pixel\""),
    maker("sony", &["sony"], "maker sony \"Sony\""),
    maker("nokia", &["nokia"], "maker nokia \"Nokia\""),
    maker("oppo", &["oppo"], "maker oppo \"OPPO\""),
    maker("vivo", &["vivo"], "maker vivo \"vivo\""),
    maker("motorola", &["motorola"], "maker motorola \"Motorola\""),
    Platform {
        names: &["firefox", "fx"],
        name: "firefox",
        system: "",
        declaration: "app firefox \"Firefox\"",
        versions: true,
    },
];

/// Words around a condition that say nothing of their own.
const SILENT: &[&str] = &[
    "on",
    "for",
    "in",
    "with",
    "using",
    "if",
    "you",
    "you're",
    "use",
    "have",
    "are",
    "your",
    "an",
    "a",
    "the",
    "device",
    "devices",
    "phone",
    "phones",
    "tablet",
    "tablets",
    "user",
    "users",
    "version",
    "versions",
    "running",
    "only",
    "own",
    "computer",
    "computers",
    "is",
    "it",
    "runs",
    "when",
    "computer's",
    "steps",
    "instructions",
    "to",
];

/// What stands behind a version, with how the language says it.
const RANGES: &[(&str, &str)] = &[
    ("or later", "or later"),
    ("and later", "or later"),
    ("or newer", "or later"),
    ("and newer", "or later"),
    ("or above", "or later"),
    ("and above", "or later"),
    ("or higher", "or later"),
    ("and higher", "or later"),
    ("and up", "or later"),
    ("or up", "or later"),
    ("and further", "or later"),
    ("and lower version", "or earlier"),
    ("or greater", "or later"),
    ("and greater", "or later"),
    ("+", "or later"),
    ("or earlier", "or earlier"),
    ("and earlier", "or earlier"),
    ("or older", "or earlier"),
    ("and older", "or earlier"),
    ("or below", "or earlier"),
    ("and below", "or earlier"),
    ("or lower", "or earlier"),
    ("and lower", "or earlier"),
];

/// What stands before a version.
const BOUNDS: &[(&str, &str)] = &[
    ("below", "before"),
    ("before", "before"),
    ("older than", "before"),
    ("earlier than", "before"),
    ("lower than", "before"),
    ("above", "after"),
    ("newer than", "after"),
    ("later than", "after"),
];

/// A condition that readers meet by what they have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Condition {
    pub(super) text: String,
    pub(super) systems: Vec<&'static str>,
    pub(super) declarations: Vec<&'static str>,
    /// Whether it asks for a version.
    pub(super) versions: bool,
}

/// The condition that tokens are, if they are nothing else.
pub(super) fn condition(tokens: &[Token]) -> Option<Condition> {
    let is_word = |token: &&Token| {
        matches!(token.kind, Kind::Word | Kind::Label | Kind::Comma | Kind::Sign | Kind::Stop | Kind::Colon)
    };
    if tokens.iter().any(|token| !is_word(&token)) || tokens.len() > 16 {
        return None;
    }
    let words = tokens
        .iter()
        .filter(|token| matches!(token.kind, Kind::Word | Kind::Label | Kind::Comma) || token.text == "+");
    let words: Vec<String> = words
        .flat_map(|token| token.text.split(' '))
        .map(|word| word.to_lowercase().replace('’', "'"))
        .collect();
    from_words(&words)
}

/// The condition of a tag: `win10,mac`, `not fx57`, `windows`.
pub(super) fn of_tag(tag: &str) -> Option<Condition> {
    let mut all = Vec::new();
    let is_denied = tag.trim_start().starts_with("not ");
    let tag = tag.trim_start().trim_start_matches("not ");
    for part in tag.split([',', ' ']).filter(|part| !part.is_empty()) {
        let exact = part.starts_with('=');
        let part = part.trim_start_matches('=');
        let digits = part.find(|letter: char| letter.is_ascii_digit()).unwrap_or(part.len());
        let (name, version) = part.split_at(digits);
        let mut words = vec![name.to_lowercase()];
        if !version.is_empty() {
            words.push(version.to_owned());
            // As in Mozilla's: `fx57` is 57 and all after it, `win10` is Windows 10.
            words.extend(
                (name == "fx" && !exact).then_some(["or", "later"]).into_iter().flatten().map(str::to_owned),
            );
        }
        all.push(from_words(&words)?);
    }
    let joined = join(all)?;
    if !is_denied {
        return Some(joined);
    }
    let text = if joined.text.contains(" or ") {
        format!("not ({})", joined.text)
    } else {
        format!("not {}", joined.text)
    };
    Some(Condition { text, systems: Vec::new(), ..joined })
}

/// The condition of a tab that is called so: `macOS and Linux`.
pub(super) fn of_words(words: &str) -> Option<Condition> {
    let words = words.split([' ', '/', ',']).filter(|word| !word.is_empty());
    from_words(&words.map(str::to_lowercase).collect::<Vec<_>>())
}

fn from_words(words: &[String]) -> Option<Condition> {
    let mut rest = words;
    let mut all = Vec::new();
    let mut together = false;
    while let Some((first, others)) = rest.split_first() {
        together |= !all.is_empty() && matches!(first.as_str(), "with" | "running");
        if first == ","
            || matches!(first.as_str(), "and" | "or" | "&") && !all.is_empty()
            || SILENT.contains(&first.as_str())
        {
            rest = others;
            continue;
        }
        let (one, taken) = test(rest)?;
        all.push(one);
        rest = rest.get(taken..)?;
    }
    match (together, all.as_slice()) {
        (true, [one, other]) => Some(both(one, other)),
        (true, _) => None,
        (false, _) => join(all),
    }
}

/// "Samsung phones with One UI 5".
fn both(one: &Condition, other: &Condition) -> Condition {
    Condition {
        text: format!("{} and {}", one.text, other.text),
        systems: [one.systems.as_slice(), other.systems.as_slice()].concat(),
        declarations: [one.declarations.as_slice(), other.declarations.as_slice()].concat(),
        versions: one.versions || other.versions,
    }
}

/// Several that are joined by `or`: a list of systems is for whoever has one of them.
fn join(all: Vec<Condition>) -> Option<Condition> {
    let mut joined = Condition::default();
    let several = all.len() > 1;
    for one in all {
        let text = if several && one.text.contains(' ') { format!("({})", one.text) } else { one.text };
        joined.text = if joined.text.is_empty() { text } else { format!("{} or {text}", joined.text) };
        joined.systems.extend(one.systems);
        joined.declarations.extend(one.declarations);
        joined.versions |= one.versions;
    }
    (!joined.text.is_empty()).then_some(joined)
}

/// A name, and what of its versions; and how many words it has.
fn test(words: &[String]) -> Option<(Condition, usize)> {
    let (platform, mut at) = named(words)?;
    let mut text = platform.name.to_owned();
    let mut versions = false;
    if platform.versions {
        let skipped = words
            .get(at..)?
            .iter()
            .take_while(|word| matches!(word.as_str(), "version" | "versions" | "os"))
            .count();
        let rest = words.get(at + skipped..)?;
        if let Some((bound, taken)) = phrase(rest, BOUNDS)
            && let Some(version) = rest.get(taken).and_then(|word| version(word))
        {
            text.push_str(&format!(" {bound} {version}"));
            (at, versions) = (at + skipped + taken + 1, true);
        } else if let Some(version) = rest.first().and_then(|word| version(word)) {
            let glued = rest.first().is_some_and(|word| word.ends_with('+'));
            let behind = rest.get(1..)?;
            let (range, taken) = phrase(behind, RANGES).unwrap_or((if glued { "or later" } else { "" }, 0));
            text.push_str(&format!(" {version} {range}"));
            (at, versions) = (at + skipped + 1 + taken, true);
        }
    }
    let systems = if platform.system.is_empty() { Vec::new() } else { vec![platform.system] };
    let declarations = if platform.declaration.is_empty() { Vec::new() } else { vec![platform.declaration] };
    Some((Condition { text: text.trim().to_owned(), systems, declarations, versions }, at))
}

fn named(words: &[String]) -> Option<(&'static Platform, usize)> {
    (1..=words.len().min(3)).rev().find_map(|length| {
        let name = words.get(..length)?.join(" ");
        let platform = PLATFORMS.iter().find(|platform| platform.names.contains(&name.as_str()))?;
        Some((platform, length))
    })
}

fn phrase(words: &[String], table: &'static [(&'static str, &'static str)]) -> Option<(&'static str, usize)> {
    (1..=words.len().min(3)).rev().find_map(|length| {
        let written = words.get(..length)?.join(" ");
        table.iter().find(|(phrase, _)| *phrase == written).map(|(_, said)| (*said, length))
    })
}

fn version(word: &str) -> Option<&str> {
    let word = word.trim_end_matches('+');
    let is_version = word.len() < 16
        && !word.is_empty()
        && word
            .split('.')
            .all(|part| !part.is_empty() && part.len() < 9 && part.bytes().all(|byte| byte.is_ascii_digit()));
    is_version.then_some(word)
}

/// The systems that a title names.
pub(super) fn systems_in(title: &str) -> Vec<&'static str> {
    let words = title.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    let mut systems: Vec<&'static str> = words
        .filter_map(|word| {
            let platform = PLATFORMS.iter().find(|platform| platform.names.contains(&word.as_str()))?;
            (platform.system == platform.name && word != "win").then_some(platform.name)
        })
        .collect();
    systems.sort_unstable();
    systems.dedup();
    systems
}
