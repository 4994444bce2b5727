//! What following the readers finds in each file below `cases/analysis`: the snapshot shows the input,
//! then the findings.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "analysis/binding.rs"]
mod binding;
#[path = "analysis/follow.rs"]
mod follow;
#[path = "analysis/mutations.rs"]
mod mutations;

#[test]
fn cases() {
    insta::glob!("cases/analysis/*.guide", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let shown = format!("{}\n-----\n{}", text.trim_end(), follow::printed(&text));
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "cases/analysis", omit_expression => true }, {
            insta::assert_snapshot!(shown);
        });
    });
}
