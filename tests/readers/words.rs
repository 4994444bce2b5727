//! Descriptions and witnesses as people say them.

use guidec::readers::*;

use super::world::{World, present, version, written};

/// The words for those who meet `set` among those who meet `among`, and an example of them.
fn words(world: &World, set: &Condition, among: &Condition) -> (String, String) {
    let universe = Universe::build(&world.declared, &world.things(), &[set, among]).unwrap();
    let (inside, among) = (universe.set(set).unwrap(), universe.set(among).unwrap());
    let example = universe.witness(universe.intersection(inside, among).unwrap());
    (universe.describe(inside, among, &[set]).in_words(), example.unwrap_or_default().in_words())
}

fn check(set: &Condition, among: &Condition, expected: &str, example: &str) {
    let (found, found_example) = words(&World::new(), set, among);
    assert_eq!((found.as_str(), found_example.as_str()), (expected, example));
}

fn all(parts: &[&Condition]) -> Condition {
    Condition::All(parts.iter().copied().cloned().collect())
}

fn any(parts: &[&Condition]) -> Condition {
    Condition::Any(parts.iter().copied().cloned().collect())
}

#[test]
fn versions_are_told_as_the_author_wrote_them() {
    let world = World::new();
    let later = |product, text| written(product, text, Literal::or_later);
    let everyone = Condition::Always;
    let android_12 = later(world.android, "12");
    check(&android_12, &everyone, "Android 12 or later", "Android 12");
    check(&android_12.clone().negated(), &present(world.android), "Android before 12", "Android 11");
    check(&version(world.android, "12"), &everyone, "Android 12", "Android 12");
    check(&version(world.android, "4.4.0"), &everyone, "Android 4.4.0", "Android 4.4.0");
    let old = written(world.alipay, "10.4", Literal::before);
    check(&old, &everyone, "Alipay before 10.4", "Alipay 10.2.50");
    let either = any(&[&version(world.android, "12"), &version(world.android, "14")]);
    check(&either, &everyone, "Android 12 or 14", "Android 12");
    check(&present(world.alipay).negated(), &everyone, "those without Alipay", "without Alipay");
    let both = all(&[&android_12, &old]);
    check(&both, &everyone, "Android 12 or later with Alipay before 10.4", "Android 12 with Alipay 10.2.50");
    check(&both, &android_12, "Alipay before 10.4", "Android 12 with Alipay 10.2.50");
    check(&any(&[&android_12, &present(world.ios)]), &everyone, "Android 12 or later, or iOS", "iOS");
    let not_twelve = version(world.android, "12").negated();
    check(&not_twelve, &present(world.android), "everyone unless they have Android 12", "Android 11");
}

#[test]
fn only_what_matters_among_those_who_come_there_is_told() {
    let world = World::new();
    let among = written(world.android, "10", |ten| ten.to(&super::world::literal("13")));
    let later = written(world.android, "12", Literal::or_later);
    check(&later, &among, "Android 12 or later", "Android 12");
    check(&all(&[&present(world.android), &later]), &Condition::Always, "Android 12 or later", "Android 12");
    check(&later, &version(world.android, "14"), "everyone", "Android 14");
    check(&later, &version(world.android, "9"), "nobody", "any reader");
    check(&present(world.settings), &Condition::Always, "Settings", "Android");
}

#[test]
fn devices_makers_and_series_are_told_together() {
    let world = World::new();
    let thing = ThingId::FIRST;
    let honor_50 = Condition::Device { thing, device: world.honor_50 };
    let series = |generations: &[usize]| Condition::Series {
        thing,
        series: world.oneplus,
        generations: generations.to_vec(),
    };
    let everyone = Condition::Always;
    check(&honor_50, &everyone, "HONOR 50", "HONOR 50");
    check(
        &honor_50.clone().negated(),
        &everyone,
        "everyone unless the device is the HONOR 50",
        "another device",
    );
    check(
        &Condition::Maker { thing, maker: world.honor },
        &everyone,
        "devices by HONOR",
        "another device by HONOR",
    );
    check(&series(&[1, 2]), &everyone, "OnePlus 5 or later", "OnePlus 5");
    check(&series(&[0, 1, 2]), &everyone, "OnePlus", "OnePlus 3");
    check(&Condition::KnownDevice { thing }, &everyone, "known devices", "Pixel");
    let old = all(&[&honor_50, &version(world.android, "11")]);
    check(&old, &everyone, "HONOR 50 with Android 11", "HONOR 50 with Android 11");
}

#[test]
fn questions_and_named_conditions_are_told_by_their_words() {
    let world = World::new();
    let answer = |values: &[usize]| Condition::Answer { question: world.account, values: values.to_vec() };
    let everyone = Condition::Always;
    check(&answer(&[1]), &everyone, "Your account: Business", "Your account: Business");
    check(&answer(&[0, 1]), &everyone, "Your account: Personal or Business", "Your account: Personal");
    let modern = Condition::Named { condition: world.modern, thing: ThingId::FIRST };
    check(&modern, &everyone, "a modern phone", "iOS 18");
    check(&modern.clone().negated(), &everyone, "everyone but a modern phone", "Android 11");
}

#[test]
fn suffixes_and_backports_are_told_exactly() {
    let mut world = World::new();
    let android = super::fixtures::android();
    world.declared.products.get_mut(world.android).unwrap().scheme = android.clone().into();
    let test = |text: &str, test: fn(&Literal) -> Ranges| {
        let literal = android.literal(text).unwrap();
        Condition::Version {
            thing: ThingId::FIRST,
            product: world.android,
            versions: test(&literal),
            written: vec![literal],
        }
    };
    let told = |set: &Condition| words(&world, set, &present(world.android)).0;
    assert_eq!(told(&test("12L", Literal::exactly)), "Android 12L");
    assert_eq!(told(&test("12L", Literal::or_later)), "Android 12L or later");
    assert_eq!(told(&test("12L", Literal::after)), "Android after 12L");
    assert_eq!(told(&test("12", Literal::after)), "Android 13 or later");
    assert_eq!(told(&test("Pie", Literal::or_earlier)), "Android 9 (Pie) or earlier");
    assert_eq!(told(&test("15 QPR2 Beta 1", Literal::before)), "Android before 15 QPR2 Beta 1");
    let backport = any(&[
        &all(&[&test("12", Literal::exactly), &test("12.0.6", Literal::or_later)]),
        &test("13.0.2", Literal::or_later),
    ]);
    assert_eq!(told(&backport), "Android 12.0.6 up to the last 12, or 13.0.2 or later");
}

#[test]
fn exceptions_are_told_when_that_is_shorter() {
    let world = World::new();
    let thing = ThingId::FIRST;
    let old = written(world.alipay, "10.4", Literal::before);
    let business = Condition::Answer { question: world.account, values: vec![1] };
    let both = all(&[&old, &business]).negated();
    let told = |set: &Condition| words(&world, set, &Condition::Always).0;
    assert_eq!(told(&both), "everyone unless they have Alipay before 10.4 and your account is Business");
    let devices = any(&[
        &Condition::Device { thing, device: world.honor_50 },
        &Condition::Device { thing, device: world.pixel },
    ]);
    assert_eq!(told(&devices.negated()), "everyone unless the device is the HONOR 50 or the Pixel");
}
