//! A paragraph as lines of a draft: steps, and what is said of them.

use super::context::{Context, remark};
use super::entry::{Entry, Role, last_step};
use super::pictures;
use super::platforms::{condition, of_tag};
use super::prose::{joined, plain, prose};
use super::sentence::{ends, read, tells_steps, with_source, without_number};
use super::tidy::Mark;
use super::token::{Kind, Token, cut, line_of};
use super::words::{NOTES, OPTIONS, RESULTS, THINGS};

/// What a paragraph stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Among {
    /// An item of a numbered list: what is no action that was understood is a step all the same.
    Steps,
    /// An item of another list that holds steps.
    Items,
    Free,
}

/// What a paragraph begins that goes on behind it.
#[derive(Debug)]
pub(super) enum Opening {
    When(super::platforms::Condition),
    If(String),
    Option(String),
}

/// What the paragraph is, if it is only there for what follows: "On Android:", "Option 1".
pub(super) fn opening(tokens: &[Token], is_heading: bool) -> Option<Opening> {
    let tokens = without_number(tokens);
    let is_sign = |token: &Token| matches!(token.kind, Kind::Colon | Kind::Stop | Kind::Break);
    let end = tokens.iter().rposition(|token| !is_sign(token)).map_or(0, |last| last + 1);
    let ends_in_colon = tokens.iter().skip(end).any(|token| token.is(Kind::Colon));
    let words = cut(tokens, 0, end);
    let first = words.first()?;
    let is_marked = words.iter().all(|token| token.is(Kind::Label));
    let text = joined(words);
    let is_named_option = words.get(2).is_some_and(|third| third.is(Kind::Colon))
        && !tells_steps(cut(words, 3, words.len()), true);
    if !ends_in_colon && !is_heading && !is_marked && !is_named_option {
        return None;
    }
    if let Some(condition) = condition(words).filter(|_| !is_named_option) {
        return Some(Opening::When(condition));
    }
    if says_where_to_work(words) {
        return Some(Opening::Option(text));
    }
    let mut parts = text.split(' ').map(str::to_lowercase);
    let is_option = parts.next().is_some_and(|first| OPTIONS.contains(&first.as_str()))
        && parts.next().is_some_and(|second| second.trim_end_matches(':').len() < 4);
    if is_option {
        return Some(Opening::Option(text));
    }
    if first.lower() == "if" && ends_in_colon && words.len() > 1 {
        return Some(Opening::If(prose(cut(words, 1, words.len()))));
    }
    (ends_in_colon && names_versions(words)).then(|| Opening::If(prose(words)))
}

/// "On your computer", "On a phone or tablet": which of their things readers may take.
fn says_where_to_work(words: &[Token]) -> bool {
    let mut names = words.iter().skip(1).map(Token::lower);
    let begins =
        words.first().is_some_and(|first| matches!(first.lower().as_str(), "on" | "in" | "using" | "from"));
    let is_around = |word: &str| matches!(word, "your" | "the" | "a" | "an" | "or" | "and");
    let is_thing = |word: &str| THINGS.contains(&word);
    begins && words.len() > 1 && words.len() <= 7 && {
        let mut has_thing = false;
        names.all(|word| {
            has_thing |= is_thing(&word);
            is_around(&word) || is_thing(&word)
        }) && has_thing
    }
}

/// "Lamp 6 and later", "Older versions": what only the reader can tell.
fn names_versions(words: &[Token]) -> bool {
    const RANGES: &[&str] = &[
        "later", "newer", "older", "earlier", "below", "above", "higher", "lower", "further", "version",
        "versions", "models",
    ];
    words.len() <= 6 && words.iter().any(|token| RANGES.contains(&token.lower().as_str()))
}

/// How a paragraph begins that is a note, with what it says.
pub(super) fn noted(tokens: &[Token]) -> Option<(&'static str, &[Token])> {
    let head = joined(cut(tokens, 0, 4)).to_lowercase().replace(' ', "");
    let find = |word: &str| NOTES.iter().find(|(name, _)| *name == word).map(|(_, statement)| *statement);
    if let Some(kind) = head.strip_prefix("[!").and_then(|rest| rest.strip_suffix(']')).and_then(find) {
        return Some((kind, cut(tokens, 4, tokens.len())));
    }
    let first = tokens.first()?;
    let kind = find(&first.text.to_lowercase())?;
    let is_dash = |token: &Token| matches!(token.text.as_str(), "-" | "–" | "—") && first.is(Kind::Label);
    let is_announced = tokens.get(1).is_some_and(|token| token.is(Kind::Colon) || is_dash(token));
    (is_announced && tokens.len() > 2).then(|| (kind, cut(tokens, 2, tokens.len())))
}

/// A sentence has at most so many variants; one with more tags is read without them.
const MOST_TAGS: usize = 20;

/// A tag around words inside a sentence.
type Tagged = Option<usize>;

/// The lines for a paragraph, put behind `out`.
pub(super) fn paragraph(
    tokens: &[Token],
    among: Among,
    marks: &[Mark],
    context: &mut Context,
    out: &mut Vec<Entry>,
) {
    let start = out.len();
    told(tokens, among, marks, context, out);
    pictures::place(pictures::comments(tokens), start, among != Among::Free, out);
}

fn told(tokens: &[Token], among: Among, marks: &[Mark], context: &mut Context, out: &mut Vec<Entry>) {
    let (words, tags) = untagged(tokens, marks);
    if let Some((kind, said)) = noted(&words) {
        return attach(Entry::said(format!("{kind} {}", prose(said))), among, out);
    }
    let start = out.len();
    let mut among = among;
    context.last = None;
    let mut text: Vec<Token> = Vec::new();
    for range in ends(&words) {
        let sentence = cut(&words, range.start, range.end);
        let tags = tags.get(range.start..range.end).unwrap_or(&[]);
        if is_empty(sentence) {
            continue;
        }
        if let Some((kind, said)) = noted(cut(&words, range.start, words.len())) {
            say(&mut text, among, out, start);
            return attach(Entry::said(format!("{kind} {}", prose(said))), Among::Items, out);
        }
        // "Step 3: …" is a step wherever it stands.
        let is_numbered = sentence.first().is_some_and(|first| first.lower() == "step")
            && without_number(sentence).len() < sentence.len();
        if is_numbered {
            say(&mut text, among, out, start);
            among = Among::Steps;
        }
        match tagged(sentence, tags, among, marks, context)
            .or_else(|| read(sentence, among == Among::Free, context))
        {
            Some(made) => {
                say(&mut text, among, out, start);
                let made = otherwise(sentence, made, out);
                out.extend(made);
            }
            None if is_numbered => {
                let said = without_number(sentence);
                // A number alone is all that is said.
                let said = if is_empty(said) { sentence } else { said };
                let mut step = vec![Entry::said(format!("note {}", prose(said)))];
                as_step(&mut step, line_of(sentence));
                out.extend(step);
            }
            None => {
                if range.start == 0 && is_subject(sentence) {
                    context.subject = Some(joined(sentence).trim().to_owned());
                }
                text.extend(sentence.iter().cloned());
            }
        }
    }
    say(&mut text, among, out, start);
}

/// Steps behind "Otherwise" go on from the `if` before them.
fn otherwise(sentence: &[Token], made: Vec<Entry>, out: &[Entry]) -> Vec<Entry> {
    let is_other = sentence.first().is_some_and(|first| first.lower() == "otherwise");
    let is_behind = out.last().is_some_and(|last| {
        last.role == Role::Group && (last.head.starts_with("if ") || last.head.starts_with("when "))
    });
    match is_other && is_behind {
        true => vec![Entry { block: made, ..Entry::new(Role::Arm, "otherwise") }],
        false => made,
    }
}

/// The tokens without pictures and marks of tags, and for each the innermost tag around it.
fn untagged(tokens: &[Token], marks: &[Mark]) -> (Vec<Token>, Vec<Tagged>) {
    let mut open: Vec<usize> = Vec::new();
    let mut words = Vec::new();
    let mut tags = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Struck => {}
            Kind::Picture if !pictures::is_label(tokens, at) => {}
            Kind::Picture => {
                words.push(Token { kind: Kind::Label, link: None, ..token.clone() });
                tags.push(open.last().copied());
            }
            Kind::Mark(number) => match marks.get(number) {
                Some(Mark::Begin(_)) => open.push(number),
                Some(Mark::End) => {
                    open.pop();
                }
                _ => {}
            },
            _ => {
                words.push(token.clone());
                tags.push(open.last().copied());
            }
        }
    }
    (words, tags)
}

/// A sentence with words for some readers only: one variant for each.
fn tagged(
    sentence: &[Token],
    tags: &[Tagged],
    among: Among,
    marks: &[Mark],
    context: &mut Context,
) -> Option<Vec<Entry>> {
    let mut kinds: Vec<usize> = tags.iter().flatten().copied().collect();
    kinds.dedup();
    kinds.first().filter(|_| kinds.len() <= MOST_TAGS)?;
    let mut made = Vec::new();
    for kind in kinds {
        let Some(Mark::Begin(tag)) = marks.get(kind) else { continue };
        let is_own = |tagged: &Tagged| tagged.is_none_or(|tagged| tagged == kind);
        let variant: Vec<Token> = sentence
            .iter()
            .zip(tags)
            .filter(|(_, tagged)| is_own(tagged))
            .map(|(token, _)| token.clone())
            .collect();
        let condition = of_tag(tag);
        let mut inner = Vec::new();
        let read_inside = |context: &mut Context| {
            read(&variant, among == Among::Free, context)
                .unwrap_or_else(|| vec![Entry::said(format!("note {}", prose(&variant)))])
        };
        inner.extend(match &condition {
            Some(condition) => context.within(condition, read_inside),
            None => read_inside(context),
        });
        made.push(tag_group(tag, condition.as_ref(), inner, line_of(sentence), context));
    }
    Some(made)
}

/// The block for a tag.
pub(super) fn tag_group(
    tag: &str,
    condition: Option<&super::platforms::Condition>,
    inner: Vec<Entry>,
    line: u32,
    context: &mut Context,
) -> Entry {
    match condition {
        Some(condition) => {
            let mut group = context.when(condition, &[], inner);
            if group.head == "if \"\"" {
                group.head = format!("if {}", super::prose::prose_of(&format!("this is for {tag}")));
            }
            group
        }
        None => {
            let mut group =
                Entry::group(format!("if {}", super::prose::prose_of(&format!("this is for {tag}"))), inner);
            group.remarks.push(remark(line, &format!("whom is “{tag}” for?")));
            group
        }
    }
}

/// Puts what is said about a step into its block, else behind it.
pub(super) fn attach(said: Entry, among: Among, out: &mut Vec<Entry>) {
    match last_step(out).filter(|_| among != Among::Free) {
        Some(step) => step.block.push(said),
        None => out.push(said),
    }
}

/// Whether a line only names what the lines behind it are about.
fn is_subject(sentence: &[Token]) -> bool {
    let ends = sentence.last().is_some_and(|last| !last.is(Kind::Stop));
    ends && sentence.len() <= 7
        && !sentence.iter().any(|token| matches!(token.kind, Kind::Colon | Kind::Stop | Kind::Arrow))
}

/// Puts down sentences that are no actions: behind a step of the same item or paragraph in its block.
fn say(text: &mut Vec<Token>, among: Among, out: &mut Vec<Entry>, start: usize) {
    let words = std::mem::take(text);
    if !words.iter().any(|token| matches!(token.kind, Kind::Word | Kind::Label | Kind::Code)) {
        return;
    }
    let own = if among == Among::Free { out.get_mut(start..) } else { out.get_mut(..) }.unwrap_or(&mut []);
    let happens = words.iter().take(14).any(|token| RESULTS.contains(&token.lower().as_str()));
    match last_step(own) {
        Some(step) => {
            let word = if happens { "result" } else { "note" };
            step.block.extend(with_source(&words, vec![Entry::said(format!("{word} {}", prose(&words)))]));
        }
        None => out.extend(with_source(&words, vec![Entry::said(format!("note {}", prose(&words)))])),
    }
}

fn is_empty(sentence: &[Token]) -> bool {
    sentence.iter().all(|token| matches!(token.kind, Kind::Stop | Kind::Break))
}

/// An item of a numbered list is a step, also if no action was understood.
pub(super) fn as_step(item: &mut [Entry], line: u32) {
    if let Some(note) = item.iter_mut().find(|entry| entry.head.starts_with("note ")) {
        note.head = note.head.replacen("note ", "do ", 1);
        note.role = Role::Step;
        note.remarks.push(remark(line, "no action was understood here"));
    }
}

/// Words that found no place, as a comment.
pub(super) fn comment(tokens: &[Token]) -> Entry {
    Entry::remark(remark(line_of(tokens), &plain(tokens)))
}
