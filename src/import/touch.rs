//! Actions on elements of the screen.

use super::clause::Clause;
use super::context::{Context, remark};
use super::entry::Entry;
use super::motion::enter;
use super::object::{self, Label, Object};
use super::prose::literal;
use super::step::{by_hand, labelled, literal_of, quoted, tail, unclear};
use super::token::{Kind, Token, cut, line_of};
use super::words::{KEYS, LISTS, STOPS};

/// What a clause is about, pronouns resolved.
pub(super) fn object_of(tokens: &[Token], context: &mut Context) -> Object {
    let mut object = object::read(tokens);
    // "Choose the following options: **A** > **B**"
    let colon = tokens.iter().position(|token| token.is(Kind::Colon));
    let is_announced = object.labels.iter().all(|label| !label.marked) && !object.pronoun;
    if let Some(colon) =
        colon.filter(|colon| is_announced && tokens.get(colon + 1).is_some_and(|next| next.is(Kind::Label)))
    {
        let start = colon + 1;
        object = object::read(cut(tokens, start, tokens.len()));
        object.end += start;
    }
    if object.pronoun {
        let last = context.last.clone().map(|text| Label { text, sure: true, marked: true });
        let subject = context.subject.clone().map(|text| Label { text, sure: false, marked: false });
        object.labels.extend(last.or(subject));
    }
    if let Some(last) = object.labels.last() {
        context.last = Some(last.text.clone());
    }
    if object.place.is_none() {
        object.place = context.place.take();
    }
    object
}

/// In a longer sentence what is listed is not looked for.
const LONGEST_LIST: usize = 100;

fn behind(object: &Object) -> String {
    let place = object.place.as_ref().map(|place| format!(" at {}", literal(place)));
    place.unwrap_or_default()
}

/// Adds what is said behind the object, and further labels: "tap **A** and **B**".
pub(super) fn finish(
    mut made: Vec<Entry>,
    clause: &Clause<'_>,
    end: usize,
    context: &mut Context,
) -> Vec<Entry> {
    let rest = cut(clause.object, end, clause.object.len());
    let joins = |token: &&Token| token.is(Kind::Comma) || matches!(token.lower().as_str(), "and" | "then");
    let joint = rest.iter().take_while(joins).count();
    let is_long = clause.object.len() > LONGEST_LIST;
    if joint > 0 && !is_long && rest.get(joint).is_some_and(|token| token.is(Kind::Label)) {
        let words = cut(rest, joint, rest.len());
        let same = matches!(clause.meaning, "turn on" | "turn off" | "tick" | "untick" | "choose");
        let more =
            Clause { meaning: if same { clause.meaning } else { "tap" }, words, object: words, ..*clause };
        made.extend(super::step::make(&more, context));
        return made;
    }
    if !is_long && rest.first().is_some_and(|first| first.is(Kind::Arrow)) {
        made.extend(super::step::make(
            &Clause { meaning: "tap", words: rest, object: rest, ..*clause },
            context,
        ));
        return made;
    }
    let (block, after) = tail(rest);
    if let Some(last) = made.last_mut() {
        last.block.extend(block);
    }
    made.extend(after);
    made
}

pub(super) fn tap(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    if context.list.is_some() || names_a_list(clause.object) {
        return choose(&Clause { meaning: "choose", ..*clause }, context);
    }
    let object = object_of(clause.object, context);
    if object.labels.is_empty() {
        return unclear(clause, context);
    }
    let line = line_of(clause.words);
    let (mut made, labels) = enter(&object.labels, false, line, context);
    if !labels.is_empty() {
        let times = object.times.map(|times| format!(" {times} times")).unwrap_or_default();
        made.push(labelled(format!("tap {}{}{times}", quoted(labels), behind(&object)), labels, line));
    }
    (context.started, context.moved) = (true, true);
    finish(made, clause, object.end, context)
}

/// A gesture or a switch: what is on the way there is tapped.
pub(super) fn one(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let object = object_of(clause.object, context);
    let Some((last, way)) = object.labels.split_last() else { return unclear(clause, context) };
    let line = line_of(clause.words);
    let mut made = Vec::new();
    if !way.is_empty() {
        let (entered, labels) = enter(way, true, line, context);
        made.extend(entered);
        if !labels.is_empty() {
            made.push(labelled(format!("tap {}", quoted(labels)), labels, line));
        }
    }
    let head = format!("{} {}{}", clause.meaning, literal(&last.text), behind(&object));
    made.push(labelled(head, std::slice::from_ref(last), line));
    if let Some(step) = made.last_mut().filter(|_| is_toggled(clause)) {
        step.remarks.push(remark(line, "the text says “toggle”; is it turned on here, or off?"));
    }
    context.started = true;
    context.moved = clause.meaning == "hold";
    finish(made, clause, object.end, context)
}

/// Whether a switch is only said to be changed.
fn is_toggled(clause: &Clause<'_>) -> bool {
    let verb = cut(clause.words, 0, clause.words.len().saturating_sub(clause.object.len()));
    let says = |word: &str| verb.iter().any(|token| token.lower() == word);
    says("toggle") && !says("on") && !says("off")
}

/// Keys of the device are pressed, all else is tapped.
pub(super) fn press(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let start = object::behind_articles(clause.object, 0);
    let stops = |token: &Token| {
        !matches!(token.kind, Kind::Word | Kind::Label | Kind::Code)
            || STOPS.contains(&token.lower().as_str()) && token.lower() != "and"
            || token.lower() == "to"
    };
    let end =
        clause.object.iter().skip(start).position(stops).map_or(clause.object.len(), |length| start + length);
    let words = cut(clause.object, start, end);
    let words = match words.last().map(Token::lower).as_deref() {
        Some("key" | "keys" | "button" | "buttons") => cut(words, 0, words.len() - 1),
        _ => words,
    };
    let first = words.first().map(|token| token.text.to_lowercase()).unwrap_or_default();
    let is_key = first.split(['+', ' ']).next().is_some_and(|key| KEYS.contains(&key));
    if !is_key {
        return tap(&Clause { meaning: "tap", ..*clause }, context);
    }
    (context.started, context.moved) = (true, true);
    finish(vec![Entry::step(format!("press {}", literal_of(words)))], clause, end, context)
}

/// Whether a list to choose from is named behind what is touched: "select A from the B dropdown".
fn names_a_list(object: &[Token]) -> bool {
    let from = object.iter().position(|token| matches!(token.lower().as_str(), "in" | "from" | "under"));
    from.is_some_and(|from| object.iter().skip(from).any(|token| LISTS.contains(&token.lower().as_str())))
}

/// "choose A in B".
pub(super) fn choose(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let object = object_of(clause.object, context);
    let Some((last, way)) = object.labels.split_last() else { return unclear(clause, context) };
    let line = line_of(clause.words);
    let mut made = Vec::new();
    if !way.is_empty() {
        let (entered, labels) = enter(way, false, line, context);
        made.extend(entered);
        if !labels.is_empty() {
            made.push(labelled(format!("tap {}", quoted(labels)), labels, line));
        }
    }
    let rest = cut(clause.object, object.end, clause.object.len());
    let list = rest
        .first()
        .filter(|first| matches!(first.lower().as_str(), "in" | "from" | "under"))
        .map(|first| (first.lower() == "in", object::read(cut(rest, 1, rest.len()))));
    // "from the menu" says little.
    let list = list
        .filter(|(is_in, list)| list.labels.len() == 1 && (*is_in || list.labels.iter().all(|it| it.sure)));
    let list = list.map(|(_, list)| list);
    let named = context.list.take();
    let (within, end) = match (&list, named) {
        (Some(list), _) => {
            let name: String = list.labels.iter().map(|label| literal(&label.text)).collect();
            (format!(" in {name}"), object.end + 1 + list.end)
        }
        (None, Some(named)) => (format!(" in {}", literal(&named)), object.end),
        (None, None) => (String::new(), object.end),
    };
    let mut labels = vec![last.clone()];
    labels.extend(list.into_iter().flat_map(|list| list.labels));
    made.push(labelled(format!("choose {}{within}", literal(&last.text)), &labels, line));
    (context.started, context.moved) = (true, true);
    finish(made, clause, end, context)
}

/// "set X to Y", "turn X off".
pub(super) fn set(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let is_joint = |token: &Token| matches!(token.lower().as_str(), "to" | "on" | "off" | "as");
    let Some(joint) = clause.object.iter().rposition(is_joint) else { return by_hand(clause, context) };
    let is_to = |at: usize| clause.object.get(at).is_some_and(|token| token.lower() == "to");
    let end = if joint > 0 && is_to(joint - 1) { joint - 1 } else { joint };
    let what = object_of(cut(clause.object, 0, end), context);
    let joint_word = clause.object.get(joint).map(Token::lower).unwrap_or_default();
    let value = object::read(cut(clause.object, joint + 1, clause.object.len()));
    let to = value.labels.first().map(|label| label.text.to_lowercase()).unwrap_or_default();
    let line = line_of(clause.words);
    let (Some((last, way)), true) = (what.labels.split_last(), value.labels.len() < 2) else {
        return by_hand(clause, context);
    };
    let switched = [joint_word.as_str(), to.as_str()].into_iter().find(|word| matches!(*word, "on" | "off"));
    let head = match (switched, value.labels.first()) {
        (Some(word), _) => format!("turn {word} {}", literal(&last.text)),
        (None, Some(value)) => format!("choose {} in {}", literal(&value.text), literal(&last.text)),
        (None, None) => return by_hand(clause, context),
    };
    let mut made = Vec::new();
    if !way.is_empty() {
        let (entered, labels) = enter(way, true, line, context);
        made.extend(entered);
        made.extend((!labels.is_empty()).then(|| labelled(format!("tap {}", quoted(labels)), labels, line)));
    }
    made.push(labelled(head, std::slice::from_ref(last), line));
    context.started = true;
    finish(made, clause, joint + 1 + value.end, context)
}

const BOXES: &[&str] = &["box", "checkbox", "boxes", "checkboxes", "selection", "tick", "mark", "check"];

fn is_box(clause: &Clause<'_>) -> bool {
    clause.object.iter().any(|token| BOXES.contains(&token.lower().as_str()))
}

/// A box is ticked; all else is looked at.
pub(super) fn check(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let is_label = clause.object.first().is_some_and(|token| token.is(Kind::Label));
    match is_label || is_box(clause) {
        true => one(&Clause { meaning: "tick", ..*clause }, context),
        false => by_hand(clause, context),
    }
}

/// "Clear the X selection".
pub(super) fn clear(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    match is_box(clause) && clause.object.iter().any(|token| token.is(Kind::Label)) {
        true => one(&Clause { meaning: "untick", ..*clause }, context),
        false => by_hand(clause, context),
    }
}
