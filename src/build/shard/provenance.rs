//! What a shard was made by and for: only one that was made by the same guidec for the same pages is of use.

use serde::{Deserialize, Serialize};

use crate::build::cache::{settings_hash, templates_hash};
use crate::build::{Chosen, Project};
use crate::host::{Digest, Digester, Host};
use crate::text::{and, visible};

/// The hashes of what all guides depend on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Which guidec it was.
    program: String,
    /// Of `guidec.toml` with the logo, and whether pages hold all they use.
    settings: Digest,
    /// The names of the targets, and the hash of their templates.
    targets: Vec<String>,
    templates: Digest,
}

impl Provenance {
    /// Of a run.
    pub fn new(host: &dyn Host, project: &Project, chosen: &Chosen, program: &str) -> Self {
        let single = chosen.targets.iter().map(|target| project.wants_single_files(target));
        let single: Vec<bool> = single.collect();
        let mut settings = Digester::default();
        settings.add(settings_hash(host, project).as_bytes());
        settings.add(format!("{single:?}").as_bytes());
        Self {
            program: program.to_owned(),
            settings: settings.finish(),
            targets: chosen.targets.iter().map(|target| target.name().to_owned()).collect(),
            templates: templates_hash(chosen),
        }
    }

    /// What of another one is not as here.
    pub(super) fn difference(&self, other: &Self) -> Option<String> {
        if other.program != self.program {
            return Some("was made by another guidec; all machines need the same".to_owned());
        }
        if other.targets != self.targets {
            let names: Vec<String> =
                other.targets.iter().map(|name| format!("`{}`", visible(name))).collect();
            return Some(format!(
                "was made for {}; give `guidec merge` the same `--target`, in this order",
                and(&names)
            ));
        }
        if other.templates != self.templates {
            return Some("was made with other templates".to_owned());
        }
        if other.settings != self.settings {
            return Some(
                "was made with another guidec.toml or logo, or one of both with `--single-file`; is this the project that it is of?".to_owned(),
            );
        }
        None
    }
}
