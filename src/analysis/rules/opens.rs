//! `opens S` against the declared screens.

use super::places::screens_in_words;
use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::step::Step;
use crate::source::Span;

/// Where the app decides.
const ONE_OF_THEM: &str =
    "to say that it is only one of them this time, look first (`if see`), or write `now at`";

/// What a step leads to, by the declarations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Leading {
    /// What it touches leads nowhere.
    Nowhere,
    /// To screens, and nobody says that it leads anywhere else.
    Known,
    /// For some, nobody knows.
    Partly,
}

/// Reports readers whom the declarations lead elsewhere.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    step: &Step,
    (elsewhere, all): (&State, &State),
    leading: Leading,
) {
    let Some(first) = step.opens.first() else { return };
    let Some(whom) = Whom::at(walk, context.thing, elsewhere, all) else { return };
    let span = step.opens.iter().fold(first.span, |all, used| all.to(used.span));
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let place = screens_in_words(walk, &whom.screens());
        let also = leading == Leading::Partly || !whom.is_always_so(&walk.sets);
        let title = match leading {
            Leading::Nowhere => format!("this step keeps the reader on {place}"),
            _ if also => format!("this step also leads to {place}"),
            _ => format!("this step leads to {place}"),
        };
        let label = match whom.is_so_for_a_way(&walk.sets) {
            true => match whom.who(&walk.sets) {
                Some(who) => format!("it may lead elsewhere {who}"),
                None => "it may lead elsewhere".to_owned(),
            },
            false => format!("not where it leads {}", whom.not_so(walk)),
        };
        let finding = Diagnostic::new(&codes::guides::OPENS_ELSEWHERE, title).at(span, label);
        match leading {
            Leading::Nowhere => finding
                .note("an element without a target keeps the screen")
                .help("declare where the element leads, or mark the app `partial` if not all is declared"),
            _ if also => finding
                .note("`opens` has to name every screen that the declarations allow")
                .help(format!("name {place}, too, or change where the element leads"))
                .help(match whom.are_all(&walk.sets) {
                    true => ONE_OF_THEM.to_owned(),
                    false => format!("or {}", whom.guard(walk, "come there")),
                }),
            _ => instead(walk, whom, span, finding),
        }
    });
}

/// The named screens never open: others do instead.
fn instead(walk: &Walk<'_>, whom: &Whom, span: Span, finding: Diagnostic) -> Diagnostic {
    let screens = whom.screens();
    let known = screens.iter().filter_map(|id| walk.project.screen(*id));
    let keys: Vec<&str> = known.map(|screen| screen.key.as_str()).collect();
    let finding = finding.note("`opens` names the screens that the declarations allow, and no others");
    if keys.is_empty() || keys.iter().any(|key| key.is_empty()) {
        return finding.help("name these screens instead, or change where the element leads");
    }
    let keys = keys.join(" or ");
    finding.guess(format!("write `opens {keys}`, or change where the element leads"), span, keys)
}

/// Reports screens to which, by the declarations, a step of the guide leads nobody.
pub(in crate::analysis) fn surplus(walk: &mut Walk<'_>) {
    let never = walk.tally.opened.iter().filter(|(_, reached)| !**reached);
    let spans: Vec<Span> = never.map(|(span, _)| *span).collect();
    for span in spans {
        let finding = Diagnostic::new(&codes::guides::OPENS_ELSEWHERE, "this step does not lead there")
            .at(span, "nobody comes to this screen")
            .note("`opens` names the screens that the declarations allow, and no others")
            .help("remove it, or declare that the element leads there, too");
        walk.report(finding);
    }
}
