//! How a product's versions are read: from its clauses to a scheme.

use super::builtin;
use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::conditions;
use crate::readers::Scheme;
use crate::readers::scheme::{Clause, Line, NameRelation, SchemeError, SuffixRank, VersionError};
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::condition::VersionText;
use crate::syntax::ast::product::{self as ast, Product, ProductClauseKind, SuffixWords, VersionName};
use crate::text::{near_miss, or};
use crate::vocabulary::ProductKind;

/// What may stand between the numbers of a version and a suffix.
const SEPARATORS: [char; 5] = [' ', '.', '-', '_', '~'];

const KINDS: &[&str] = &["numeric", "releases", "lines", "separators"];

impl Resolver<'_> {
    /// The scheme of a product called `key`. What the author says of a built-in one is added to what is
    /// built in and goes first.
    pub(super) fn scheme(&mut self, tree: &Product, key: &str) -> Scheme {
        let mut clauses = Vec::new();
        let mut places = Vec::new();
        for clause in &tree.clauses {
            for (clause, place) in self.scheme_clauses(&clause.kind, clause.span) {
                clauses.push(clause);
                places.push(place);
            }
        }
        let built_in = match tree.kind {
            ProductKind::Os => builtin::clauses_of(key),
            _ => Vec::new(),
        };
        clauses.extend(remaining(built_in, &clauses));
        let (scheme, errors) = Scheme::from_clauses(&clauses);
        for (place, error) in errors {
            if let Some(span) = places.get(place) {
                self.report(refused(&error, *span));
            }
        }
        scheme
    }

    fn scheme_clauses(&mut self, clause: &ProductClauseKind, span: Span) -> Vec<(Clause, Span)> {
        match clause {
            ProductClauseKind::Names(names) => names.iter().map(name_clause).collect(),
            ProductClauseKind::Parts(parts) => vec![(Clause::Parts(*parts as usize), span)],
            ProductClauseKind::Suffix { words, rank } => vec![(suffix_clause(words, *rank), span)],
            ProductClauseKind::Scheme { kind, arguments, drops } => {
                let clause = self.kind_clause(kind, arguments, drops);
                clause.map(|clause| (clause, span)).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn kind_clause(
        &mut self,
        kind: &Name,
        arguments: &[VersionText],
        drops: &[VersionText],
    ) -> Option<Clause> {
        let texts = || arguments.iter().map(|text| text.value.clone()).collect::<Vec<_>>();
        let surplus = match kind.value.as_str() {
            "numeric" => arguments.first(),
            "releases" | "separators" => drops.first(),
            _ => None,
        };
        if let Some(surplus) = surplus {
            let title = format!("`scheme {}` takes no {}", kind.value, surplus_of(&kind.value));
            self.report(
                Diagnostic::new(&conditions::REFUSED_SCHEME, title).at(surplus.span, "leave this out"),
            );
        }
        let drops: Vec<String> = drops.iter().map(|text| text.value.clone()).collect();
        match kind.value.as_str() {
            "numeric" if drops.is_empty() => None,
            "releases" => Some(Clause::Releases(texts())),
            "separators" => Some(Clause::Separators(texts())),
            "numeric" => Some(Clause::Lines(vec![Line { mark: String::new(), drops }])),
            "lines" => {
                let marks = if arguments.is_empty() { vec![String::new()] } else { texts() };
                Some(Clause::Lines(
                    marks.into_iter().map(|mark| Line { mark, drops: drops.clone() }).collect(),
                ))
            }
            other => {
                let title = format!("there is no scheme `{other}`");
                let finding = Diagnostic::new(&conditions::REFUSED_SCHEME, title).at(kind.span, "");
                self.report(match near_miss(other, KINDS.iter().copied()) {
                    Some(near) => finding.guess(format!("replace it by `{near}`"), kind.span, near),
                    None => finding.note(format!("a scheme is {}", or(KINDS))),
                });
                None
            }
        }
    }
}

fn surplus_of(kind: &str) -> &'static str {
    if kind == "numeric" { "marks: its versions are plain numbers" } else { "`drops`" }
}

fn name_clause(name: &VersionName) -> (Clause, Span) {
    let relation = match name.relation {
        ast::NameRelation::Same => NameRelation::Same,
        ast::NameRelation::Before => NameRelation::Before,
        ast::NameRelation::After => NameRelation::After,
    };
    let clause = Clause::Name { text: name.name.value.clone(), relation, of: name.version.value.clone() };
    (clause, name.name.span.to(name.version.span))
}

fn suffix_clause(words: &SuffixWords, rank: ast::SuffixRank) -> Clause {
    let rank = match rank {
        ast::SuffixRank::Before => SuffixRank::Before,
        ast::SuffixRank::After => SuffixRank::After,
        ast::SuffixRank::Ignored => SuffixRank::Ignored,
    };
    match words {
        SuffixWords::Any => Clause::AnySuffixIgnored,
        SuffixWords::These(words) => {
            // What parts a suffix from the numbers is no part of it: `-r` is `r`.
            let bare = |word: &VersionText| word.value.trim_start_matches(SEPARATORS).to_owned();
            Clause::Suffix { words: words.iter().map(bare).collect(), rank }
        }
    }
}

/// The built-in clauses that the author's own do not replace.
fn remaining(built_in: Vec<Clause>, own: &[Clause]) -> Vec<Clause> {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let replaced = |clause: &Clause| {
        own.iter().any(|own| match (own, clause) {
            (Clause::Releases(_) | Clause::Lines(_), _) => true,
            (Clause::Separators(_), Clause::Separators(_)) => true,
            (Clause::Suffix { words: own, .. }, Clause::Suffix { words, .. }) => {
                own.iter().any(|own| words.iter().any(|word| same(own, word)))
            }
            (Clause::Name { text: own, .. }, Clause::Name { text, .. }) => same(own, text),
            _ => false,
        })
    };
    built_in.into_iter().filter(|clause| !replaced(clause)).collect()
}

fn refused(error: &SchemeError, span: Span) -> Diagnostic {
    let of = |title: &str| Diagnostic::new(&conditions::REFUSED_SCHEME, title).at(span, "");
    match error {
        SchemeError::Empty => of("this text is empty"),
        SchemeError::BadParts => {
            of("this is no number of parts").note("`parts` says how many numbers of a version count: 1 to 32")
        }
        SchemeError::Repeated { text } => of(&format!("`{text}` already means something else")),
        SchemeError::Conflict => of("this does not go with what is said of these versions before"),
        SchemeError::Unreadable { text, error } => {
            let finding = of(&format!("`{text}` is not a version here"));
            match error {
                VersionError::NotANumber { .. } => {
                    finding.note("a name is explained by a number, or by a name before it")
                }
                _ => finding,
            }
        }
    }
}
