//! Values by paths, as they are read.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::host::ProjectPath;

/// Values by paths, in their order. There may be very many and none is added later, so they take no more room than they
/// must. Read from a map.
#[derive(Debug)]
pub(super) struct ByPath<V>(Vec<(ProjectPath, V)>);

impl<V> Default for ByPath<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> ByPath<V> {
    /// Of values in the order of their paths.
    pub(super) fn of(all: Vec<(ProjectPath, V)>) -> Self {
        Self(all)
    }

    pub(super) fn get(&self, path: &ProjectPath) -> Option<&V> {
        let place = self.0.binary_search_by(|(known, _)| known.cmp(path)).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&ProjectPath, &V)> {
        self.0.iter().map(|(path, value)| (path, value))
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// Leaves out all others.
    pub(super) fn retain(&mut self, mut is_kept: impl FnMut(&ProjectPath, &V) -> bool) {
        self.0.retain(|(path, value)| is_kept(path, value));
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for ByPath<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

struct Entries<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Entries<V> {
    type Value = ByPath<V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a map of paths, in their order")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<ByPath<V>, M::Error> {
        let mut all: Vec<(ProjectPath, V)> = Vec::new();
        while let Some((path, value)) = map.next_entry()? {
            if all.last().is_some_and(|(last, _)| *last >= path) {
                return Err(M::Error::custom("paths that are not in order"));
            }
            all.push((path, value));
        }
        all.shrink_to_fit();
        Ok(ByPath(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(names: &[&str]) -> Option<ByPath<usize>> {
        let entries: Vec<String> =
            names.iter().enumerate().map(|(at, name)| format!("\"{name}\":{at}")).collect();
        serde_json::from_str(&format!("{{{}}}", entries.join(","))).ok()
    }

    #[test]
    fn values_are_found_by_their_paths() {
        let mut all = read(&["a", "b/c", "d"]).unwrap();
        let path = |name: &str| ProjectPath::new(name).unwrap();
        assert_eq!(
            ["a", "b", "b/c", "d", "e"].map(|name| all.get(&path(name)).copied()),
            [Some(0), None, Some(1), Some(2), None]
        );
        all.retain(|path, _| path.as_str() != "a");
        assert_eq!((all.count(), all.iter().next()), (2, Some((&path("b/c"), &1))));
        assert!(read(&["b", "a"]).is_none() && read(&["a", "a"]).is_none());
    }
}
