//! Where a page stands in the site, for machines: schema.org's `BreadcrumbList`.

use super::AppPlace;
use crate::document::shape::{Document, Site};
use serde_json::{Value, json};

/// What stands above the documents of a site whose address is known.
#[derive(Clone, Debug)]
pub struct Crumbs {
    name: String,
    address: String,
}

impl Crumbs {
    /// Nothing without an address: machines follow no crumb that is only a name.
    pub fn new(site: &Site) -> Option<Self> {
        Some(Self { name: site.name.clone(), address: site.address.clone()? })
    }

    /// The way from the site by its app to a document's page at `address`, as JSON-LD.
    pub fn to(&self, document: &Document, app: Option<&AppPlace>, address: &str) -> Value {
        let mut way = vec![(self.name.as_str(), self.address.clone())];
        if let Some(app) = app {
            way.push((&app.label, format!("{}#{}", self.address, app.anchor)));
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
