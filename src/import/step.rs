//! One action as statements: which function makes what of which verb.

use super::clause::Clause;
use super::context::{Context, remark};
use super::entry::{Entry, Role};
use super::prose::{joined, literal, prose, typed};
use super::token::{Kind, Token, cut, line_of};
use super::{input, motion, object, touch, verbs};

type Make = fn(&Clause<'_>, &mut Context) -> Vec<Entry>;

/// What a verb means, with what makes statements of it.
const MAKERS: &[(&str, Make)] = &[
    ("tap", touch::tap),
    ("press", touch::press),
    ("hold", touch::one),
    ("double-tap", touch::one),
    ("turn on", touch::one),
    ("turn off", touch::one),
    ("tick", touch::one),
    ("untick", touch::one),
    ("choose", touch::choose),
    (verbs::SET, touch::set),
    (verbs::CHECK, touch::check),
    (verbs::CLEAR, touch::clear),
    ("open", motion::open),
    (verbs::START, motion::start),
    ("go to", motion::go_to),
    ("return to", motion::go_to),
    ("back", motion::back),
    ("scroll", motion::scroll),
    ("scroll to", motion::scroll),
    (verbs::FIND, motion::find),
    ("swipe", motion::swipe),
    ("drag", motion::drag),
    ("type", input::write),
    ("sign in", input::sign_in),
    ("allow", input::permit),
    ("deny", input::permit),
    ("wait", input::wait),
    ("restart", input::restart),
    ("scan", input::told),
    ("read", input::told),
];

/// The statements for an action.
pub(super) fn make(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    if let Some(made) = super::alternatives::choice(clause, context) {
        return made;
    }
    let maker = MAKERS.iter().find(|(meaning, _)| *meaning == clause.meaning);
    match maker {
        Some((_, make)) => make(clause, context),
        None => by_hand(clause, context),
    }
}

/// A step in the words of the source.
pub(super) fn by_hand(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let code = clause.object.first().filter(|token| token.is(Kind::Code) && clause.words.len() <= 3);
    if let Some(code) = code {
        return vec![Entry::step(format!("run {}", typed(&code.text)))];
    }
    context.moved = false;
    let named = object::read(clause.object).labels.into_iter().next_back().filter(|label| label.sure);
    if let Some(label) = named {
        context.last = Some(label.text);
    }
    vec![Entry::step(format!("do {}", prose(&sentence(clause.words))))]
}

/// The same where the verb has a statement, but what it is done with was not understood.
pub(super) fn unclear(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let mut made = by_hand(clause, context);
    if let Some(first) = made.first_mut() {
        first.remarks.push(remark(line_of(clause.words), "no label was found; say what is touched here"));
    }
    made
}

/// Words as a sentence of their own.
pub(super) fn sentence(words: &[Token]) -> Vec<Token> {
    let joins = |token: &&Token| {
        token.is(Kind::Comma) || matches!(token.lower().as_str(), "and" | "then" | "you" | "we" | "please")
    };
    let skipped = words.iter().take_while(joins).count();
    let mut words = cut(words, skipped, words.len()).to_vec();
    if let Some(first) = words.first_mut().filter(|first| first.is(Kind::Word)) {
        first.text = crate::text::upper_letter(&first.text);
    }
    if let Some(last) = words.last().cloned().filter(|last| !last.is(Kind::Stop)) {
        words.push(Token {
            kind: Kind::Stop,
            text: ".".to_owned(),
            dress: super::token::Dress::Plain,
            spaced: false,
            link: None,
            ..last
        });
    }
    words
}

/// A statement about a label; remarks if it may not be one.
pub(super) fn labelled(head: String, labels: &[object::Label], line: u32) -> Entry {
    let mut entry = Entry::step(head);
    for label in labels.iter().filter(|label| !label.sure) {
        let words = format!(
            "is “{}” what stands there? Else write that, and how it looks: `\"…\" looks \"…\"`",
            label.text
        );
        entry.remarks.push(remark(line, &words));
    }
    entry
}

/// What is said behind what is touched: inside its block, and as lines behind it.
pub(super) fn tail(rest: &[Token]) -> (Vec<Entry>, Vec<Entry>) {
    let skips = |token: &&Token| token.is(Kind::Comma);
    let skipped = rest.iter().take_while(skips).count();
    let rest = cut(rest, skipped, rest.len());
    let Some(first) = rest.first() else { return (Vec::new(), Vec::new()) };
    let second = rest.get(1).map(Token::lower).unwrap_or_default();
    let is_purpose = match first.lower().as_str() {
        "to" => super::words::PURPOSES.contains(&second.as_str()) || rest.len() > 2,
        "so" | "because" => true,
        "in" => second == "order",
        _ => false,
    };
    if is_purpose {
        return (vec![Entry::said(format!("why {}", prose(&sentence(rest))))], Vec::new());
    }
    if first.lower() == "until" {
        return (Vec::new(), vec![Entry::new(Role::Step, format!("wait {}", prose(rest)))]);
    }
    if first.is(Kind::Open) {
        let close = rest.iter().position(|token| token.is(Kind::Close)).unwrap_or(rest.len());
        let inside = cut(rest, 1, close);
        let (mut block, after) = tail(cut(rest, close + 1, rest.len()));
        if !inside.is_empty() {
            block.insert(0, Entry::said(format!("note {}", prose(&sentence(inside)))));
        }
        return (block, after);
    }
    (Vec::new(), Vec::new())
}

/// The quoted labels of a way.
pub(super) fn quoted(labels: &[object::Label]) -> String {
    labels.iter().map(|label| literal(&label.text)).collect::<Vec<_>>().join(" > ")
}

/// The words of tokens as a literal.
pub(super) fn literal_of(tokens: &[Token]) -> String {
    literal(&joined(tokens))
}
