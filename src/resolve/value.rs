//! Values and secrets that the reader fills in.

use super::collect::Declared;
use super::names::Candidate;
use super::resolver::Resolver;
use super::table::Found;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::prose;
use crate::model::ids::ValueId;
use crate::model::text::Value;
use crate::syntax::ast::Name;
use crate::syntax::ast::guide::ValueDecl;
use crate::text::near_miss;

/// Where `{name}` stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Braces {
    Literal,
    /// `\{` is a brace here.
    Prose,
}

impl Resolver<'_> {
    /// Declares a value; its words are bound by [`Resolver::value_words`], when all names are known.
    pub(super) fn collect_value(&mut self, tree: &ValueDecl) -> ValueId {
        let id = ValueId(u32::try_from(self.project.values.len()).unwrap_or(u32::MAX));
        self.project.values.push(Value {
            key: tree.name.value.clone(),
            span: tree.name.span,
            secret: tree.secret,
            label: None,
            example: None,
        });
        id
    }

    pub(super) fn value_words(&mut self, id: ValueId, tree: &ValueDecl) {
        let label = tree.label.as_ref().map(|text| self.literal(text));
        let example = tree.example.as_ref().map(|text| self.typed(text));
        if let (true, Some(example)) = (tree.secret, &tree.example) {
            let title = format!("the secret `{}` has an example", tree.name.value);
            let finding = Diagnostic::new(&prose::SECRET_EXAMPLE, title)
                .at(example.span, "")
                .note("secrets are never printed, so the example is not either");
            self.report(finding);
        }
        if let Some(value) = self.project.values.get_mut(id.index()) {
            value.label = label;
            value.example = example.filter(|_| !tree.secret);
        }
    }

    /// The words of the values that are declared beside guides.
    pub(super) fn values(&mut self, values: &[Declared<'_, ValueDecl, ValueId>]) {
        for Declared { file, tree, id, .. } in values {
            self.scope.enter(*file);
            self.value_words(*id, tree);
        }
    }

    /// The value that `{name}` stands for; reported if there is none.
    pub(super) fn value(&mut self, name: &Name, braces: Braces) -> Option<ValueId> {
        if let Some((id, _)) = self.local_values.get(&name.value) {
            let id = *id;
            self.project.used_values.insert(id);
            return Some(id);
        }
        let id = match self.names.values.find(&name.value, &self.scope) {
            Found::Nothing => {
                self.unknown_value(name, braces);
                None
            }
            _ => self.look_up(|names| &names.values, name),
        };
        self.project.used_values.extend(id);
        id
    }

    /// The value that `{name}` stands for, if one of that name is declared. One that is nearly called so is
    /// reported.
    pub(super) fn declared_value(&mut self, name: &Name) -> Option<ValueId> {
        let known = self.local_values.contains_key(&name.value)
            || !matches!(self.names.values.find(&name.value, &self.scope), Found::Nothing);
        if known {
            return self.value(name, Braces::Literal);
        }
        let candidates = self.value_names();
        if let Some(near) = near_miss(&name.value, candidates.iter().map(|(key, _)| *key)) {
            let title = format!("no value is called `{}`, so this is printed as it stands", name.value);
            let mut finding = Diagnostic::new(&prose::NEARLY_A_VALUE, title).at(name.span, "");
            if let Some((_, Some(place))) = candidates.iter().find(|(key, _)| *key == near) {
                finding = finding.see(*place, format!("`{near}` is declared here"));
            }
            let finding = finding.guess(format!("did you mean `{near}`?"), name.span, near);
            self.report(finding);
        }
        None
    }

    /// The names of all values that can be used here.
    fn value_names(&self) -> Vec<Candidate<'_>> {
        let mut candidates = self.candidates(&self.names.values);
        if self.names.may_compare(self.local_values.len()) {
            candidates.extend(self.local_values.iter().map(|(key, (_, span))| (key.as_str(), Some(*span))));
        }
        candidates
    }

    fn unknown_value(&mut self, name: &Name, braces: Braces) {
        let candidates = self.value_names();
        let elsewhere = self.anywhere(&self.names.values, &name.value);
        let title = format!("no value is called `{}`", name.value);
        let nothing = candidates.is_empty();
        let mut finding = self.unknown(&prose::UNKNOWN_VALUE, title, name, &candidates, elsewhere);
        if nothing && elsewhere.is_none() {
            let brace = if braces == Braces::Prose { ", or write `\\{` for a brace" } else { "" };
            finding = finding.help(format!("declare it in the header: `value {} \"…\"`{brace}", name.value));
        }
        self.report_unless_excused(name, finding);
    }

    /// Reports the values that nothing uses.
    pub(super) fn unused_values(&mut self) {
        for index in 0..self.project.values.len() {
            let id = ValueId(u32::try_from(index).unwrap_or(u32::MAX));
            let Some(value) =
                self.project.values.get(index).filter(|_| !self.project.used_values.contains(&id))
            else {
                continue;
            };
            let what = if value.secret { "secret" } else { "value" };
            let finding =
                Diagnostic::new(&prose::UNUSED_VALUE, format!("the {what} `{}` is never used", value.key))
                    .at(value.span, "")
                    .help(format!("use it as `{{{}}}` in a text, or remove it", value.key));
            self.report(finding);
        }
    }
}
