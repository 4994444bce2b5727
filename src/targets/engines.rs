//! The engines of a target's pages with their templates compiled, one for each way to quote.

use super::engine;
use super::failure;
use super::filters;
use super::later;
use super::limits;
use super::links::{Links, Listed};
use super::manifest::{Page, Subject};
use super::quotes::Quotes;
use super::target::Target;
use crate::diagnostic::Diagnostic;
use minijinja::Environment;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// A page of a target, by its place in the manifest.
pub(super) type PageId = usize;

/// Made when a page first needs them: which languages there are is known only when all guides are.
#[derive(Debug)]
pub(super) struct Engines<'a> {
    target: &'a Target,
    /// Where the site will lie, if that is known.
    address: Option<String>,
    listed: Arc<Listed>,
    made: RwLock<BTreeMap<(PageId, Quotes), Arc<Environment<'static>>>>,
}

impl<'a> Engines<'a> {
    pub(super) fn new(target: &'a Target, address: Option<String>, listed: Arc<Listed>) -> Self {
        Self { target, address, listed, made: RwLock::default() }
    }

    /// The engine for a page in a language that quotes like this.
    pub(super) fn get(
        &self,
        page: PageId,
        quotes: &Quotes,
    ) -> Result<Arc<Environment<'static>>, Box<Diagnostic>> {
        let key = (page, quotes.clone());
        if let Some(made) = self.made.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(made));
        }
        // Made without holding the lock: two of them do no harm.
        let engine = Arc::new(self.engine(page, quotes)?);
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(made.entry(key).or_insert(engine)))
    }

    /// The most bytes of a page; of one for all documents when these are known.
    pub(super) fn most(&self, page: &Page) -> usize {
        match page.subject {
            Subject::Site => limits::page(self.listed.count()),
            _ => limits::PAGE,
        }
    }

    fn engine(&self, page: PageId, quotes: &Quotes) -> Result<Environment<'static>, Box<Diagnostic>> {
        let target = self.target;
        let page = target.pages.get(page);
        let documents = match page {
            Some(page) if page.subject != Subject::Site => Some(page),
            _ => target.pages.iter().find(|page| page.subject != Subject::Site),
        };
        let kinds = documents.map_or(&[][..], |page| page.subject.kinds());
        let documents = documents.map(|page| page.output.clone());
        let pages = target.web.as_ref().or(documents.as_ref());
        let web = self.address.clone().zip(pages.cloned());
        let Some(page) = page else { return Ok(Environment::new()) };
        let listed = (kinds, Arc::clone(&self.listed));
        let links = Links::new(&page.output, documents.clone(), listed, target.pictures, quotes.clone());
        let links = Arc::new(links.on_web(web));
        let mut environment = engine::environment(page.escape, target.is_built_in);
        engine::set_printing(&mut environment, page.escape, &links);
        filters::add(&mut environment, page.escape, &links, self.most(page));
        later::add(&mut environment, target.templates.keys().cloned().collect());
        for (name, text) in &target.templates {
            environment
                .add_template_owned(name.clone(), text.clone())
                .map_err(|error| Box::new(failure::template(&target.name, name, &error, None)))?;
        }
        Ok(environment)
    }
}
