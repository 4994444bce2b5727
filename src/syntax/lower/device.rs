//! Makers, devices and series.

use super::place::{self, Place};
use crate::syntax::ast::condition::{Condition, VersionText};
use crate::syntax::ast::file::Head;
use crate::syntax::ast::reader::{Device, Maker, Series};
use crate::syntax::cursor::Cursor;
use crate::syntax::fill::fill;
use crate::syntax::form::{Form, Takes, may, must};
use crate::syntax::lowering::Lowering;
use crate::syntax::raw;
use crate::syntax::value::Values;

pub(super) static MAKER: Form = Form {
    words: "maker",
    slots: &[must("", Takes::Name), may("", Takes::Literal)],
    example: "maker samsung \"Samsung\"",
};

pub(super) static DEVICE: Form = Form {
    words: "device",
    slots: &[must("", Takes::Name), may("", Takes::Literal), may("by", Takes::By)],
    example: "device honor-50 \"HONOR 50\" by \"HONOR\" { runs android 11 to 13 }",
};

pub(super) static SERIES: Form = Form {
    words: "series",
    slots: &[must("", Takes::Name), may("", Takes::Literal), may("by", Takes::By)],
    example: "series oneplus \"OnePlus\" { 3, 5, 6, 7 }",
};

static RUNS: Form = Form {
    words: "runs",
    slots: &[must("", Takes::Condition)],
    example: "runs android 11 to 13 and magic-ui 4.2 to 7",
};

static RUNS_ON: Form =
    Form { words: "runs on", slots: &[must("", Takes::Condition)], example: "runs on android 11 to 13" };

static GENERATIONS: Form = Form {
    words: "series",
    slots: &[must("", Takes::Versions)],
    example: "series oneplus \"OnePlus\" { 3, 5, 6, 7 }",
};

/// `maker NAME "label"`.
pub(super) fn maker(lowering: &mut Lowering<'_>, raw: &raw::Statement, head: Head) -> Maker {
    place::no_block(lowering, raw, "maker");
    Maker { span: lowering.span(raw.start, raw.end), head }
}

/// `device NAME "label" by MAKER { runs … }`.
pub(super) fn device(
    lowering: &mut Lowering<'_>,
    raw: &raw::Statement,
    mut values: Values,
    head: Head,
) -> Device {
    let mut runs = Vec::new();
    for statement in raw.block.iter().flat_map(|block| &block.statements) {
        runs.extend(line(lowering, statement));
    }
    Device { span: lowering.span(raw.start, raw.end), head, by: values.take(2), runs }
}

fn line(lowering: &mut Lowering<'_>, raw: &raw::Statement) -> Option<Condition> {
    let mut cursor = Cursor::new(lowering, raw);
    let form = [&RUNS_ON, &RUNS].into_iter().find(|form| cursor.matches(form.words) > 0);
    let Some(form) = form else {
        place::refuse_line(lowering, raw, Place::Device);
        return None;
    };
    cursor.take(form.words);
    lowering.enter(raw);
    let mut values = fill(lowering, &mut cursor, form, &[]);
    lowering.leave();
    place::no_block(lowering, raw, form.words);
    values.take(0)
}

/// `series NAME "label" by MAKER { 3, 5, 6 }`.
pub(super) fn series(
    lowering: &mut Lowering<'_>,
    raw: &raw::Statement,
    mut values: Values,
    head: Head,
) -> Series {
    let mut generations: Vec<VersionText> = Vec::new();
    let inner = place::block(lowering, raw, "series", values.failed);
    for statement in inner.iter().flat_map(|block| &block.statements) {
        let mut cursor = Cursor::new(lowering, statement);
        lowering.enter(statement);
        let mut line = fill(lowering, &mut cursor, &GENERATIONS, &[]);
        lowering.leave();
        generations.extend(line.take::<Vec<VersionText>>(0).unwrap_or_default());
    }
    Series { span: lowering.span(raw.start, raw.end), head, by: values.take(2), generations }
}
