//! What stands in a body: blocks inside statements, apps that are opened and asked about.

use std::collections::BTreeSet;

use guidec::model::branch::WhenArm;
use guidec::model::guide::Guide;
use guidec::model::ids::{ScreenId, StatementId};
use guidec::model::project::Project;
use guidec::model::statement::{Block, OrElse, Statement, StatementKind, Within};
use guidec::model::step::{Action, Opened};
use guidec::readers::{Condition, ProductId, ThingId};
use guidec::vocabulary::InstallKind;

/// The blocks of a statement, and whether not every reader does them.
pub fn blocks(statement: &Statement) -> Vec<(&Block, bool)> {
    let mut found: Vec<(&Block, bool)> = Vec::new();
    match &statement.kind {
        StatementKind::When(when) => {
            found.extend(when.arms.iter().map(|arm| (&arm.body, true)));
            found.extend(when.otherwise.iter().map(|block| (block, true)));
        }
        StatementKind::ExactlyOne(one) => found.extend(one.arms.iter().map(|arm| (&arm.body, true))),
        StatementKind::Either(either) => found.extend(either.options.iter().map(|it| (&it.body, true))),
        StatementKind::Try(attempts) => found.extend(attempts.attempts.iter().map(|it| (&it.body, true))),
        StatementKind::If(look) => {
            found.extend(look.arms.iter().map(|arm| (&arm.body, true)));
            found.extend(look.otherwise.iter().map(|block| (block, true)));
        }
        StatementKind::Optional(body) | StatementKind::OptionalAny(body) => found.push((body, true)),
        StatementKind::Repeat { body, .. }
        | StatementKind::Part { body, .. }
        | StatementKind::On { body, .. }
        | StatementKind::At { body, .. } => found.push((body, false)),
        StatementKind::Within(within) => {
            found.push((&within.body, false));
            if let Some(OrElse::Block(block)) = &within.or_else {
                found.push((block, true));
            }
        }
        _ => {}
    }
    found
}

/// Whether a statement stands inside another one.
pub fn holds(statement: &Statement, wanted: StatementId) -> bool {
    blocks(statement)
        .iter()
        .any(|(block, _)| block.statements.iter().any(|inner| inner.id == wanted || holds(inner, wanted)))
}

/// The steps and parts of all bodies from which some time runs.
pub fn timed(project: &Project, guide: &Guide) -> BTreeSet<StatementId> {
    fn add(block: &Block, timed: &mut BTreeSet<StatementId>) {
        for statement in &block.statements {
            if let StatementKind::Within(Within { of: Some(of), .. }) = &statement.kind {
                timed.insert(of.statement);
            }
            blocks(statement).into_iter().for_each(|(inner, _)| add(inner, timed));
        }
    }
    let mut timed = BTreeSet::new();
    add(&guide.body, &mut timed);
    guide.trouble.iter().for_each(|trouble| add(&trouble.body, &mut timed));
    project.procedures.iter().for_each(|procedure| add(&procedure.body, &mut timed));
    timed
}

/// The first thing in hand that can show a screen.
pub fn showing(project: &Project, guide: &Guide, screen: &ScreenId) -> ThingId {
    let runs_on = |os: &ProductId| {
        let product = project.screens[screen.index()].product;
        product.is_none_or(|id| {
            let product = project.readers.products.get(id).unwrap();
            id == *os || product.on.is_empty() || product.runs_on(*os)
        })
    };
    let shows = |os: &Option<Vec<ProductId>>| os.iter().flatten().any(runs_on);
    let place = guide.things.iter().position(|thing| shows(&thing.os)).unwrap_or_default();
    (0..).map(ThingId).nth(place).unwrap()
}

/// What a guide opens, provides and asks about.
#[derive(Default)]
pub struct Needs {
    /// What everybody opens.
    pub opened: Vec<(ProductId, ThingId)>,
    /// What the guide installs or asks about.
    pub provided: BTreeSet<ProductId>,
    /// What the guide removes.
    pub removed: BTreeSet<ProductId>,
}

impl Needs {
    pub fn of(project: &Project, guide: &Guide) -> Self {
        let mut needs = Self::default();
        for screen in guide.start.iter().flat_map(|used| &used.screens) {
            let product = project.screens[screen.index()].product;
            let thing = showing(project, guide, screen);
            needs.opened.extend(product.map(|product| (product, thing)));
        }
        needs.block(project, &guide.body, ThingId::FIRST, false);
        for trouble in &guide.trouble {
            needs.block(project, &trouble.body, ThingId::FIRST, true);
        }
        needs
    }

    fn block(&mut self, project: &Project, block: &Block, thing: ThingId, branch: bool) {
        for statement in &block.statements {
            let mut inner = thing;
            match &statement.kind {
                StatementKind::Step(step) => match &step.action {
                    Action::Open(Opened::Product(product)) if !branch => self.opened.push((*product, thing)),
                    Action::Install { kind: InstallKind::Install, product, .. } => {
                        self.provided.insert(*product);
                    }
                    Action::Install { kind: InstallKind::Uninstall, product, .. } => {
                        self.removed.insert(*product);
                    }
                    _ => {}
                },
                StatementKind::When(when) => self.arms(project, &when.arms),
                StatementKind::ExactlyOne(one) => self.arms(project, &one.arms),
                StatementKind::Either(either) => {
                    let guards = either.options.iter().filter_map(|option| option.when.as_ref());
                    guards.for_each(|guard| self.asked(project, &guard.condition));
                }
                StatementKind::On { thing, .. } => inner = *thing,
                StatementKind::Follow { procedure, .. } => {
                    let body = &project.procedures[procedure.index()].body;
                    self.block(project, body, thing, branch);
                }
                _ => {}
            }
            for (block, apart) in blocks(statement) {
                self.block(project, block, inner, branch || apart);
            }
        }
    }

    fn arms(&mut self, project: &Project, arms: &[WhenArm]) {
        arms.iter().for_each(|arm| self.asked(project, &arm.guard.condition));
    }

    fn asked(&mut self, project: &Project, condition: &Condition) {
        match condition {
            Condition::Present { product, .. } => drop(self.provided.insert(*product)),
            Condition::Not(inner) => self.asked(project, inner),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| self.asked(project, part));
            }
            Condition::Named { condition, .. } => {
                self.asked(project, &project.readers.conditions.get(*condition).unwrap().condition);
            }
            _ => {}
        }
    }
}
