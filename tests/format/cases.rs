//! The files below `cases/format`: the snapshot shows the input, then its canonical text.

use crate::laws;

#[test]
fn cases() {
    insta::glob!("../cases/format", "*.guide", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let formatted = laws::hold(&text);
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../cases/format", omit_expression => true }, {
            insta::assert_snapshot!(format!("{}\n-----\n{formatted}", text.trim_end()));
        });
    });
}
