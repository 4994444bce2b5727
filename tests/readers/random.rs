//! Random conditions and readers of the small world.

use std::collections::BTreeMap;

use guidec::readers::*;
use proptest::prelude::*;
use proptest::sample::select;

use super::world::*;

const VERSIONS: &[&str] = &["4", "7", "10", "10.2", "10.2.50", "10.3", "11", "12", "12.1", "13", "18"];

fn test() -> impl Strategy<Value = Condition> {
    let world = World::new();
    let products: Vec<ProductId> = world.declared.products.iter().map(|(id, _)| id).collect();
    let thing = ThingId::FIRST;
    let plain = vec![
        Condition::Always,
        Condition::KnownDevice { thing },
        Condition::Maker { thing, maker: world.honor },
        Condition::Device { thing, device: world.honor_50 },
        Condition::Device { thing, device: world.pixel },
        Condition::Series { thing, series: world.oneplus, generations: vec![1, 2] },
        Condition::Answer { question: world.account, values: vec![1] },
        Condition::Answer { question: world.account, values: vec![0, 2] },
        Condition::Answer { question: world.helper, values: vec![0] },
        Condition::Named { condition: world.modern, thing },
    ];
    let often = vec![world.android, world.ios, world.magic, world.alipay];
    let versions = (select(often), select(VERSIONS), 0..5_usize).prop_map(|(product, text, test)| {
        let tests =
            [Literal::exactly, Literal::or_later, Literal::after, Literal::or_earlier, Literal::before];
        written(product, text, tests[test])
    });
    prop_oneof![2 => select(plain), 1 => select(products).prop_map(present), 4 => versions]
}

pub fn condition() -> impl Strategy<Value = Condition> {
    test().prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|it| Condition::Not(Box::new(it))),
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Condition::All),
            proptest::collection::vec(inner, 0..4).prop_map(Condition::Any),
        ]
    })
}

/// Readers, also such as the declarations do not allow, though not more than one OS.
pub fn reader() -> impl Strategy<Value = Reader> {
    let version = || select(VERSIONS).prop_map(|text| literal(text).version);
    let app = |chance| proptest::option::weighted(chance, version());
    let model = select(vec![
        Model::Device(DeviceId(0)),
        Model::Device(DeviceId(1)),
        Model::Generation(0),
        Model::Generation(2),
        Model::OtherHonor,
        Model::Other,
    ]);
    let products = (version(), app(0.4), app(0.6), app(0.6), app(0.9), app(0.5));
    (model, any::<bool>(), products, 0..3_usize, proptest::option::of(0..2_usize))
        .prop_map(|(model, is_android, products, account, helper)| {
            let world = World::new();
            let (os_version, skin, settings, alipay, portal, server) = products;
            let os = if is_android { world.android } else { world.ios };
            let had = [
                (os, Some(os_version)),
                (world.magic, skin),
                (world.settings, settings),
                (world.alipay, alipay),
                (world.portal, portal),
                (world.server, server),
            ];
            let versions: BTreeMap<_, _> =
                had.into_iter().filter_map(|(product, version)| Some((product, version?))).collect();
            Reader { model, os, versions, account, helper }
        })
        .prop_filter("magic UI runs on an Android version", |reader| {
            let world = World::new();
            reader.os == world.android || !reader.versions.contains_key(&world.magic)
        })
}
