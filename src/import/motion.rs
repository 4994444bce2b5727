//! Actions that lead somewhere: opening apps, ways through menus, scrolling, swiping.

use super::clause::Clause;
use super::context::{Context, remark};
use super::entry::Entry;
use super::object::{self, Label};
use super::prose::{joined, literal};
use super::step::{by_hand, labelled, literal_of, quoted, unclear};
use super::token::{Kind, Token, cut, line_of};
use super::touch::{finish, object_of, tap};
use super::words::{AROUND_PLACES, PLACES};

/// The name of an app without the word "app".
fn app_name(label: &str) -> &str {
    let bare =
        label.rsplit_once(' ').filter(|(_, last)| last.eq_ignore_ascii_case("app")).map(|(bare, _)| bare);
    bare.filter(|bare| !bare.trim().is_empty()).unwrap_or(label)
}

/// Opens the app that a way begins with, and says what is left of the way. `goes`: whether the verb says that one goes
/// there, so that the way surely begins outside of any app.
pub(super) fn enter<'l>(
    labels: &'l [Label],
    goes: bool,
    line: u32,
    context: &mut Context,
) -> (Vec<Entry>, &'l [Label]) {
    let Some((first, rest)) = labels.split_first() else { return (Vec::new(), labels) };
    let is_app = app_name(&first.text) != first.text;
    let opens =
        first.is_settings() && (goes || !context.started) && (goes || !rest.is_empty()) || goes && is_app;
    let guesses = !opens && goes && !context.started && first.sure && !rest.is_empty();
    if !opens && !guesses {
        return (Vec::new(), labels);
    }
    let mut open = Entry::step(format!("open {}", literal(app_name(&first.text))));
    if guesses {
        open.remarks.push(remark(
            line,
            &format!("is “{}” an app? If it is in one, write `tap` for `open`", first.text),
        ));
    }
    (context.started, context.moved) = (true, true);
    (vec![open], rest)
}

/// What is called so in a sentence is on a screen, and no app.
const INNER: &[&str] = &[
    "section",
    "menu",
    "tab",
    "page",
    "screen",
    "icon",
    "list",
    "submenu",
    "option",
    "tile",
    "notification",
    "link",
];

pub(super) fn open(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let address = clause
        .object
        .first()
        .filter(|token| token.text.starts_with("https://") || token.text.starts_with("http://"));
    if let Some(address) = address {
        context.started = true;
        return finish(vec![Entry::step(format!("open {}", literal(&address.text)))], clause, 1, context);
    }
    let object = object_of(clause.object, context);
    let Some((first, rest)) = object.labels.split_first() else { return by_hand(clause, context) };
    let is_inner =
        cut(clause.object, 0, object.end).iter().any(|token| INNER.contains(&token.lower().as_str()));
    if is_inner && rest.is_empty() && (context.started || first.marked) {
        return tap(&Clause { meaning: "tap", ..*clause }, context);
    }
    if !first.sure && !first.marked && !first.is_settings() {
        return by_hand(clause, context);
    }
    let line = line_of(clause.words);
    let mut made = vec![Entry::step(format!("open {}", literal(app_name(&first.text))))];
    if !rest.is_empty() {
        made.push(labelled(format!("tap {}", quoted(rest)), rest, line));
    }
    (context.started, context.moved) = (true, true);
    finish(made, clause, object.end, context)
}

pub(super) fn start(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let is_named = clause
        .object
        .iter()
        .take(3)
        .any(|token| token.is(Kind::Label) || token.is(Kind::Word) && token.is_capital());
    if is_named { open(clause, context) } else { by_hand(clause, context) }
}

/// A place on the screen, for what is touched there.
fn place_alone(words: &str) -> bool {
    let mut parts = words.split(' ');
    words.split(' ').any(|word| PLACES.contains(&word))
        && parts.all(|word| PLACES.contains(&word) || AROUND_PLACES.contains(&word))
}

pub(super) fn go_to(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let object = object_of(clause.object, context);
    let line = line_of(clause.words);
    match object.labels.as_slice() {
        [] => return by_hand(clause, context),
        [only] if place_alone(&only.text) => {
            context.place = Some(only.text.clone());
            return Vec::new();
        }
        [only] if !only.sure && !only.marked && !only.is_settings() => return by_hand(clause, context),
        _ => {}
    }
    let (mut made, labels) = enter(&object.labels, true, line, context);
    let rest = cut(clause.object, object.end, clause.object.len());
    if let Some((end, head)) = set_to(rest, labels) {
        let way = labels.get(..labels.len() - 1).unwrap_or(&[]);
        made.extend((!way.is_empty()).then(|| labelled(format!("tap {}", quoted(way)), way, line)));
        made.push(Entry::step(head));
        return finish(made, clause, object.end + end, context);
    }
    if !labels.is_empty() {
        let mut step = labelled(format!("tap {}", quoted(labels)), labels, line);
        if made.is_empty() && labels.len() == 1 {
            step.remarks.push(remark(line, "how do readers go there? A tap was taken for it"));
        }
        made.push(step);
    }
    (context.started, context.moved) = (true, true);
    finish(made, clause, object.end, context)
}

/// "… is set to Performance": what the last part of a way is set to.
fn set_to(rest: &[Token], labels: &[Label]) -> Option<(usize, String)> {
    let words: Vec<String> = rest.iter().take(3).map(Token::lower).collect();
    let is_set = matches!(
        words.iter().map(String::as_str).collect::<Vec<_>>().as_slice(),
        ["is" | "be" | "are", "set", "to"]
    );
    let what = labels.last().filter(|_| is_set && labels.len() > 1)?;
    let value = object::read(cut(rest, 3, rest.len()));
    let to = value.labels.first()?;
    let head = match to.text.to_lowercase().as_str() {
        word @ ("on" | "off") => format!("turn {word} {}", literal(&what.text)),
        _ => format!("choose {} in {}", literal(&to.text), literal(&what.text)),
    };
    Some((3 + value.end, head))
}

pub(super) fn back(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    // "Go back to step 1" is about the text, and not about the screen.
    if clause.object.iter().any(|token| matches!(token.lower().as_str(), "step" | "steps")) {
        return by_hand(clause, context);
    }
    let marked = clause.object.iter().position(|token| token.is(Kind::Label));
    context.moved = true;
    match marked {
        Some(_) => go_to(&Clause { meaning: "go to", ..*clause }, context),
        None => vec![Entry::step("back")],
    }
}

/// Words for directions.
const DIRECTIONS: &[(&str, &str)] = &[
    ("up", "up"),
    ("upwards", "up"),
    ("upward", "up"),
    ("top", "up"),
    ("down", "down"),
    ("downwards", "down"),
    ("downward", "down"),
    ("bottom", "down"),
    ("end", "down"),
    ("left", "left"),
    ("right", "right"),
];

fn direction(tokens: &[Token]) -> Option<(&'static str, usize)> {
    tokens.iter().enumerate().find_map(|(at, token)| {
        let word = token.text.to_lowercase();
        let (_, direction) = DIRECTIONS.iter().find(|(name, _)| *name == word)?;
        Some((*direction, at))
    })
}

pub(super) fn scroll(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let marked = clause
        .object
        .iter()
        .position(|token| token.is(Kind::Label) || token.is(Kind::Word) && token.is_capital());
    let verb = clause.words.len().saturating_sub(clause.object.len());
    let way = direction(clause.object).or_else(|| direction(cut(clause.words, 0, verb)));
    if let Some(at) = marked {
        let object = object_of(cut(clause.object, at, clause.object.len()), context);
        if let Some(first) = object.labels.first() {
            let made = vec![labelled(
                format!("scroll to {}", literal(&first.text)),
                std::slice::from_ref(first),
                line_of(clause.words),
            )];
            return finish(made, clause, at + object.end, context);
        }
    }
    match way {
        Some((way @ ("up" | "down"), _)) => vec![Entry::step(format!("scroll {way}"))],
        _ => by_hand(clause, context),
    }
}

/// What is looked for is scrolled to.
pub(super) fn find(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let object = object_of(clause.object, context);
    let is_path = |label: &&Label| label.text.contains(['\\', '/']);
    match object
        .labels
        .first()
        .filter(|label| (label.sure || label.text.starts_with("your ")) && !is_path(label))
    {
        Some(first) => {
            let made = vec![labelled(
                format!("scroll to {}", literal(&first.text)),
                std::slice::from_ref(first),
                line_of(clause.words),
            )];
            finish(made, clause, object.end, context)
        }
        None => by_hand(clause, context),
    }
}

/// "from left to right", "in from the right edge", "from the bottom up": the way, the place, and where that ends.
fn way_from(tokens: &[Token]) -> Option<(&'static str, String, usize)> {
    let from = tokens.iter().position(|token| token.lower() == "from")?;
    // "down from the top" says it before.
    direction(cut(tokens, 0, from)).is_none().then_some(())?;
    let behind = cut(tokens, from + 1, tokens.len());
    let (side, at) = direction(behind)?;
    let is_to = |token: &Token| matches!(token.lower().as_str(), "to" | "toward" | "towards");
    let leads = |token: &Token| {
        matches!(token.lower().as_str(), "up" | "upwards" | "upward" | "down" | "downwards" | "downward")
    };
    let joint = behind.iter().position(|token| is_to(token) || leads(token));
    let place_end = joint.unwrap_or_else(|| {
        let ends = |token: &Token| !matches!(token.kind, Kind::Word | Kind::Label);
        behind.iter().position(ends).unwrap_or(behind.len())
    });
    let opposite = match side {
        "up" => "down",
        "down" => "up",
        "left" => "right",
        _ => "left",
    };
    let (way, end) = match joint.filter(|joint| at < *joint) {
        Some(joint) => match direction(cut(behind, joint, behind.len())) {
            Some((way, at)) => (way, joint + at + 1),
            None => (opposite, place_end),
        },
        None => (opposite, place_end),
    };
    let start = object::behind_articles(cut(behind, 0, place_end), 0);
    let place = joined(cut(behind, start, place_end));
    (!place.is_empty()).then_some((way, place, from + 1 + end))
}

pub(super) fn swipe(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    if let Some((way, place, end)) = way_from(clause.object) {
        (context.started, context.moved) = (true, true);
        let head = format!("swipe {way} from {}", literal(&place));
        return finish(vec![Entry::step(head)], clause, end, context);
    }
    let Some((way, at)) = direction(clause.object) else { return by_hand(clause, context) };
    let before = cut(clause.object, 0, at);
    let behind = cut(clause.object, at + 1, clause.object.len());
    let mut head = format!("swipe {way}");
    let start = object::behind_articles(before, 0);
    if start < before.len() {
        head.push_str(&format!(" on {}", literal_of(cut(before, start, before.len()))));
    }
    let mut end = at + 1;
    match behind.first().map(Token::lower).as_deref() {
        Some("from") => {
            let stops =
                |token: &Token| !matches!(token.kind, Kind::Word | Kind::Label) || token.lower() == "to";
            let stop = behind.iter().position(stops).unwrap_or(behind.len());
            let from = object::behind_articles(behind, 1);
            head.push_str(&format!(" from {}", literal(&joined(cut(behind, from, stop)))));
            end += stop;
        }
        Some("on") if start >= before.len() => {
            let object = object_of(behind, context);
            if let Some(first) = object.labels.first() {
                head.push_str(&format!(" on {}", literal(&first.text)));
                end += object.end;
            }
        }
        _ => {}
    }
    (context.started, context.moved) = (true, true);
    finish(vec![Entry::step(head)], clause, end, context)
}

pub(super) fn drag(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let to = clause.object.iter().position(|token| matches!(token.lower().as_str(), "to" | "onto" | "into"));
    let is_way = clause.object.first().is_some_and(|first| direction(std::slice::from_ref(first)).is_some());
    if let Some(to) = to.filter(|_| !is_way) {
        let what = object_of(cut(clause.object, 0, to), context);
        let place = object::read(cut(clause.object, to, clause.object.len()));
        if let (Some(what), Some(into)) = (what.labels.first(), place.labels.first()) {
            let labels = [what.clone(), into.clone()];
            let head = format!("drag {} to {}", literal(&what.text), literal(&into.text));
            return finish(
                vec![labelled(head, &labels, line_of(clause.words))],
                clause,
                to + place.end,
                context,
            );
        }
    }
    if direction(clause.object).is_some() { swipe(clause, context) } else { unclear(clause, context) }
}
