//! Hostile sizes get an answer or a refusal, soon.

use std::time::{Duration, Instant};

use guidec::readers::declarations::{Declarations, Device, Product, Thing};
use guidec::readers::*;

use super::world::{literal, present, range, version};
use guidec::vocabulary::ProductKind;

/// Long enough for what is not linear to show, in a build that is not optimised, too.
const LONG: usize = if cfg!(debug_assertions) { 20_000 } else { 100_000 };

fn soon<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    // A machine that is busy with other builds is slow, too; what hangs takes far longer.
    let limit = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 3 });
    assert!(start.elapsed() < limit, "took {:?}", start.elapsed());
    result
}

fn apps(count: usize) -> (Declarations, Vec<ProductId>) {
    let mut declared = Declarations::default();
    let android = declared.products.push(Product::new(ProductKind::Os, "android", "Android"));
    let ids = (0..count).map(|place| {
        let mut app = Product::new(ProductKind::App, format!("app-{place}"), format!("App {place}"));
        app.on = vec![android];
        declared.products.push(app)
    });
    let ids = ids.collect();
    (declared, ids)
}

fn build(declared: &Declarations, condition: &Condition) -> Result<(Universe, Set), SpaceError> {
    let universe = Universe::build(declared, &[Thing::unnamed(declared)], &[condition])?;
    let set = universe.set(condition)?;
    Ok((universe, set))
}

#[test]
fn forty_tangled_axes_are_refused_or_answered_soon() {
    let (declared, apps) = apps(40);
    let pair = |place: usize| Condition::All(vec![present(apps[place]), present(apps[place + 20])]);
    let first: Vec<Condition> = apps.iter().map(|app| present(*app)).collect();
    let tangled = Condition::All(vec![Condition::Any(first), Condition::Any((0..20).map(pair).collect())]);
    let refused = soon(|| build(&declared, &tangled).map(|_| ()));
    assert_eq!(refused, Err(SpaceError::TooComplex));
}

#[test]
fn a_thousand_devices_are_fine() {
    let mut declared = Declarations::default();
    let android = declared.products.push(Product::new(ProductKind::Os, "android", "Android"));
    let devices: Vec<DeviceId> = (0..1000_usize)
        .map(|place| {
            let (first, last) = (4 + place % 9, 10 + place % 7);
            let versions = literal(&first.to_string()).to(&literal(&last.to_string()));
            declared.devices.push(Device {
                key: format!("device-{place}"),
                label: format!("Device {place}"),
                maker: None,
                runs: vec![range(android, versions)],
            })
        })
        .collect();
    let known = Condition::KnownDevice { thing: ThingId::FIRST };
    let some =
        devices.iter().step_by(2).map(|device| Condition::Device { thing: ThingId::FIRST, device: *device });
    let both = Condition::All(vec![known, Condition::Any(some.collect()), version(android, "5")]);
    soon(|| {
        let (universe, set) = build(&declared, &both).unwrap();
        assert!(universe.witness(set).is_some());
        assert!(!universe.describe(set, universe.all(), &[&both]).any_of.is_empty());
    });
}

#[test]
fn long_flat_conditions_are_fine() {
    let (declared, apps) = apps(3);
    let tests = |count: usize| (0..count).map(|place| version(apps[place % 3], &format!("{place}.1")));
    let any = Condition::Any(tests(LONG).collect());
    soon(|| {
        let (universe, set) = build(&declared, &any).unwrap();
        assert!(!universe.is_empty(set));
        assert!(universe.witness(set).is_some());
    });
    let all = Condition::All(tests(LONG).map(Condition::negated).collect());
    soon(|| {
        let (universe, set) = build(&declared, &all).unwrap();
        assert!(!universe.is_empty(set));
    });
    let mixed = Condition::Any(
        tests(LONG / 5)
            .map(|test| Condition::All(vec![test, present(apps[0]), present(apps[1]).negated()]))
            .collect(),
    );
    soon(|| drop(build(&declared, &mixed)));
}

#[test]
fn many_products_and_long_chains_of_names_are_answered() {
    let (mut declared, apps) = apps(5000);
    let any = Condition::Any(apps.iter().map(|app| present(*app)).collect());
    assert_eq!(soon(|| build(&declared, &any).map(|_| ())), Err(SpaceError::TooComplex));
    for place in 0..100_000_u32 {
        let condition = if place == 0 {
            present(apps[0])
        } else {
            Condition::Named { condition: ConditionId(place - 1), thing: ThingId::UNSTATED }
        };
        declared.conditions.push(declarations::NamedCondition {
            key: format!("c{place}"),
            label: format!("c{place}"),
            condition,
        });
    }
    let last = Condition::Named { condition: ConditionId(99_999), thing: ThingId::UNSTATED };
    let (universe, set) = soon(|| build(&declared, &last)).unwrap();
    assert_eq!(set, universe.set(&present(apps[0])).unwrap());
}

#[test]
fn names_that_lead_to_themselves_do_not_hang() {
    let (mut declared, apps) = apps(1);
    let circle = |next: u32| {
        Condition::Any(vec![
            present(apps[0]),
            Condition::Named { condition: ConditionId(next), thing: ThingId::UNSTATED },
        ])
    };
    for next in [1, 0] {
        let condition = circle(next);
        declared.conditions.push(declarations::NamedCondition {
            key: "c".into(),
            label: "c".into(),
            condition,
        });
    }
    let first = Condition::Named { condition: ConditionId(0), thing: ThingId::UNSTATED };
    assert!(soon(|| build(&declared, &first)).is_ok());
}
