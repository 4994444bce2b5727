//! Remarks in guides that allow what a rule finds, and what is wrong with them.

use std::collections::BTreeMap;

use crate::diagnostic::codes::syntax::{
    ALLOW_WITHOUT_REASON, ALLOWS_NOTHING, CANNOT_BE_ALLOWED, UNCLEAR_REMARK, UNKNOWN_RULE,
};
use crate::diagnostic::{Code, Diagnostic, find, meant};
use crate::source::{FileId, Span, Spanned};
use crate::syntax::ast::remark::{Allow, Remark, RemarkKind};
use crate::text::visible;

/// How a remark looks.
const FORM: &str = "# guidec: allow(rule) because …";

/// A rule that a remark allows somewhere.
struct Allowed<'a> {
    code: &'static Code,
    place: &'a Spanned<String>,
    remark: &'a Remark,
    scope: Span,
    /// How many rules the remark names.
    beside: usize,
    is_reasoned: bool,
    is_used: bool,
}

/// Whether a reason is given for what is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reasoned(pub(super) bool);

/// All that remarks allow, by file and rule.
pub(super) struct Allowing<'a> {
    allowed: BTreeMap<(FileId, &'static str), Vec<Allowed<'a>>>,
}

impl<'a> Allowing<'a> {
    /// What remarks allow, and what is wrong with them.
    pub(super) fn new(remarks: impl IntoIterator<Item = &'a Remark>) -> (Self, Vec<Diagnostic>) {
        let mut allowing = Self { allowed: BTreeMap::new() };
        let mut findings = Vec::new();
        for remark in remarks {
            match &remark.kind {
                RemarkKind::Allow(allow) => allowing.read(remark, allow, &mut findings),
                RemarkKind::Unclear => findings.push(unclear(remark)),
                RemarkKind::Surplus => findings.push(surplus(remark)),
            }
        }
        (allowing, findings)
    }

    fn read(&mut self, remark: &'a Remark, allow: &'a Allow, findings: &mut Vec<Diagnostic>) {
        if allow.reason.is_none() {
            findings.push(without_reason(remark));
        }
        for place in &allow.rules {
            match find(&place.value) {
                Some(code) if code.id.eq_ignore_ascii_case(&place.value) => {
                    findings.push(unnamed(code, place));
                }
                Some(code) if !code.standing.can_be_allowed() => findings.push(refused(code, place, remark)),
                Some(code) => {
                    let (scope, beside) = (allow.scope, allow.rules.len());
                    let is_reasoned = allow.reason.is_some();
                    let allowed = Allowed { code, place, remark, scope, beside, is_reasoned, is_used: false };
                    self.allowed.entry((scope.file, code.id)).or_default().push(allowed);
                }
                None => findings.push(unknown(place)),
            }
        }
    }

    /// Whether a finding is allowed, and then whether a reason is given. Every remark that allows it is of use.
    pub(super) fn covers(&mut self, finding: &Diagnostic) -> Option<Reasoned> {
        let place = finding.span()?;
        let mut covers = None;
        let here = self.allowed.get_mut(&(place.file, finding.code.id));
        for allowed in here.into_iter().flatten() {
            if (allowed.scope.start..=allowed.scope.end).contains(&place.start) {
                allowed.is_used = true;
                let is_reasoned = allowed.is_reasoned || covers == Some(Reasoned(true));
                covers = Some(Reasoned(is_reasoned));
            }
        }
        covers
    }

    /// What is allowed for nothing.
    pub(super) fn unused(&self) -> impl Iterator<Item = Diagnostic> {
        self.allowed.values().flatten().filter(|allowed| !allowed.is_used).map(|allowed| {
            let title = format!("`{}` is allowed here, and nothing of the kind is found", allowed.code.name);
            let finding = Diagnostic::new(&ALLOWS_NOTHING, title).at(allowed.place.span, "");
            match allowed.beside {
                1 => finding.fix("take the remark out", allowed.remark.whole, ""),
                _ => finding.help(format!("take `{}` out of the remark", allowed.place.value)),
            }
        })
    }
}

fn unclear(remark: &Remark) -> Diagnostic {
    Diagnostic::new(&UNCLEAR_REMARK, "this remark for guidec is not understood")
        .at(remark.span, "")
        .note(format!("a remark for guidec has the form `{FORM}`"))
        .help("if it is not meant for guidec, write it without the colon")
}

fn surplus(remark: &Remark) -> Diagnostic {
    Diagnostic::new(&UNCLEAR_REMARK, "this file has more remarks for guidec than are read")
        .at(remark.span, "the others are not read")
        .help("allow a rule once for a whole guide, or for the file")
}

fn without_reason(remark: &Remark) -> Diagnostic {
    Diagnostic::new(&ALLOW_WITHOUT_REASON, "no reason is given for what is allowed here")
        .at(remark.span, "")
        .note("whoever looks after the guide must be able to tell whether the reason still holds")
        .help(format!("write `because` and why: `{FORM}`"))
}

fn unnamed(code: &'static Code, place: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(&UNKNOWN_RULE, format!("`{}` is a code, and a remark names the rule", place.value))
        .at(place.span, "")
        .fix(format!("write `{}`", code.name), place.span, code.name)
}

fn unknown(place: &Spanned<String>) -> Diagnostic {
    let finding = Diagnostic::new(&UNKNOWN_RULE, format!("there is no rule `{}`", visible(&place.value)))
        .at(place.span, "")
        .note("`guidec rules` lists all");
    match meant(&place.value).and_then(find) {
        Some(code) => finding.guess(format!("did you mean `{}`?", code.name), place.span, code.name),
        None => finding,
    }
}

fn refused(code: &'static Code, place: &Spanned<String>, remark: &Remark) -> Diagnostic {
    let finding = Diagnostic::new(&CANNOT_BE_ALLOWED, format!("`{}` cannot be allowed", code.name))
        .at(place.span, "")
        .note(format!("no reason makes it right: {}", code.standing.reason()));
    match &remark.kind {
        RemarkKind::Allow(allow) if allow.rules.len() == 1 => {
            finding.guess("cure what is found, and take the remark out", remark.whole, "")
        }
        _ => finding.help(format!("cure what is found, and take `{}` out of the remark", code.name)),
    }
}
