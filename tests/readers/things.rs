//! Several things in the reader's hands.

use guidec::readers::declarations::{Declarations, Product, Thing};
use guidec::readers::*;

use super::world::{literal, range};
use guidec::vocabulary::ProductKind;

struct Desk {
    declared: Declarations,
    things: Vec<Thing>,
    android: ProductId,
    windows: ProductId,
    mail: ProductId,
    pump_software: ProductId,
}

const PHONE: ThingId = ThingId(0);
const COMPUTER: ThingId = ThingId(1);
const PUMP: ThingId = ThingId(2);

fn desk() -> Desk {
    let mut declared = Declarations::default();
    let android = declared.products.push(Product::new(ProductKind::Os, "android", "Android"));
    let windows = declared.products.push(Product::new(ProductKind::Os, "windows", "Windows"));
    let mail = declared.products.push(Product::new(ProductKind::App, "mail", "Mail"));
    let pump_software = declared.products.push(Product::new(ProductKind::Firmware, "pump", "Pump software"));
    declared.products.get_mut(mail).unwrap().on = vec![android, windows];
    let thing = |name: &str, os: Option<Vec<ProductId>>| Thing {
        key: name.into(),
        label: name.into(),
        os,
        narrowing: None,
    };
    let things = vec![
        thing("phone", Some(vec![android])),
        thing("computer", Some(vec![windows])),
        thing("pump", None),
    ];
    Desk { declared, things, android, windows, mail, pump_software }
}

fn on(thing: ThingId, product: ProductId) -> Condition {
    Condition::Present { thing, product }
}

#[test]
fn a_test_belongs_to_the_only_thing_that_can_have_the_product() {
    let desk = desk();
    let windows_11 = range(desk.windows, literal("11").exactly());
    let stated = Condition::Version {
        thing: COMPUTER,
        product: desk.windows,
        versions: literal("11").exactly(),
        written: vec![],
    };
    let universe = Universe::build(&desk.declared, &desk.things, &[&windows_11]).unwrap();
    let set = universe.set(&windows_11).unwrap();
    assert_eq!(set, universe.set(&stated).unwrap());
    assert!(!universe.is_empty(set));
    assert_eq!(universe.set(&on(PHONE, desk.windows)), Ok(universe.none()));
    assert_eq!(universe.set(&on(PUMP, desk.windows)), Ok(universe.none()));
}

#[test]
fn a_product_of_several_things_belongs_to_the_one_in_hand() {
    let desk = desk();
    let mail = on(ThingId::UNSTATED, desk.mail);
    let both = [on(PHONE, desk.mail), on(COMPUTER, desk.mail)];
    let universe = Universe::build(&desk.declared, &desk.things, &[&both[0], &both[1]]).unwrap();
    assert_eq!(universe.set_on(&mail, COMPUTER), universe.set(&both[1]));
    assert_eq!(universe.set(&mail), universe.set(&both[0]));
    assert_eq!(universe.set(&on(PUMP, desk.mail)), Err(SpaceError::Unmentioned));
}

#[test]
fn a_thing_without_an_os_has_firmware_only() {
    let desk = desk();
    let conditions = [on(PUMP, desk.pump_software), on(PUMP, desk.mail), on(PHONE, desk.android)];
    let mentioned: Vec<&Condition> = conditions.iter().collect();
    let universe = Universe::build(&desk.declared, &desk.things, &mentioned).unwrap();
    assert!(!universe.is_empty(universe.set(&conditions[0]).unwrap()));
    assert!(universe.is_empty(universe.set(&conditions[1]).unwrap()));
    assert_eq!(universe.set(&conditions[2]), Ok(universe.all()));
}

#[test]
fn what_using_says_holds_for_everybody() {
    let mut desk = desk();
    desk.things[0].narrowing = Some(range(desk.android, literal("12").or_later()));
    let old = range(desk.android, literal("12").before());
    let universe = Universe::build(&desk.declared, &desk.things, &[&old]).unwrap();
    assert!(universe.is_empty(universe.set(&old).unwrap()));
}

#[test]
fn an_update_leaves_the_version_open() {
    let desk = desk();
    let old = range(desk.mail, literal("3").before());
    let new = range(desk.mail, literal("3").or_later());
    let phone = [old.clone(), new.clone()];
    let mentioned: Vec<&Condition> = phone.iter().collect();
    let universe = Universe::build(&desk.declared, &desk.things, &mentioned).unwrap();
    let before = universe.set(&old).unwrap();
    let any = universe.leave_open(before, PHONE, &[desk.mail]).unwrap();
    assert_eq!(any, universe.all());
    let after = universe.intersection(any, universe.set(&new).unwrap()).unwrap();
    assert_eq!(after, universe.set(&new).unwrap());
}

#[test]
fn things_are_told_apart_in_words() {
    let desk = desk();
    let both = Condition::All(vec![on(PHONE, desk.mail), on(COMPUTER, desk.mail)]);
    let universe = Universe::build(&desk.declared, &desk.things, &[&both]).unwrap();
    let set = universe.set(&both).unwrap();
    let description = universe.describe(set, universe.all(), &[&both]);
    assert_eq!(description.in_words(), "Mail on the phone and Mail on the computer");
    assert_eq!(universe.witness(set).unwrap().in_words(), "Mail on the phone and Mail on the computer");
}
