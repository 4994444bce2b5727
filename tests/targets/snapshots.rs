//! The whole output of each target.

use super::{fixture, render};

fn snapshot(target: &str) {
    let documents = [fixture::leave_plan(), fixture::about_alipay(), fixture::hebrew()];
    for (path, text) in render(target, &documents) {
        if !path.starts_with("assets/") {
            insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{target}/{path}").replace('/', "__"), text);
            });
        }
    }
}

#[test]
fn markdown() {
    snapshot("markdown");
}

#[test]
fn json() {
    snapshot("json");
}

#[test]
fn html() {
    snapshot("html");
}

#[test]
fn checklist() {
    snapshot("checklist");
}
