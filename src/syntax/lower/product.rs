//! Products: operating systems, skins, apps, servers, firmware.

use super::clause::{Clause, clause};
use super::place::{self, Place};
use super::screen::{item, meant, seen_on};
use crate::source::Span;
use crate::syntax::advice;
use crate::syntax::ast::file::Head;
use crate::syntax::ast::product::{Product, ProductClause, ProductClauseKind};
use crate::syntax::cursor::Cursor;
use crate::syntax::form::{Form, Slot, Takes, may, must};
use crate::syntax::lowering::{Lowering, Reported};
use crate::syntax::raw::{self, Kind};
use crate::syntax::slots;
use crate::syntax::value::Values;
use crate::vocabulary::ProductKind;

const HEAD: &[Slot] = &[
    must("", Takes::Name),
    may("", Takes::Literal),
    may("on", Takes::NamesOr),
    may("built in", Takes::Flag),
    may("partial", Takes::Flag),
    may("seen on", Takes::ConditionOrWords),
    may("otherwise", Takes::Prose),
];

/// The kinds of products.
pub(super) static KINDS: &[Form] = &[
    kind("app", "app alipay \"Alipay\" on android or ios"),
    kind("os", "os android \"Android\""),
    kind("skin", "skin magic-ui \"Magic UI\" on android"),
    kind("server", "server home-assistant \"Home Assistant\""),
    kind("firmware", "firmware pump \"Pump firmware\""),
];

const fn kind(words: &'static str, example: &'static str) -> Form {
    Form { words, slots: HEAD, example }
}

/// The lines of a product beside its screens.
pub(super) static FORMS: &[Clause<ProductClause>] = &[
    Clause {
        form: Form {
            words: "versions",
            slots: &[must("", Takes::Ranges), may("on", Takes::Name)],
            example: "versions 10.2.50 or later on ios",
        },
        make: |values, span| {
            made(span, ProductClauseKind::Versions { ranges: values.take(0)?, on: values.take(1) })
        },
    },
    Clause {
        form: Form {
            words: "releases",
            slots: &[must("", Takes::Versions)],
            example: "releases 10.2.50, 10.2.53",
        },
        make: |values, span| made(span, ProductClauseKind::Releases(values.take(0)?)),
    },
    Clause {
        form: Form {
            words: "names",
            slots: &[must("", Takes::VersionNames)],
            example: "names \"Pie\" = 9, \"12L\" after 12",
        },
        make: |values, span| made(span, ProductClauseKind::Names(values.take(0)?)),
    },
    Clause {
        form: Form {
            words: "runs on",
            slots: &[must("", Takes::Condition)],
            example: "runs on android 11 to 13",
        },
        make: |values, span| {
            made(span, ProductClauseKind::Runs { ranges: Vec::new(), condition: values.take(0)? })
        },
    },
    Clause {
        form: Form { words: "runs", slots: &[must("", Takes::Condition)], example: "runs android 11 to 13" },
        make: |values, span| {
            made(span, ProductClauseKind::Runs { ranges: Vec::new(), condition: values.take(0)? })
        },
    },
    Clause {
        form: Form { words: "built in", slots: &[], example: "built in" },
        make: |_, span| made(span, ProductClauseKind::BuiltIn),
    },
    Clause {
        form: Form {
            words: "address",
            slots: &[must("", Takes::Literal)],
            example: "address \"https://portal.example\"",
        },
        make: |values, span| made(span, ProductClauseKind::Address(values.take(0)?)),
    },
    Clause {
        form: Form {
            words: "scheme",
            slots: &[must("", Takes::Name), may("", Takes::Versions), may("drops", Takes::Versions)],
            example: "scheme lines \"V\", \"OS\"",
        },
        make: |values, span| {
            made(
                span,
                ProductClauseKind::Scheme {
                    kind: values.take(0)?,
                    arguments: values.take(1).unwrap_or_default(),
                    drops: values.take(2).unwrap_or_default(),
                },
            )
        },
    },
    Clause {
        form: Form { words: "parts", slots: &[must("", Takes::Number)], example: "parts 4" },
        make: |values, span| made(span, ProductClauseKind::Parts(values.take(0)?)),
    },
    Clause {
        form: Form {
            words: "suffix",
            slots: &[must("", Takes::Suffixes), must("", Takes::Rank)],
            example: "suffix \"beta\", \"rc\" before",
        },
        make: |values, span| {
            made(span, ProductClauseKind::Suffix { words: values.take(0)?, rank: values.take(1)? })
        },
    },
    Clause {
        form: Form { words: "partial", slots: &[], example: "partial" },
        make: |_, span| made(span, ProductClauseKind::Partial),
    },
    Clause {
        form: Form {
            words: "seen on",
            slots: &[must("", Takes::ConditionOrWords), may("otherwise", Takes::Prose)],
            example: "seen on android 16 otherwise \"Names may differ.\"",
        },
        make: |values, span| made(span, ProductClauseKind::SeenOn(seen_on(values, 0, span)?)),
    },
];

fn made(span: Span, kind: ProductClauseKind) -> Option<ProductClause> {
    Some(ProductClause { span, kind })
}

/// `app NAME "label" on OS { … }`.
pub(super) fn product(
    lowering: &mut Lowering<'_>,
    raw: &raw::Statement,
    word: &str,
    mut values: Values,
    head: Head,
) -> Product {
    let kind = match word {
        "os" => ProductKind::Os,
        "skin" => ProductKind::Skin,
        "server" => ProductKind::Server,
        "firmware" => ProductKind::Firmware,
        _ => ProductKind::App,
    };
    let line = head.span;
    let mut clauses = Vec::new();
    let flags = [(3, ProductClauseKind::BuiltIn), (4, ProductClauseKind::Partial)];
    clauses.extend(
        flags.into_iter().filter(|(slot, _)| values.has(*slot)).filter_map(|(_, kind)| made(line, kind)),
    );
    clauses
        .extend(seen_on(&mut values, 5, line).and_then(|seen| made(line, ProductClauseKind::SeenOn(seen))));
    let on = values.take(2).unwrap_or_default();
    let span = lowering.span(raw.start, raw.end);
    let mut product = Product { span, kind, head, on, clauses, screens: Vec::new() };
    for statement in raw.block.iter().flat_map(|block| &block.statements) {
        line_of(lowering, statement, &mut product);
    }
    product
}

fn line_of(lowering: &mut Lowering<'_>, raw: &raw::Statement, product: &mut Product) {
    if let Some(clause) = clause(lowering, raw, FORMS) {
        product.clauses.extend(clause);
    } else if let Some(item) = item(lowering, raw) {
        product.screens.extend(item);
    } else if matches!(Cursor::new(lowering, raw).kind(), Some(Kind::Number | Kind::Text)) {
        product.clauses.extend(runs(lowering, raw));
    } else {
        place::refuse_line(lowering, raw, Place::Product);
        product.screens.extend(meant(lowering, raw));
    }
}

/// `4.2 runs on android 11`.
fn runs(lowering: &mut Lowering<'_>, raw: &raw::Statement) -> Option<ProductClause> {
    let mut cursor = Cursor::new(lowering, raw);
    lowering.enter(raw);
    let clause = versions_run(lowering, &mut cursor);
    lowering.leave();
    let span = lowering.span(raw.start, cursor.end());
    made(span, clause.ok()?)
}

fn versions_run(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<ProductClauseKind, Reported> {
    let ranges = slots::ranges(lowering, cursor)?;
    if cursor.take("runs on").or_else(|| cursor.take("runs")).is_none() {
        return Err(lowering.report(advice::expected("`runs on`", cursor)));
    }
    let condition = slots::condition(lowering, cursor)?;
    match cursor.peek() {
        Some(token) => Err(lowering.report(advice::conditions::leftover(cursor, token))),
        None => Ok(ProductClauseKind::Runs { ranges, condition }),
    }
}
