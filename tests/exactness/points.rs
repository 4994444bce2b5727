//! Where the tests of a text cut the versions of products.

use std::collections::{BTreeMap, BTreeSet};

use guidec::model::guide::Guide;
use guidec::model::project::Project;
use guidec::readers::{ProductId, Version};
use guidec::vocabulary::ProductKind;

use super::cells::Points;

/// One version out of each run of versions that no test of the text tells apart, by product.
pub fn of(project: &Project, text: &str) -> Points {
    let products = &project.readers.products;
    let mut points: BTreeMap<ProductId, BTreeSet<Version>> =
        products.iter().map(|(id, _)| (id, BTreeSet::from([Version::new(&[])]))).collect();
    let known = |word: &str| products.iter().find(|(_, product)| product.key == word).map(|(id, _)| id);
    let mut declared = None;
    for line in text.lines() {
        let words: Vec<&str> = line.split(|it: char| it.is_whitespace() || "(),{}".contains(it)).collect();
        let mut current = declared;
        for (place, word) in words.iter().enumerate() {
            if let Some(product) = known(word) {
                current = Some(product);
                let declares = place > 0 && ["app", "os", "skin"].contains(&words[place - 1]);
                declared = if declares { current } else { declared };
            }
            if let Some(product) = current
                && word.starts_with(|it: char| it.is_ascii_digit())
                && let Ok(literal) = products.get(product).unwrap().scheme.literal(word)
            {
                let all = points.get_mut(&product).unwrap();
                all.insert(literal.interval.low.clone());
                all.extend(literal.interval.high.clone());
            }
        }
    }
    points.into_iter().map(|(id, all)| (id, all.into_iter().collect())).collect()
}

/// How many axes the readers of a guide differ along, and how many cut points one of them has at most.
pub fn size(project: &Project, guide: &Guide, points: &Points) -> (usize, usize) {
    let declared = &project.readers;
    let cut = |kind| {
        let all = declared.products.iter().filter(move |(_, product)| product.kind == kind);
        all.filter(|(id, _)| kind != ProductKind::Os || points[id].len() > 1).count()
    };
    let systems = guide.things.iter().any(|thing| thing.os.as_ref().is_some_and(|oses| oses.len() > 1));
    let axes = usize::from(systems || cut(ProductKind::Os) > 0)
        + cut(ProductKind::Skin)
        + cut(ProductKind::App)
        + usize::from(declared.devices.iter().next().is_some())
        + declared.questions.iter().count();
    (axes, points.values().map(|points| points.len() - 1).max().unwrap_or(0))
}
