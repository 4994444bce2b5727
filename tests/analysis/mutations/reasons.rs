//! Why a mistake is not found: a closed list. A mistake without any of these is a hole in the analysis.

use super::declared::Declared;
use super::project::{Guides, Told};
use super::{Kind, Mutant};
use guidec::host::ProjectPath;

/// Why a mistake is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    InANote,
    Follows,
    Unused,
    AskedFirst,
    RivalAsked,
    InProse,
    OneOfSeveral,
    ByItself,
    Words,
    Stays,
    NothingFollows,
    OpenBefore,
    OtherWays,
    SameReaders,
    LeftOut,
    NewcomersPass,
    CanBeUndone,
}

impl Reason {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::InANote => {
                "a note tells it: one more tap is counted that nobody can check, or everybody takes a branch"
            }
            Self::Follows => "the steps name the element, not its label: what is printed is right again",
            Self::Unused => "no guide uses it",
            Self::AskedFirst => "the guide asks with `if see` before it uses it",
            Self::RivalAsked => {
                "the guide asks with `if see` for what is there instead of it, and who does not have it surely has that"
            }
            Self::InProse => "only sentences speak of it, and sentences are not followed",
            Self::OneOfSeveral => {
                "the app may lead there anyway, and the guide is right on each of the screens"
            }
            Self::ByItself => "the reader comes there all the same, by waiting",
            Self::Words => "it is only words: `do`, `read`, `run`, notes, ends and jumps are on no screen",
            Self::Stays => "readers stay on the screen, with it and without it",
            Self::NothingFollows => {
                "nothing that follows asks where readers are: it begins anew, says where they are, or is on no screen"
            }
            Self::OpenBefore => "the app is open already",
            Self::OtherWays => "other ways are left",
            Self::SameReaders => "nobody new comes in",
            Self::LeftOut => "the newcomers do not have what the guide opens, and are left out again",
            Self::NewcomersPass => {
                "a guide for the newcomers alone is right, too: the app is the same for them"
            }
            Self::CanBeUndone => "nothing behind it is declared `cannot be undone`",
        }
    }
}

/// The reason of a mistake that is not found; `told`: what is told of it.
pub(super) fn reason(
    guides: &Guides,
    declared: &Declared,
    path: &ProjectPath,
    mutant: &Mutant,
    told: &Told,
) -> Option<Reason> {
    let right = guides.right(path);
    if told.notes_more_than(&right) {
        return Some(Reason::InANote);
    }
    let probed = || mutant.probe.as_ref().map(|probe| guides.told(path, probe));
    mutant.shown.or_else(|| match mutant.kind {
        Kind::RenameLabel | Kind::RenameOption => renamed(mutant, told, &right),
        Kind::Remove | Kind::RemoveForSome => missing(guides, declared, mutant),
        Kind::Retarget | Kind::DropArm | Kind::Delete => {
            let lost = probed()?;
            (!lost.is_found() && !lost.counts_more_than(&right)).then_some(Reason::NothingFollows)
        }
        Kind::Widen => newcomers(&probed()?),
        Kind::DropWarning => {
            let can = mutant.keys.iter().all(|key| !declared.cannot_be_undone(key));
            can.then_some(Reason::CanBeUndone)
        }
        Kind::Swap | Kind::StaleLabel | Kind::Slip => None,
    })
}

/// The new words are printed, or nothing changes at all.
fn renamed(mutant: &Mutant, told: &Told, right: &Told) -> Option<Reason> {
    let (pages, before) = (told.pages(), right.pages());
    if pages == before {
        return Some(Reason::Unused);
    }
    let new = mutant.keys.first()?;
    (pages.contains(new.as_str()) && !before.contains(new.as_str())).then_some(Reason::Follows)
}

/// No step names it, or only after a look.
fn missing(guides: &Guides, declared: &Declared, mutant: &Mutant) -> Option<Reason> {
    let key = mutant.keys.first()?;
    if declared.asked.contains(key) {
        return Some(Reason::AskedFirst);
    }
    if declared.asks_for_rival(key) {
        return Some(Reason::RivalAsked);
    }
    if declared.touched.contains(key) {
        return None;
    }
    Some(if guides.speak_of(key) { Reason::InProse } else { Reason::Unused })
}

/// What is told of a guide for the newcomers alone. That some of its branches are then for nobody or for everybody, and
/// that nobody has checked it, says nothing of their steps.
fn newcomers(told: &Told) -> Option<Reason> {
    const NOBODY: [&str; 2] = ["E0454", "E0460"];
    // Among the others they were left out before anything could be told of them.
    const LACKING: [&str; 2] = ["E0467", "E0471"];
    const OF_BRANCHES: [&str; 3] = ["E0455", "E0463", "E0488"];
    if told.codes.iter().any(|code| NOBODY.contains(code)) {
        return Some(Reason::SameReaders);
    }
    if told.codes.iter().any(|code| LACKING.contains(code)) {
        return Some(Reason::LeftOut);
    }
    told.codes.iter().all(|code| OF_BRANCHES.contains(code)).then_some(Reason::NewcomersPass)
}
