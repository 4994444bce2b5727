//! The lists of all documents that templates see. They are long and read once or twice, so each item becomes a value when
//! a template asks for it, and lies in memory as small as it can until then.

use std::fmt::Debug;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr, Serde};
use serde::{Deserialize, Serialize};

use crate::document::shape::{Searchable, Site};

/// What a search goes through for one document, written down.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "Vec<u8>", into = "Vec<u8>")]
pub struct Searched(Arc<[u8]>);

impl From<&Searchable> for Searched {
    fn from(searchable: &Searchable) -> Self {
        // It holds texts and lists of texts, all of which can be written down.
        Self(postcard::to_allocvec(searchable).unwrap_or_default().into())
    }
}

impl From<Vec<u8>> for Searched {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }
}

impl From<Searched> for Vec<u8> {
    fn from(searched: Searched) -> Self {
        searched.0.to_vec()
    }
}

/// What has items that become values.
pub(super) trait Items: Debug + Send + Sync + 'static {
    fn count(&self) -> usize;
    fn value(&self, place: usize) -> Option<Value>;
}

impl Items for Vec<Searched> {
    fn count(&self) -> usize {
        self.len()
    }

    fn value(&self, place: usize) -> Option<Value> {
        let Searched(bytes) = self.get(place)?;
        postcard::from_bytes::<Searchable>(bytes).ok().map(|searchable| Value::from(Serde(searchable)))
    }
}

/// The documents of a site.
impl Items for Site {
    fn count(&self) -> usize {
        self.entries.len()
    }

    fn value(&self, place: usize) -> Option<Value> {
        self.entries.get(place).map(|entry| Value::from(Serde(entry)))
    }
}

/// A list that templates see.
#[derive(Debug)]
pub(super) struct List<T>(pub(super) Arc<T>);

impl<T: Items> Object for List<T> {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.value(key.as_usize()?)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.count())
    }
}

/// A site as templates see it: all that it says of itself, and the list of its documents.
pub(super) fn seen(site: &Arc<Site>) -> Value {
    let itself = Value::from(Serde(site.without_entries()));
    let entries = Value::from_object(List(Arc::clone(site)));
    let names = itself.try_iter().into_iter().flatten();
    let values = names.map(|name| {
        let is_list = name.as_str() == Some("entries");
        let value = if is_list { entries.clone() } else { itself.get_item(&name).unwrap_or_default() };
        (name, value)
    });
    Value::from_pairs(values)
}
