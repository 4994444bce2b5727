//! What readers of random guides come to, and how often at least, so that nothing of it can get lost unnoticed.

use std::collections::{BTreeMap, BTreeSet};

use guidec::model::statement::StatementKind;
use guidec::model::step::{Action, Step};
use guidec::vocabulary::{InstallKind, TapGesture};

use super::acts::Use;
use super::leads::Found;
use super::situation::View;

/// A guide with as many axes, and as many cut points on one of them, as the comparison is to stand.
pub const AXES: usize = 6;
pub const CUTS: usize = 30;
pub const LARGE: &str = "6 axes and 30 cuts";

/// In how many of a thousand guides readers come to each of these, at least.
const LEAST: &[(&str, usize)] = &[
    (LARGE, 40),
    ("two things in hand", 20),
    ("a sample of the readers", 20),
    ("own start", 60),
    ("seen on", 40),
    ("partial", 40),
    ("uncertain targets", 200),
    ("labels that differ", 200),
    ("availability", 300),
    ("sometimes", 300),
    ("disabled", 200),
    ("moves by itself", 100),
    ("waits for it", 20),
    ("the app decides what comes", 5),
    ("moves by itself before a look", 5),
    ("a target for others only", 40),
    ("an option of no list", 10),
    ("an option of two lists", 2),
    ("within of", 20),
    ("warning always", 10),
    ("tap", 500),
    ("hold", 50),
    ("double-tap", 10),
    ("swipe", 10),
    ("drag", 30),
    ("type", 40),
    ("turn", 60),
    ("tick", 40),
    ("choose in", 50),
    ("choose", 20),
    ("a verb that does not fit", 10),
    ("called alike", 10),
    ("titled alike", 1),
    ("called alike on a way", 1),
    ("turn all", 30),
    ("turn all except", 10),
    ("turn all except what is apart", 1),
    ("turn all that leads", 4),
    ("turn all that is disabled", 3),
    ("drag to what is disabled", 4),
    ("instead for some", 30),
    ("after all steps", 30),
    ("end of an attempt", 4),
    ("allow or deny", 30),
    ("go to", 100),
    ("opens", 100),
    ("cannot be undone", 10),
    ("open", 500),
    ("return to", 30),
    ("back", 100),
    ("wait", 50),
    ("scan", 20),
    ("restart", 20),
    ("install", 8),
    ("update", 60),
    ("uninstall", 10),
    ("answered with what is gone", 2),
    ("nothing to update", 5),
    ("ends elsewhere with several things", 1),
    ("look at", 40),
    ("do", 100),
    ("do leaves", 50),
    ("when", 200),
    ("exactly one", 100),
    ("either", 100),
    ("try", 100),
    ("if", 200),
    ("optional", 80),
    ("optional any", 30),
    ("repeat", 50),
    ("within", 30),
    ("part", 30),
    ("on", 10),
    ("at", 40),
    ("now at", 60),
    ("now see", 6),
    ("follow", 30),
    ("follow without", 4),
    ("skip to", 20),
    ("again from", 30),
    ("done", 300),
    ("stop", 50),
    ("said beside", 100),
    ("never tap", 10),
    ("trouble", 100),
    ("E0450", 300),
    ("E0451", 20),
    ("E0452", 4),
    ("E0453", 50),
    ("E0454", 3),
    ("E0455", 50),
    ("E0456", 50),
    ("E0457", 30),
    ("E0458", 30),
    ("E0459", 2),
    ("E0460", 1),
    ("E0461", 20),
    ("E0462", 15),
    ("E0463", 20),
    ("E0464", 30),
    ("E0465", 60),
    ("E0467", 50),
    ("E0468", 2),
    ("E0469", 5),
    ("E0470", 5),
    ("E0471", 3),
    ("E0472", 2),
    ("E0473", 30),
    ("E0474", 20),
    ("E0475", 20),
    ("E0476", 10),
    ("E0479", 1),
    ("E0497", 10),
    ("E0485", 30),
    ("E0486", 10),
    ("E0495", 4),
];

/// Fewer guides than these are too few for every feature to occur.
const ENOUGH: usize = 250;

/// What occurred too rarely in the guides that were compared: not half as often as it usually does, as chance plays with what
/// is rare. What is to occur less than once in as many is not missed.
pub fn missing(guides: usize, counted: &BTreeMap<&'static str, usize>) -> Vec<String> {
    let judged = LEAST.iter().filter(|(_, least)| guides >= ENOUGH && least * guides >= 1000);
    let count = |what: &str| counted.get(what).copied().unwrap_or(0);
    let rare = judged.filter(|(what, least)| count(what) * 2000 < least * guides);
    rare.map(|(what, least)| format!("{what}: {} of {guides}, not half of {least} in 1000", count(what)))
        .collect()
}

/// What a statement is, to be counted.
pub fn of(statement: &StatementKind) -> BTreeSet<&'static str> {
    BTreeSet::from([match statement {
        StatementKind::Step(step) => return of_step(step),
        StatementKind::When(_) => "when",
        StatementKind::ExactlyOne(_) => "exactly one",
        StatementKind::Either(_) => "either",
        StatementKind::Try(_) => "try",
        StatementKind::If(_) => "if",
        StatementKind::Optional(_) => "optional",
        StatementKind::OptionalAny(_) => "optional any",
        StatementKind::Repeat { .. } => "repeat",
        StatementKind::Within(_) => "within",
        StatementKind::Part { .. } => "part",
        StatementKind::On { .. } => "on",
        StatementKind::At { .. } => "at",
        StatementKind::NowAt(_) => "now at",
        StatementKind::NowSee(_) => "now see",
        StatementKind::Value(_) => "value",
        StatementKind::Follow { without, .. } if without.is_empty() => "follow",
        StatementKind::Follow { .. } => "follow without",
        StatementKind::SkipTo(_) => "skip to",
        StatementKind::AgainFrom(_) => "again from",
        StatementKind::Done(_) => "done",
        StatementKind::Stop(_) => "stop",
        StatementKind::Attachment(_) => "said beside",
        StatementKind::Never { .. } => "never tap",
    }])
}

/// What is counted of what somebody finds who uses something.
pub fn of_found(view: &View, how: Use, found: &[Found]) -> BTreeSet<&'static str> {
    let missing = found.iter().any(|it| matches!(it, Found::Missing(_)));
    let there = found.iter().filter_map(|it| match it {
        Found::There { view, ambiguous, .. } => Some((view, *ambiguous)),
        _ => None,
    });
    let there: Vec<(&View, bool)> = there.collect();
    let offered = matches!(how, Use::Offer);
    let known = view.front().is_some();
    let all = [
        (known && there.iter().any(|(seen, _)| seen.front() != view.front()), "waits for it"),
        (missing && !there.is_empty(), "the app decides what comes"),
        (offered && missing, "an option of no list"),
        (offered && there.iter().any(|(_, ambiguous)| *ambiguous), "an option of two lists"),
    ];
    all.into_iter().filter(|(so, _)| *so).map(|(_, name)| name).collect()
}

fn of_step(step: &Step) -> BTreeSet<&'static str> {
    let mut all = BTreeSet::from([match &step.action {
        Action::Tap { gesture: TapGesture::Tap, .. } => "tap",
        Action::Tap { gesture: TapGesture::Hold, .. } => "hold",
        Action::Tap { gesture: TapGesture::DoubleTap, .. } => "double-tap",
        Action::Swipe { .. } => "swipe",
        Action::ScrollTo(_) | Action::See(_) => "look at",
        Action::Drag { .. } => "drag",
        Action::Type { .. } => "type",
        Action::Choose { within: Some(_), .. } => "choose in",
        Action::Choose { within: None, .. } => "choose",
        Action::Turn { .. } => "turn",
        Action::TurnAll { except, .. } if except.is_empty() => "turn all",
        Action::TurnAll { .. } => "turn all except",
        Action::Tick { .. } => "tick",
        Action::Open(_) => "open",
        Action::ReturnTo(_) => "return to",
        Action::Back => "back",
        Action::Wait { .. } => "wait",
        Action::Scan(_) => "scan",
        Action::Permit { .. } => "allow or deny",
        Action::Restart(_) => "restart",
        Action::Install { kind: InstallKind::Install, .. } => "install",
        Action::Install { kind: InstallKind::Update, .. } => "update",
        Action::Install { kind: InstallKind::Uninstall, .. } => "uninstall",
        Action::Do { leaves: true, .. } => "do leaves",
        Action::Do { .. } => "do",
        Action::GoTo(_) => "go to",
        _ => "another step",
    }]);
    if !step.opens.is_empty() {
        all.insert("opens");
    }
    if step.cannot_be_undone {
        all.insert("cannot be undone");
    }
    all
}
