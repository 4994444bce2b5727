//! Names and what they stand for, by the file that declares them.

use std::collections::BTreeMap;

use super::scope::Scope;
use crate::source::Span;

/// One declaration.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<I> {
    pub(super) id: I,
    /// Its name's place; None: built in.
    pub(super) span: Option<Span>,
    /// Seen by every file, whatever it uses.
    everywhere: bool,
    /// Reported as a second declaration.
    duplicate: bool,
}

/// What a name stands for in one file's view.
pub(super) enum Found<I> {
    Nothing,
    One(Entry<I>),
    /// Declared in two files that do not see each other.
    Several(Entry<I>, Entry<I>),
}

/// One name space.
pub(super) struct Table<I> {
    /// What it holds, in the singular: "question".
    pub(super) what: &'static str,
    entries: BTreeMap<String, Vec<Entry<I>>>,
}

impl<I: Copy + PartialEq> Table<I> {
    pub(super) fn new(what: &'static str) -> Self {
        Self { what, entries: BTreeMap::new() }
    }

    /// Adds what is built in.
    pub(super) fn build_in(&mut self, name: &str, id: I) {
        let entry = Entry { id, span: None, everywhere: true, duplicate: false };
        self.entries.entry(name.to_owned()).or_default().push(entry);
    }

    /// The built-in declaration of that name, now declared at `span`; a second time the place of the first.
    pub(super) fn redeclare(&mut self, name: &str, span: Span) -> Option<Result<I, Span>> {
        let entry = self.entries.get_mut(name)?.iter_mut().find(|entry| entry.everywhere)?;
        if let Some(first) = entry.span {
            return Some(Err(first));
        }
        entry.span = Some(span);
        Some(Ok(entry.id))
    }

    /// Adds a declaration.
    pub(super) fn declare(&mut self, name: &str, id: I, span: Span) {
        let entry = Entry { id, span: Some(span), everywhere: false, duplicate: false };
        self.entries.entry(name.to_owned()).or_default().push(entry);
    }

    /// Takes the declaration at `span` out if `scope`, which is of its file, holds another one: the place of
    /// that.
    pub(super) fn refuse_duplicate(&mut self, name: &str, span: Span, scope: &Scope<'_>) -> Option<Span> {
        let entries = self.entries.get_mut(name)?;
        if entries.len() < 2 {
            return None;
        }
        let own = entries.binary_search_by_key(&Some(span), |entry| entry.span).ok()?;
        let counts = |entry: &Entry<I>| {
            let other = entry.span.filter(|other| *other != span)?;
            ((other.file != span.file || other < span) && !entry.duplicate).then_some(other)
        };
        let first = in_view(entries, scope).find_map(counts)?;
        entries.get_mut(own)?.duplicate = true;
        Some(first)
    }

    /// Forgets what was refused.
    pub(super) fn drop_duplicates(&mut self) {
        for entries in self.entries.values_mut() {
            entries.retain(|entry| !entry.duplicate);
        }
    }

    /// Forgets all but the first declaration of each name, whichever files they stand in.
    pub(super) fn keep_firsts(&mut self) {
        self.entries.values_mut().for_each(|entries| entries.truncate(1));
    }

    /// What `name` stands for.
    pub(super) fn find(&self, name: &str, scope: &Scope<'_>) -> Found<I> {
        let entries = self.entries.get(name).map(Vec::as_slice).unwrap_or_default();
        let mut entries = in_view(entries, scope);
        match (entries.next(), entries.next()) {
            (None, _) => Found::Nothing,
            (Some(one), None) => Found::One(*one),
            (Some(one), Some(other)) => Found::Several(*one, *other),
        }
    }

    /// Any declaration of that name, visible or not.
    pub(super) fn anywhere(&self, name: &str) -> Option<Entry<I>> {
        self.entries.get(name)?.first().copied()
    }

    /// Every visible name with its place, in alphabetical order.
    pub(super) fn visible<'t>(&'t self, scope: &Scope<'_>) -> impl Iterator<Item = (&'t str, Option<Span>)> {
        self.entries.iter().filter_map(|(name, entries)| {
            let entry = entries.iter().find(|entry| entry.is_visible(scope))?;
            Some((name.as_str(), entry.span))
        })
    }

    /// The number of names.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }
}

impl<I: Copy> Entry<I> {
    fn is_visible(&self, scope: &Scope<'_>) -> bool {
        self.everywhere || self.span.is_none_or(|span| scope.sees(span.file))
    }
}

/// The entries that are visible. Whichever are fewer, the entries or the visible files, are gone through.
fn in_view<'t, I: Copy>(
    entries: &'t [Entry<I>],
    scope: &'t Scope<'_>,
) -> Box<dyn Iterator<Item = &'t Entry<I>> + 't> {
    if entries.len() <= scope.visible().len() {
        return Box::new(entries.iter().filter(|entry| entry.is_visible(scope)));
    }
    Box::new(scope.visible().iter().flat_map(|file| {
        let is_before = |entry: &Entry<I>| entry.span.is_some_and(|span| span.file < *file);
        let here = entries.iter().skip(entries.partition_point(is_before));
        here.take_while(|entry| entry.everywhere || entry.span.is_some_and(|span| span.file == *file))
    }))
}
