//! A list whose places are typed ids.

use std::marker::PhantomData;
use std::sync::Arc;

use crate::readers::ids::Id;

/// Values in the order in which they were added. Clones share them, so cloning is cheap.
#[derive(Clone, Debug)]
pub struct Arena<I, T> {
    values: Arc<Vec<T>>,
    id: PhantomData<I>,
}

impl<I: Id, T: Clone> Arena<I, T> {
    pub fn push(&mut self, value: T) -> I {
        Arc::make_mut(&mut self.values).push(value);
        I::from_index(self.values.len().saturating_sub(1))
    }

    pub fn get_mut(&mut self, id: I) -> Option<&mut T> {
        Arc::make_mut(&mut self.values).get_mut(id.index())
    }
}

impl<I: Id, T> Arena<I, T> {
    pub fn get(&self, id: I) -> Option<&T> {
        self.values.get(id.index())
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
        Self { values: Arc::default(), id: PhantomData }
    }
}
