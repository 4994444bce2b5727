//! How the lines of a file end, and whether a byte order mark stands at its beginning: both stay.

use std::borrow::Cow;

const BYTE_ORDER_MARK: char = '\u{FEFF}';

pub(super) struct LineEnds {
    has_mark: bool,
    is_windows: bool,
}

impl LineEnds {
    /// Those that most lines of a text have.
    pub(super) fn of(text: &str) -> Self {
        let windows = text.matches("\r\n").count();
        let all = text.matches('\n').count();
        Self { has_mark: text.starts_with(BYTE_ORDER_MARK), is_windows: windows * 2 > all }
    }

    /// The text without the mark, its lines ended by a line feed alone.
    pub(super) fn plain<'text>(&self, text: &'text str) -> Cow<'text, str> {
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        if text.contains("\r\n") { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
    }

    /// A plain text as a file of this kind holds it.
    pub(super) fn restore(&self, plain: &str) -> String {
        let mark = if self.has_mark { String::from(BYTE_ORDER_MARK) } else { String::new() };
        mark + &if self.is_windows { Cow::Owned(plain.replace('\n', "\r\n")) } else { Cow::Borrowed(plain) }
    }
}
