//! What following says about the steps of the Alipay guide.

use super::follow::follow;
use guidec::analysis::{CallId, UseFacts};
use guidec::model::statement::StatementKind;
use guidec::model::step::Action;

const ALIPAY: &str = include_str!("../cases/analysis/alipay.guide");

#[test]
fn every_tap_names_one_element_for_all_supported_readers() {
    let followed = follow(ALIPAY);
    let following = followed.followings[0].as_ref().unwrap();
    let mut taps = Vec::new();
    for statement in &followed.project.guides[0].body.statements {
        let StatementKind::Step(step) = &statement.kind else { continue };
        let Action::Tap { path, .. } = &step.action else { continue };
        let facts = following.facts(CallId(0), statement.id).unwrap();
        assert_eq!(facts.readers, following.supported);
        assert_eq!(facts.uses.len(), path.len());
        for UseFacts { elements, .. } in &facts.uses {
            let [(element, readers)] = elements.as_slice() else { panic!("{elements:?}") };
            assert_eq!(*readers, following.supported);
            taps.push(followed.project.element(*element).unwrap().key.clone());
        }
    }
    let expected = "mine mutual-treasure my-mutual-aid plan leave-plan still-leave give-up ok";
    assert_eq!(taps.join(" "), expected);
}
