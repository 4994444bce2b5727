//! A guide for machines: schema.org's `HowTo`, as search engines read it.

use super::inlines::read_out;
use super::shape::{Arm, Aside, AsideKind, Block, Document, DocumentKind, Inline, Need, Node, Step, Who};
use serde_json::{Map, Value, json};

/// The guide as JSON-LD; nothing if the document has no steps. `address` is that of its page, if it is known.
pub fn how_to(document: &Document, address: Option<&str>) -> Option<Value> {
    if document.kind != DocumentKind::Guide {
        return None;
    }
    let mut writer = Writer { document, address, position: 0, tips: Vec::new() };
    writer.warn(&document.always);
    let steps = writer.list(&document.body);
    if writer.position == 0 {
        return None;
    }
    let mut how_to = Map::new();
    let mut set = |key: &str, value: Value| drop(how_to.insert(key.to_owned(), value));
    set("@context", json!("https://schema.org"));
    set("@type", json!("HowTo"));
    set("name", json!(document.plain_title));
    if let Some(goal) = words(&document.goal) {
        set("description", json!(goal));
    }
    set("inLanguage", json!(document.language));
    if let Some(address) = address {
        set("url", json!(address));
    }
    if let Some(duration) = &document.duration {
        set("totalTime", json!(duration));
    }
    let supplies: Vec<Value> = document.needs.iter().filter_map(supply).collect();
    if !supplies.is_empty() {
        set("supply", Value::Array(supplies));
    }
    let tools = document.things.iter().filter(|thing| !thing.label.is_empty());
    let tools: Vec<Value> = tools.map(|thing| json!({"@type": "HowToTool", "name": thing.label})).collect();
    if !tools.is_empty() {
        set("tool", Value::Array(tools));
    }
    set("step", Value::Array(steps));
    Some(Value::Object(how_to))
}

fn supply(need: &Need) -> Option<Value> {
    let name = addressed(need.who.as_ref(), &words(&need.blocks)?);
    Some(json!({"@type": "HowToSupply", "name": name}))
}

/// "On Android 14 or later: …"
fn addressed(who: Option<&Who>, words: &str) -> String {
    who.map_or_else(|| words.to_owned(), |who| format!("{}: {words}", who.words))
}

/// The words of the paragraphs.
fn words(blocks: &[Block]) -> Option<String> {
    let paragraphs = blocks.iter().filter_map(|block| match block {
        Block::Paragraph { inlines } => Some(read_out(inlines)),
        _ => None,
    });
    let words = paragraphs.collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

struct Writer<'a> {
    document: &'a Document,
    address: Option<&'a str>,
    /// How many steps were written.
    position: u32,
    /// The warnings that the next step begins with.
    tips: Vec<Value>,
}

impl Writer<'_> {
    /// Steps, and a section for each way and each part. Sections hold no sections: what lies deeper says in its
    /// steps whom or what they are for.
    fn list(&mut self, nodes: &[Node]) -> Vec<Value> {
        let mut list = Vec::new();
        for node in nodes {
            match node {
                Node::Step(step) => list.push(self.step(step, "")),
                Node::Branch(branch) => {
                    for arm in &branch.arms {
                        let name = title(arm, &branch.intro);
                        self.section(name, &arm.body, &mut list);
                    }
                }
                Node::Part(part) => self.section(read_out(&part.title), &part.body, &mut list),
                Node::Aside(aside) => self.warn(std::slice::from_ref(aside)),
                Node::End(_) | Node::Jump(_) => {}
            }
        }
        list.append(&mut self.tips);
        list
    }

    fn section(&mut self, name: String, body: &[Node], list: &mut Vec<Value>) {
        let mut steps = Vec::new();
        self.flat(body, "", &mut steps);
        match steps.is_empty() {
            true => {}
            false if name.is_empty() => list.extend(steps),
            false => list.push(json!({"@type": "HowToSection", "name": name, "itemListElement": steps})),
        }
    }

    /// All steps in a row. Guides nest at most 64 deep.
    fn flat(&mut self, nodes: &[Node], before: &str, steps: &mut Vec<Value>) {
        for node in nodes {
            match node {
                Node::Step(step) => steps.push(self.step(step, before)),
                Node::Branch(branch) => {
                    for arm in &branch.arms {
                        let name = title(arm, &branch.intro);
                        let name = name.trim_end_matches([':', '.', ' ']);
                        let before =
                            if name.is_empty() { before.to_owned() } else { format!("{before}{name}: ") };
                        self.flat(&arm.body, &before, steps);
                    }
                }
                Node::Part(part) => self.flat(&part.body, before, steps),
                Node::Aside(aside) => self.warn(std::slice::from_ref(aside)),
                Node::End(_) | Node::Jump(_) => {}
            }
        }
        // What is said behind the last step of a way is not for those who go another one.
        steps.append(&mut self.tips);
    }

    fn step(&mut self, step: &Step, before: &str) -> Value {
        self.position += 1;
        let text = format!("{before}{}", read_out(&step.text));
        let mut value = json!({"@type": "HowToStep", "position": self.position, "text": text});
        self.warn(&step.before);
        if step.cannot_be_undone {
            let words = self.word("cannot-be-undone").to_owned();
            self.tips.push(tip(&words));
        }
        let mut items = std::mem::take(&mut self.tips);
        let before = items.len();
        self.warn(&step.after);
        items.append(&mut self.tips);
        let Some(fields) = value.as_object_mut() else { return value };
        if let Some(address) = self.address {
            fields.insert("url".to_owned(), json!(format!("{address}#{}", step.anchor)));
        }
        if !items.is_empty() {
            items.insert(before, json!({"@type": "HowToDirection", "text": text}));
            fields.insert("itemListElement".to_owned(), Value::Array(items));
        }
        value
    }

    /// Takes the warnings among what is said beside the steps.
    fn warn(&mut self, asides: &[Aside]) {
        for aside in asides {
            let AsideKind::Warning { blocks } = &aside.kind else { continue };
            let Some(words) = words(blocks) else { continue };
            let words = addressed(aside.who.as_ref(), &words);
            self.tips.push(tip(&format!("{}: {words}", self.word("warning"))));
        }
    }

    /// A word around the content, in the document's language.
    fn word(&self, key: &str) -> &str {
        self.document.words.get(key).map(String::as_str).unwrap_or_default()
    }
}

fn tip(words: &str) -> Value {
    json!({"@type": "HowToTip", "text": words})
}

/// What an arm is called: its heading, for whom it is, or what stands over all arms.
fn title(arm: &Arm, intro: &[Inline]) -> String {
    match &arm.who {
        _ if !arm.heading.is_empty() => read_out(&arm.heading),
        Some(who) => who.words.clone(),
        None => read_out(intro),
    }
}
