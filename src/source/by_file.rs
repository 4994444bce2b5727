//! What is known of each file.

use super::FileId;

/// Values by file. Ids follow each other, so it is a list with gaps.
#[derive(Clone, Debug)]
pub struct ByFile<T>(Vec<Option<T>>);

impl<T> Default for ByFile<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByFile<T> {
    /// With room for so many files.
    pub fn with_capacity(count: usize) -> Self {
        Self(Vec::with_capacity(count))
    }

    pub fn get(&self, id: FileId) -> Option<&T> {
        self.0.get(id.0 as usize)?.as_ref()
    }

    pub fn has(&self, id: FileId) -> bool {
        self.get(id).is_some()
    }

    /// Puts a value in the place of the one that was there.
    pub fn insert(&mut self, id: FileId, value: T) {
        let place = id.0 as usize;
        if place >= self.0.len() {
            self.0.resize_with(place + 1, || None);
        }
        if let Some(slot) = self.0.get_mut(place) {
            *slot = Some(value);
        }
    }

    /// How many files have a value.
    pub fn count(&self) -> usize {
        self.0.iter().flatten().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_values_in_any_order() {
        let mut names = ByFile::default();
        names.insert(FileId(3), "d");
        names.insert(FileId(0), "a");
        names.insert(FileId(3), "e");
        assert_eq!([0, 1, 3, 4].map(|id| names.get(FileId(id)).copied()), [Some("a"), None, Some("e"), None]);
        assert_eq!((names.count(), names.has(FileId(0)), names.has(FileId(2))), (2, true, false));
    }
}
