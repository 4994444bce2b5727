//! Values and secrets that the reader fills in.

use super::collect::Declared;
use super::resolver::Resolver;
use super::table::Found;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::prose;
use crate::model::ids::ValueId;
use crate::model::text::Value;
use crate::syntax::ast::Name;
use crate::syntax::ast::guide::ValueDecl;

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
        let example = tree.example.as_ref().map(|text| self.literal(text));
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
    pub(super) fn value(&mut self, name: &Name) -> Option<ValueId> {
        if let Some((id, _)) = self.local_values.get(&name.value) {
            let id = *id;
            self.used_values.insert(id);
            return Some(id);
        }
        let id = match self.names.values.find(&name.value, &self.scope) {
            Found::Nothing => {
                self.unknown_value(name);
                None
            }
            _ => self.look_up(|names| &names.values, name),
        };
        self.used_values.extend(id);
        id
    }

    fn unknown_value(&mut self, name: &Name) {
        let mut candidates = self.candidates(&self.names.values);
        if self.names.may_compare(self.local_values.len()) {
            candidates.extend(self.local_values.iter().map(|(key, (_, span))| (key.as_str(), Some(*span))));
        }
        let elsewhere = self.names.values.anywhere(&name.value).and_then(|entry| entry.span);
        let title = format!("no value is called `{}`", name.value);
        let nothing = candidates.is_empty();
        let mut finding = self.unknown(&prose::UNKNOWN_VALUE, title, name, &candidates, elsewhere);
        if nothing && elsewhere.is_none() {
            finding = finding.help(format!(
                "declare it in the header: `value {} \"…\"`, or write `\\{{` for a brace",
                name.value
            ));
        }
        self.report_unless_excused(name, finding);
    }

    /// Reports the values that nothing uses.
    pub(super) fn unused_values(&mut self) {
        for index in 0..self.project.values.len() {
            let id = ValueId(u32::try_from(index).unwrap_or(u32::MAX));
            let Some(value) = self.project.values.get(index).filter(|_| !self.used_values.contains(&id))
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
