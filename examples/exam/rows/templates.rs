//! Row 6: templates that attack.

use crate::row::{Row, Settings, guidec};

#[path = "../../../tests/attacks/templates.rs"]
mod attacks;

pub(crate) const ROW: Row = Row { number: 6, name: "templates", size: usize::MAX, run };

fn run(settings: &Settings) -> Result<String, String> {
    let guidec = guidec();
    let (mut longest, mut largest, mut count) = (0.0_f64, 0, 0);
    let mut failures = Vec::new();
    for attack in attacks::attacks().into_iter().take(settings.size) {
        count += 1;
        match attack.run(&guidec) {
            Ok((took, peak)) => {
                longest = longest.max(took.as_secs_f64());
                largest = largest.max(peak);
            }
            Err(failure) => failures.push(format!("{}: {failure}", attack.name)),
        }
    }
    match failures.is_empty() {
        true => Ok(format!(
            "{count} templates, the longest {longest:.1} s, the most memory {} MiB",
            largest >> 10
        )),
        false => Err(format!("{} of {count}\n{}", failures.len(), failures.join("\n"))),
    }
}
