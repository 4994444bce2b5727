//! Blocks of a text as lines of a draft: headings become parts or branches, lists steps.

use super::context::{Context, remark};
use super::entry::{Entry, Role, steps};
use super::lines::{code, first_line, texts};
use super::markup::Node;
use super::options::chosen;
use super::paragraph::{Among, Opening, as_step, attach, noted, opening, paragraph, tag_group};
use super::pictures;
use super::platforms::{of_tag, of_words};
use super::prose::{inside, joined, literal, markdown};
use super::sentence::{tells_steps, without_number};
use super::tidy::Mark;
use super::token::{Kind, Token};
use super::words::NOTES;

/// More tags in each other make no blocks.
const DEEPEST_TAGS: usize = 8;

/// What reads a text.
pub(super) struct Reader<'m> {
    pub(super) marks: &'m [Mark],
    pub(super) context: Context,
    /// How many tags are open.
    pub(super) depth: usize,
}

impl Reader<'_> {
    /// The lines for some blocks.
    pub(super) fn blocks(&mut self, nodes: &[Node], among: Among) -> Vec<Entry> {
        let mut out = Vec::new();
        let mut rest = nodes;
        while let Some((node, others)) = rest.split_first() {
            let taken = self.block(node, others, among, &mut out);
            rest = others.get(taken..).unwrap_or(&[]);
        }
        chosen(out)
    }

    /// Reads a block, and how many of those behind it belong to it.
    fn block(&mut self, node: &Node, behind: &[Node], among: Among, out: &mut Vec<Entry>) -> usize {
        match node {
            Node::Heading { level, words } => return self.section(*level, words, behind, out),
            Node::Mark(number, line) => return self.tag(*number, *line, behind, among, out),
            Node::Paragraph(words) => {
                if let Some(opening) = opening(words, false)
                    && !behind.is_empty()
                {
                    return self.opened(opening, words, behind, among, out);
                }
                paragraph(words, among, self.marks, &mut self.context, out);
            }
            Node::Caption(words) => self.caption(words, out),
            Node::Columns(words) => out.push(super::paragraph::comment(words)),
            Node::List { ordered, items } => {
                let last = announced(node).filter(|_| !behind.is_empty());
                let Some((opening, words)) = last else {
                    self.list(*ordered, items, out);
                    return 0;
                };
                self.list(*ordered, items.get(..items.len() - 1).unwrap_or(&[]), out);
                return self.opened(opening, words, behind, Among::Free, out);
            }
            Node::Quote(nodes) => self.quote("note", nodes, among, out),
            Node::Code { language, text, line } => code(language, text, *line, out),
        }
        0
    }

    /// A heading with what stands below it.
    fn section(&mut self, level: u8, words: &[Token], behind: &[Node], out: &mut Vec<Entry>) -> usize {
        let ends = |node: &Node| matches!(node, Node::Heading { level: other, .. } if *other <= level);
        let length = behind.iter().position(ends).unwrap_or(behind.len());
        let below = behind.get(..length).unwrap_or(&[]);
        let title = joined(words);
        let was_started = std::mem::replace(&mut self.context.started, false);
        self.context.place = None;
        self.context.subject = Some(title.clone());
        match opening(words, true) {
            Some(Opening::When(condition)) => {
                let inner = self.inside(&condition, below, Among::Free);
                let group = self.context.when(&condition, words, inner);
                out.extend(with_title(group, words));
            }
            Some(Opening::Option(title)) => {
                let inner = self.steps_below(below);
                out.push(Entry::group(format!("option {}", literal(&title)), inner));
            }
            _ => {
                let inner = self.steps_below(below);
                if steps(&inner) > 0 {
                    out.push(Entry::group(format!("part {}", literal(&title)), inner));
                } else if !below.is_empty() || !title.trim().is_empty() {
                    self.about(words, below, inner);
                }
            }
        }
        self.context.started |= was_started;
        length
    }

    /// What stands below a heading; what is said below its pictures only if no list tells steps.
    pub(super) fn steps_below(&mut self, below: &[Node]) -> Vec<Entry> {
        let end = below.iter().position(|node| matches!(node, Node::Heading { .. })).unwrap_or(below.len());
        let (own, others) = below.split_at_checked(end).unwrap_or((below, &[]));
        let lists_steps = own.iter().any(|node| match node {
            Node::List { items, .. } => items
                .iter()
                .flatten()
                .any(|node| matches!(node, Node::Paragraph(words) if tells_steps(words, false))),
            _ => false,
        });
        let was = std::mem::replace(&mut self.context.reads_captions, !lists_steps);
        let mut inner = self.blocks(own, Among::Free);
        self.context.reads_captions = was;
        inner.extend(self.blocks(others, Among::Free));
        inner
    }

    fn inside(
        &mut self,
        condition: &super::platforms::Condition,
        nodes: &[Node],
        among: Among,
    ) -> Vec<Entry> {
        let outer = std::mem::take(&mut self.context);
        let mut context = outer;
        let mut inner = Vec::new();
        context.within(condition, |context| {
            let mut reader =
                Reader { marks: self.marks, context: std::mem::take(context), depth: self.depth };
            inner = reader.blocks(nodes, among);
            *context = reader.context;
        });
        self.context = context;
        inner
    }

    /// A section that tells no steps stands behind them.
    fn about(&mut self, words: &[Token], below: &[Node], mut inner: Vec<Entry>) {
        let mut paragraphs = Vec::new();
        let ends = below.iter().position(|node| matches!(node, Node::Heading { .. })).unwrap_or(below.len());
        texts(below.get(..ends).unwrap_or(&[]), &mut paragraphs);
        if paragraphs.is_empty() && ends < below.len() {
            return self.context.abouts.push(super::paragraph::comment(words));
        }
        if paragraphs.is_empty() {
            paragraphs.push(markdown(words));
        }
        let title = joined(words);
        let title = if title.trim().is_empty() { "More".to_owned() } else { title };
        let lines: Vec<String> = paragraphs.iter().map(|line| format!("    {}\n", inside(line))).collect();
        let mut about =
            Entry::said(format!("about {} \"\"\"\n{}  \"\"\"", literal(&title), lines.join("\n")));
        // Pictures and code are remarked among the steps.
        for entry in inner.iter_mut().filter(|entry| entry.head.is_empty()) {
            about.remarks.append(&mut entry.remarks);
        }
        self.context.abouts.push(about);
    }

    /// What "On Android:" and the like is about: the next block, or all up to the next such words.
    fn opened(
        &mut self,
        opening_: Opening,
        words: &[Token],
        behind: &[Node],
        among: Among,
        out: &mut Vec<Entry>,
    ) -> usize {
        let ends = |node: &Node| match node {
            Node::Paragraph(words) => opening(words, false).is_some(),
            node => matches!(node, Node::Heading { .. } | Node::Mark(..)) || announced(node).is_some(),
        };
        let length = match behind.first() {
            Some(node @ Node::List { .. }) if announced(node).is_none() => 1,
            _ => behind.iter().position(ends).unwrap_or(behind.len()),
        };
        let below = behind.get(..length).unwrap_or(&[]);
        if below.is_empty() {
            paragraph(words, among, self.marks, &mut self.context, out);
            return 0;
        }
        match opening_ {
            Opening::When(condition) => {
                let inner = self.inside(&condition, below, among);
                let group = self.context.when(&condition, words, inner);
                out.extend(with_title(group, words));
            }
            Opening::If(words) => {
                let inner = self.blocks(below, among);
                out.push(Entry::group(format!("if {words}"), inner));
            }
            Opening::Option(title) => {
                self.context.started = false;
                let inner = self.blocks(below, among);
                out.push(Entry::group(format!("option {}", literal(&title)), inner));
            }
        }
        length
    }

    /// What stands between `{for …}` or `{% … %}` and its end.
    fn tag(
        &mut self,
        number: usize,
        line: u32,
        behind: &[Node],
        among: Among,
        out: &mut Vec<Entry>,
    ) -> usize {
        let (tag, is_tab) = match self.marks.get(number) {
            Some(Mark::Begin(tag)) => (tag.clone(), false),
            Some(Mark::Tab(title)) => (title.clone(), true),
            _ => return 0,
        };
        if self.depth >= DEEPEST_TAGS {
            out.push(Entry::remark(remark(line, &format!("for {tag}"))));
            return 0;
        }
        let mut depth = 1usize;
        let end = behind.iter().position(|node| {
            if let Node::Mark(number, _) = node {
                match self.marks.get(*number) {
                    Some(Mark::Begin(_) | Mark::Tab(_)) => depth += 1,
                    Some(Mark::End) => depth -= 1,
                    _ => {}
                }
            }
            depth == 0
        });
        let length = end.unwrap_or(behind.len());
        let below = behind.get(..length).unwrap_or(&[]);
        if let Some((_, kind)) = NOTES.iter().find(|(name, _)| *name == tag) {
            self.quote(kind, below, among, out);
            return length;
        }
        let condition = if is_tab { of_words(&tag) } else { of_tag(&tag) };
        if is_tab {
            self.context.started = false;
        }
        self.depth += 1;
        let inner = match &condition {
            Some(condition) => self.inside(condition, below, among),
            None => self.blocks(below, among),
        };
        self.depth -= 1;
        let is_behind = out.last().is_some_and(|last| last.head.starts_with("when "));
        if tag == "else" && is_behind {
            out.push(Entry { block: inner, ..Entry::new(Role::Arm, "otherwise") });
        } else if is_tab && condition.is_none() {
            out.push(Entry::group(format!("option {}", literal(&tag)), inner));
        } else {
            let mut group = tag_group(&tag, condition.as_ref(), inner, line, &mut self.context);
            let says_all = condition.is_some_and(|condition| condition.text.eq_ignore_ascii_case(&tag));
            if is_tab && !says_all {
                group.remarks.push(remark(line, &format!("the tab is called “{tag}”")));
            }
            out.push(group);
        }
        length
    }

    /// The words below a picture: a remark, or steps where nothing else tells them.
    fn caption(&mut self, words: &[Token], out: &mut Vec<Entry>) {
        let words: Vec<Token> =
            words.iter().filter(|token| !matches!(token.kind, Kind::Mark(_))).cloned().collect();
        if self.context.reads_captions {
            return paragraph(without_number(&words), Among::Free, self.marks, &mut self.context, out);
        }
        out.push(super::paragraph::comment(&words));
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Node>], out: &mut Vec<Entry>) {
        let is_step = |item: &Vec<Node>| {
            item.iter().any(|node| matches!(node, Node::Paragraph(words) if tells_steps(words, false)))
        };
        let of_steps = items.iter().filter(|item| is_step(item)).count();
        let among = match ordered {
            true if of_steps * 3 >= items.len() => Among::Steps,
            _ if of_steps > 0 => Among::Items,
            _ => Among::Free,
        };
        let has_nested = items.iter().flatten().any(|node| !matches!(node, Node::Paragraph(_)));
        if among == Among::Free && !has_nested && !items.is_empty() {
            let mut paragraphs = Vec::new();
            items.iter().for_each(|item| texts(item, &mut paragraphs));
            for words in paragraphs {
                out.push(Entry::said(format!("note \"{}\"", inside(&words))));
            }
            return;
        }
        let outer = self.context.around.take();
        for item in items {
            self.context.around = None;
            let mut entries = self.blocks(item, among);
            if among == Among::Steps && steps(&entries) == 0 {
                as_step(&mut entries, first_line(item));
            }
            match self.context.around.take() {
                Some(head) if !entries.is_empty() => out.push(Entry::group(head, entries)),
                _ => out.extend(entries),
            }
        }
        self.context.around = outer;
    }

    /// A note that is set off; `kind` is what it is if it does not say so itself.
    fn quote(&mut self, kind: &'static str, nodes: &[Node], among: Among, out: &mut Vec<Entry>) {
        let Some(Node::Paragraph(first)) = nodes.first() else {
            out.extend(self.blocks(nodes, among));
            return;
        };
        if let Some(video) = video(first) {
            out.push(video);
            out.extend(self.blocks(nodes.get(1..).unwrap_or(&[]), among));
            return;
        }
        let (kind, words) = noted(first).unwrap_or((kind, first));
        pictures::place(pictures::comments_below(nodes), out.len(), among != Among::Free, out);
        let mut paragraphs: Vec<String> = Vec::new();
        if !words.is_empty() {
            paragraphs.push(markdown(words));
        }
        texts(nodes.get(1..).unwrap_or(&[]), &mut paragraphs);
        for words in paragraphs.iter().filter(|words| !words.is_empty()) {
            attach(Entry::said(format!("{kind} \"{}\"", inside(words))), among, out);
        }
    }
}

/// What the last item of a list announces, if that is all it does: what belongs to it stands behind the list.
fn announced(node: &Node) -> Option<(Opening, &[Token])> {
    let Node::List { items, .. } = node else { return None };
    let [Node::Paragraph(words)] = items.last()?.as_slice() else { return None };
    let ends = words.iter().rfind(|token| !token.is(Kind::Break)).is_some_and(|last| last.is(Kind::Colon));
    Some((opening(words, false).filter(|_| ends)?, words))
}

/// `[!VIDEO https://…]`, as Microsoft's documentation has it.
fn video(tokens: &[Token]) -> Option<Entry> {
    let text = joined(tokens);
    let address = text.trim().strip_prefix("[!VIDEO")?.trim_end_matches(']').trim();
    let is_plain = super::prose::is_usable(address);
    is_plain.then(|| Entry::said(format!("video {}", literal(address))))
}

/// A heading that is a condition, and says more than the condition does, stays as a comment.
fn with_title(group: Entry, words: &[Token]) -> Vec<Entry> {
    match group.block.is_empty() {
        true => vec![super::paragraph::comment(words)],
        false => super::sentence::with_source(words, vec![group]),
    }
}
