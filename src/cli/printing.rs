//! The options that say what is printed, and where to.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::build::{Chosen, Failure, Outputs, Project, choose};
use crate::host::OsHost;

/// What is printed, and where to.
#[derive(Args, Debug)]
pub(super) struct Printing {
    /// What to make: html, markdown, json, checklist, all, or a folder of templates; may be repeated.
    #[arg(long = "target", value_name = "TARGET")]
    targets: Vec<String>,

    /// The folder to write to.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,

    /// Make every page one file that holds its styles, scripts and pictures; for html.
    #[arg(long)]
    pub(super) single_file: bool,

    /// Run templates that did not come with guidec. They are programs: do not say this for strangers' changes.
    #[arg(long)]
    trust_templates: bool,
}

impl Printing {
    /// The targets of a project, and the folder for their outputs.
    pub(super) fn places(
        &self,
        current: &Path,
        host: &OsHost,
        project: &Project,
    ) -> Result<(Chosen, Outputs), Failure> {
        let chosen = choose(&self.targets, current, host, &project.settings, self.trust_templates)?;
        chosen.refuse_single_files(project)?;
        let outputs =
            Outputs::new(current, host, &project.settings.out, self.out.as_deref(), chosen.count())?;
        Ok((chosen, outputs))
    }
}
