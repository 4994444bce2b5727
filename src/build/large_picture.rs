//! Pictures that are slow to load.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::LARGE_PICTURE;
use crate::host::ProjectPath;
use crate::source::Span;
use crate::style::Options;

use super::pictures::Size;

/// Says that a picture, which `place` names, has more bytes or pixels than the project wants.
pub(super) fn finding(
    path: &ProjectPath,
    place: Span,
    (bytes, (width, height)): (usize, Size),
    options: &Options,
) -> Option<Diagnostic> {
    let kilobytes = bytes.div_ceil(1_000);
    let (most, pixels) = (options.picture_kilobytes, options.picture_pixels);
    let (is, most) = match () {
        () if kilobytes > most as usize => {
            (format!("it has {kilobytes} kilobytes"), format!("at most {most} kilobytes"))
        }
        () if width.max(height) > pixels => (
            format!("it is {width} pixels wide and {height} high"),
            format!("at most {pixels} pixels a side"),
        ),
        () => return None,
    };
    Some(
        Diagnostic::new(&LARGE_PICTURE, format!("the picture `{path}` is slow to load"))
            .at(place, is)
            .note(format!("pictures should have {most}"))
            .help("make it smaller, or cut out the part that matters"),
    )
}
