//! The checklist as plain text.

use super::{fixture, render};

#[test]
fn no_line_is_wider_than_72_columns() {
    let files = render("checklist", &[fixture::leave_plan()]);
    for line in files["leave-mutual-aid.txt"].lines() {
        assert!(line.chars().count() <= 72, "{line}");
    }
}
