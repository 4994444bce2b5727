//! `question` and `condition`.

use crate::readers::{Condition, ProductId};

/// Something that only the reader knows.
#[derive(Clone, Debug)]
pub struct Question {
    pub key: String,
    pub label: String,
    pub values: Vec<Answer>,
    /// Who is asked; the others have no value.
    pub when: Option<Condition>,
    /// How the reader finds out.
    pub help: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub key: String,
    pub label: String,
    /// Whoever gives this answer has this product.
    pub product: Option<ProductId>,
}

/// `condition has-launch = …`
#[derive(Clone, Debug)]
pub struct NamedCondition {
    pub key: String,
    /// Its words, if the author gave any; else the key.
    pub label: String,
    pub condition: Condition,
}
