//! What a search goes through, for all documents: it is long, read once, and lies in memory as small as it can until then.

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr, Serde};
use serde::{Deserialize, Serialize};

use crate::document::shape::Searchable;

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

/// The list that templates see; each entry is read when one asks for it.
#[derive(Debug)]
pub(super) struct SearchList(pub(super) Vec<Searched>);

impl Object for SearchList {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let Searched(bytes) = self.0.get(key.as_usize()?)?;
        postcard::from_bytes::<Searchable>(bytes).ok().map(|searchable| Value::from(Serde(searchable)))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.len())
    }
}
