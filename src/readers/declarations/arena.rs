//! A list whose places are typed ids.

use std::marker::PhantomData;

use crate::readers::ids::Id;

/// Values in the order in which they were added.
#[derive(Clone, Debug)]
pub struct Arena<I, T> {
    values: Vec<T>,
    id: PhantomData<I>,
}

impl<I: Id, T> Arena<I, T> {
    pub fn push(&mut self, value: T) -> I {
        self.values.push(value);
        I::from_index(self.values.len().saturating_sub(1))
    }

    pub fn get(&self, id: I) -> Option<&T> {
        self.values.get(id.index())
    }

    pub fn get_mut(&mut self, id: I) -> Option<&mut T> {
        self.values.get_mut(id.index())
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.values.iter().enumerate().map(|(index, value)| (I::from_index(index), value))
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl<I, T> Default for Arena<I, T> {
    fn default() -> Self {
        Self { values: Vec::new(), id: PhantomData }
    }
}
