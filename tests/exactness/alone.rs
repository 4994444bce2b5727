//! A procedure by itself is judged like a guide.

use guidec::model::guide::{Guide, Procedure};

/// The procedure as a guide of its own.
pub fn as_guide(procedure: &Procedure) -> Guide {
    let place = (procedure.file, procedure.span);
    Guide {
        audience: procedure.audience.clone(),
        unsupported: procedure.unsupported.clone(),
        start: procedure.start.clone(),
        end: procedure.end.clone(),
        body: procedure.body.clone(),
        ..Guide::empty(procedure.key.clone(), place, procedure.title.clone(), procedure.things.clone())
    }
}
