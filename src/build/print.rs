//! From guides to pages that wait for all others.

use super::chosen::Chosen;
use super::outputs::Outputs;
use super::press::Press;
use super::printed::Printed;
use super::remembers::{Remembered, Remembers};
use super::{Compiled, Failure, Keep, Project, compile};
use crate::diagnostic::Severity;
use crate::host::Host;

/// Compiles a project and prints its documents. Should others lead to guides that are left out, all is printed once more
/// without that. Where nothing can be printed, the guides are judged all the same.
pub fn print<'a>(
    host: &dyn Host,
    project: &Project,
    chosen: &'a Chosen,
    outputs: &Outputs,
    remembered: Option<Remembered<'a>>,
) -> (Compiled, Result<Press<'a>, Failure>) {
    let memory = remembered.map(|Remembered(memory)| memory);
    // Most likely what was left out the last time is again.
    let mut left_out = memory.map(Remembers::left_out).unwrap_or_default();
    loop {
        if let Some(memory) = memory {
            memory.begin();
        }
        let press = match Press::new(host, project, chosen, outputs, &left_out, memory) {
            Ok(press) => press,
            Err(failure) => {
                let mut compiled = compile(host, project, Keep::Findings);
                // No page was to be printed, so none is missed.
                compiled.unprinted.clear();
                return (compiled, Err(failure));
            }
        };
        let compiled = compile(host, project, Keep::Pages(&press));
        // What is left out hangs on the guides alone, so the second time it is the same. Errors keep everything back.
        let known = std::mem::replace(&mut left_out, compiled.left_out.clone());
        let is_new = |id: &&str| left_out.contains(*id) != known.contains(*id);
        let leads_to_new = |printed: &Printed| printed.outline().leads_to.iter().any(is_new);
        let is_other = left_out != known && compiled.printed.iter().any(leads_to_new);
        if compiled.has(Severity::Error) || press.gave_up().is_some() || !is_other {
            return (compiled, Ok(press));
        }
    }
}
