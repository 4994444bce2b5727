//! Where a page stands in the site, for machines: schema.org's `BreadcrumbList`.

use crate::document::shape::{Document, Site};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What stands above each document of a site whose address is known.
#[derive(Clone, Debug)]
pub struct Crumbs {
    name: String,
    address: String,
    /// The label and the anchor of the app that a document is about, by the document's id.
    apps: BTreeMap<String, (String, String)>,
}

impl Crumbs {
    /// Nothing without an address: machines follow no crumb that is only a name.
    pub fn new(site: &Site) -> Option<Self> {
        let app = |place: u32| site.apps.get(usize::try_from(place).ok()?);
        let apps = site.entries.iter().filter_map(|entry| {
            let group = app(entry.app?)?;
            Some((entry.id.clone(), (group.label.clone(), group.anchor.clone())))
        });
        Some(Self { name: site.name.clone(), address: site.address.clone()?, apps: apps.collect() })
    }

    /// The way from the site to a document's page at `address`, as JSON-LD.
    pub fn to(&self, document: &Document, address: &str) -> Value {
        let mut way = vec![(self.name.as_str(), self.address.clone())];
        if let Some((label, anchor)) = self.apps.get(&document.id) {
            way.push((label, format!("{}#{anchor}", self.address)));
        }
        way.push((&document.plain_title, address.to_owned()));
        let items: Vec<Value> = (1u32..)
            .zip(way)
            .map(|(position, (name, item))| {
                json!({"@type": "ListItem", "position": position, "name": name, "item": item})
            })
            .collect();
        json!({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})
    }
}
