//! What is known of a project's site before its guides are.

use super::pictures::Pictures;
use super::settings::Settings;
use crate::diagnostic::Diagnostic;
use crate::document::shape::{Logo, Site, Theme};
use crate::host::Host;

/// The language of guides and projects that name none.
const LANGUAGE: &str = "en";
/// The name of a project that has none. (Not its folder's: outputs do not depend on where a project lies.)
const NAME: &str = "Guides";

/// The language of guides that name none.
pub(super) fn language(settings: &Settings) -> &str {
    settings.language.as_deref().unwrap_or(LANGUAGE)
}

/// The site without its documents.
pub(super) fn head(
    host: &dyn Host,
    settings: &Settings,
    pictures: &mut Pictures,
) -> (Site, Option<Diagnostic>) {
    let (theme, finding) = theme(host, settings, pictures);
    let mut site = Site::new(settings.name.as_deref().unwrap_or(NAME), language(settings));
    site.address = settings.address.clone();
    site.theme = theme;
    (site, finding)
}

/// The look of pages with its logo, which is copied and shown like the guides' pictures.
fn theme(
    host: &dyn Host,
    settings: &Settings,
    pictures: &mut Pictures,
) -> (Option<Theme>, Option<Diagnostic>) {
    let (Some(theme), Some(logo)) = (&settings.theme, &settings.logo) else {
        return (settings.theme.clone(), None);
    };
    match pictures.add(host, &logo.path, logo.place) {
        Ok((width, height)) => {
            let logo = Logo { path: logo.path.to_string(), width, height };
            (Some(Theme { logo: Some(logo), ..theme.clone() }), None)
        }
        Err(finding) => (Some(theme.clone()), Some(*finding)),
    }
}
