//! A document as templates see it. What it says becomes values where a template asks for it, on the thread that runs the
//! template, and goes there with the page: most templates ask for a part only, and values take more memory than what they say.

use std::sync::{Arc, OnceLock};

use minijinja::Value;
use minijinja::value::{Enumerator, Object, Serde};

use crate::document::shape::Document;

/// The fields of documents by their names, in their order. All of them: one that is missing here does not compile.
macro_rules! fields {
    ($($name:ident),* $(,)?) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        fn field(document: &Document, name: &str) -> Value {
            let Document { $($name),* } = document;
            match name {
                $(stringify!($name) => Value::from(Serde($name)),)*
                _ => Value::UNDEFINED,
            }
        }
    };
}

fields![
    format,
    kind,
    id,
    title,
    plain_title,
    language,
    direction,
    source,
    words,
    products,
    things,
    audience,
    specialised,
    unsupported,
    checked,
    needs,
    takes,
    duration,
    goal,
    topics,
    values,
    questions,
    classes,
    classes_omitted,
    criteria,
    differ_by,
    picker,
    always,
    body,
    trouble,
    map,
    abouts,
    names,
];

#[derive(Debug)]
pub(super) struct Shown {
    document: Arc<Document>,
    /// Those that were asked for.
    made: [OnceLock<Value>; NAMES.len()],
}

impl Shown {
    pub(super) fn of(document: &Arc<Document>) -> Arc<Self> {
        Arc::new(Self { document: Arc::clone(document), made: [const { OnceLock::new() }; NAMES.len()] })
    }

    fn has(&self, name: &str) -> bool {
        name != "questions" || !self.document.questions.is_empty()
    }

    fn get(&self, name: &str) -> Option<Value> {
        let place = NAMES.iter().position(|known| *known == name).filter(|_| self.has(name))?;
        Some(self.made.get(place)?.get_or_init(|| field(&self.document, name)).clone())
    }
}

impl Object for Shown {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get(key.as_str()?)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(
            NAMES.iter().filter(|name| self.has(name)).map(|name| Value::from(*name)).collect(),
        )
    }
}

/// The words of a document beside it, under the same name.
#[derive(Debug)]
pub(super) struct Words(pub(super) Arc<Shown>);

impl Object for Words {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.get(key.as_str().filter(|name| *name == "words")?)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&["words"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::shape::Question;

    #[test]
    fn templates_see_all_that_a_document_says_in_its_order() {
        let whole = serde_json::json!({
            "format": 1, "kind": "guide", "id": "x", "title": [], "plain_title": "X", "language": "en",
            "direction": "ltr", "source": "x.guide", "words": {"step": "Step"}, "products": [], "things": [],
            "unsupported": [], "needs": [], "goal": [], "topics": ["a", "b"], "values": [], "classes": [],
            "classes_omitted": true, "always": [], "body": [], "trouble": [], "abouts": [],
        });
        let plain: Document = serde_json::from_value(whole).unwrap();
        let question =
            Question { name: "role".to_owned(), label: "Role".to_owned(), help: None, answers: Vec::new() };
        let asking = Document { questions: vec![question], ..plain.clone() };
        for document in [plain, asking] {
            let shown = Value::from_dyn_object(Shown::of(&Arc::new(document.clone())));
            assert_eq!(serde_json::to_string(&shown).unwrap(), serde_json::to_string(&document).unwrap());
            assert_eq!(shown.get_attr("topics").unwrap().to_string(), "['a', 'b']");
            assert!(shown.get_attr("nothing").unwrap().is_undefined());
        }
    }
}
