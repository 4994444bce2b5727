//! The one type for paths below a root.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::{is_hidden, visible};

/// The longest path, in bytes.
const LONGEST: usize = 1024;
/// The longest name of a file or folder that every system can hold, in bytes.
const LONGEST_NAME: usize = 255;

/// A path of a file or folder below a root: names joined by `/`, without `.` and `..`, that every
/// system can hold. The root itself is the empty path.
///
/// What a guide, a project file, a template or a folder listing says becomes a path here and
/// nowhere else, and nothing is decoded later. Symbolic links are judged by the host when it reads.
/// Many hold the same path, and share its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectPath(Arc<str>);

impl ProjectPath {
    /// The root itself.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads a path that is relative to the root.
    pub fn new(text: &str) -> Result<Self, PathError> {
        if text.split('/').any(|name| matches!(name, "" | "." | "..")) {
            return Self::root().join(text);
        }
        // Most are written as they are kept.
        check_whole(text)?;
        text.split('/').try_for_each(check_name)?;
        if text.len() > LONGEST { Err(PathError::TooLong) } else { Ok(Self(text.into())) }
    }

    /// Reads a path that is relative to this folder.
    pub fn join(&self, text: &str) -> Result<Self, PathError> {
        check_whole(text)?;
        let mut path = String::with_capacity(self.0.len() + 1 + text.len());
        path.push_str(&self.0);
        for name in text.split('/') {
            match name {
                "" | "." => {}
                ".." if path.is_empty() => return Err(PathError::LeavesRoot),
                ".." => path.truncate(path.rfind('/').unwrap_or_default()),
                _ => {
                    check_name(name)?;
                    if !path.is_empty() {
                        path.push('/');
                    }
                    path.push_str(name);
                }
            }
        }
        if path.len() > LONGEST { Err(PathError::TooLong) } else { Ok(Self(path.into())) }
    }

    /// Reads a path that is relative to the folder of this file.
    pub fn beside(&self, text: &str) -> Result<Self, PathError> {
        self.folder().join(text)
    }

    /// The path with `/`, empty for the root.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path as people write it.
    fn shown(&self) -> &str {
        if self.is_root() { "." } else { &self.0 }
    }

    /// Whether this is the root itself.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The folder that this lies in.
    pub fn folder(&self) -> Self {
        Self(self.folder_text().into())
    }

    /// The same as it is written, empty for the root.
    pub(super) fn folder_text(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last name.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The last name without its extension.
    pub fn stem(&self) -> &str {
        self.name().rsplit_once('.').map_or(self.name(), |(stem, _)| stem)
    }

    /// What follows the last dot of the last name.
    pub fn extension(&self) -> Option<&str> {
        self.name().rsplit_once('.').map(|(_, extension)| extension)
    }

    /// How a file in `folder` writes this path.
    pub fn relative_to(&self, folder: &ProjectPath) -> String {
        let own: Vec<&str> = self.0.split('/').collect();
        let from: Vec<&str> = folder.0.split('/').filter(|name| !name.is_empty()).collect();
        let shared = own.iter().zip(&from).take_while(|(a, b)| a == b).count();
        let up = std::iter::repeat_n("..", from.len() - shared);
        up.chain(own.into_iter().skip(shared)).collect::<Vec<_>>().join("/")
    }

    /// Whether this is `folder` or lies below it.
    pub fn is_within(&self, folder: &ProjectPath) -> bool {
        let rest = self.0.strip_prefix(&*folder.0);
        folder.is_root() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl Borrow<str> for ProjectPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&ProjectPath> for Arc<str> {
    fn from(path: &ProjectPath) -> Self {
        Arc::clone(&path.0)
    }
}

impl Serialize for ProjectPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.shown())
    }
}

impl<'de> Deserialize<'de> for ProjectPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = ProjectPath;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a path")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<ProjectPath, E> {
                ProjectPath::new(text).map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Text)
    }
}

impl fmt::Display for ProjectPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.shown())
    }
}

/// Why a text is no path below the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathError {
    Empty,
    Absolute,
    Drive,
    Backslash,
    LeavesRoot,
    TooLong,
    /// A name that most systems refuse, as it is so long.
    TooLongName,
    /// A character that some system refuses in names, or that cannot be seen.
    Character(char),
    /// A name that Windows keeps for a device.
    Device(String),
    /// A name that Windows would change: it ends in a dot or a blank.
    Ending(String),
}

impl fmt::Display for PathError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(formatter, "the path is empty"),
            Self::Absolute => write!(formatter, "the path begins at the root of the disk"),
            Self::Drive => write!(formatter, "the path names a drive"),
            Self::Backslash => write!(formatter, "the path holds a backslash; folders are parted by `/`"),
            Self::LeavesRoot => write!(formatter, "the path leads out of its folder"),
            Self::TooLong => write!(formatter, "the path is longer than {LONGEST} bytes"),
            Self::TooLongName => {
                write!(formatter, "the path holds a name that is longer than {LONGEST_NAME} bytes")
            }
            Self::Character(character) => {
                write!(formatter, "the path holds the character `{}`", visible(&character.to_string()))
            }
            Self::Device(name) => write!(formatter, "Windows keeps the name `{name}` for a device"),
            Self::Ending(name) => write!(formatter, "the name `{name}` ends in a dot or a blank"),
        }
    }
}

impl std::error::Error for PathError {}

fn check_whole(text: &str) -> Result<(), PathError> {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (None, _) => Err(PathError::Empty),
        (Some('/'), _) => Err(PathError::Absolute),
        (Some(letter), Some(':')) if letter.is_ascii_alphabetic() => Err(PathError::Drive),
        // Most paths hold nothing else.
        _ if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/.-_".contains(&byte)) => Ok(()),
        _ if text.contains('\\') => Err(PathError::Backslash),
        _ => text.chars().find(|c| is_refused(*c)).map_or(Ok(()), |c| Err(PathError::Character(c))),
    }
}

fn is_refused(character: char) -> bool {
    is_hidden(character) || matches!(character, ':' | '<' | '>' | '"' | '|' | '?' | '*')
}

fn check_name(name: &str) -> Result<(), PathError> {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    if is_device(stem) {
        Err(PathError::Device(name.to_owned()))
    } else if name.len() > LONGEST_NAME {
        Err(PathError::TooLongName)
    } else if name.ends_with(['.', ' ']) {
        Err(PathError::Ending(name.to_owned()))
    } else {
        Ok(())
    }
}

fn is_device(stem: &str) -> bool {
    let Some((first, number)) = stem.split_at_checked(3) else { return false };
    let is = |names: &[&str], text: &str| names.iter().any(|name| name.eq_ignore_ascii_case(text));
    let is_number = |digits: &str| {
        let mut digits = digits.chars();
        matches!(digits.next(), Some('0'..='9' | '¹' | '²' | '³')) && digits.next().is_none()
    };
    is(&["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"], stem)
        || is(&["COM", "LPT"], first) && is_number(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_normalised_once() {
        let file = ProjectPath::new("guides//./bank/leave.guide").unwrap();
        assert_eq!(file.as_str(), "guides/bank/leave.guide");
        assert_eq!(file.beside("../../apps/alipay.guide").unwrap().as_str(), "apps/alipay.guide");
        assert_eq!((file.stem(), file.extension()), ("leave", Some("guide")));
        assert_eq!(ProjectPath::new("%2e%2e/a").unwrap().as_str(), "%2e%2e/a");
        assert!(file.is_within(&ProjectPath::new("guides").unwrap()));
        assert!(!file.is_within(&ProjectPath::new("gui").unwrap()));
        let relative = |to: &str, from: &str| {
            ProjectPath::new(to).unwrap().relative_to(&ProjectPath::new(from).unwrap())
        };
        assert_eq!(relative("apps/a.guide", "guides/bank"), "../../apps/a.guide");
        assert_eq!(relative("guides/a.guide", "guides"), "a.guide");
        assert_eq!(relative("a.guide", "."), "a.guide");
        assert_eq!(ProjectPath::new(".").unwrap(), ProjectPath::root());
    }

    #[test]
    fn whatever_is_not_below_the_root_is_refused() {
        let refused = |text: &str| ProjectPath::new(text).unwrap_err();
        assert_eq!(refused(""), PathError::Empty);
        assert_eq!(refused("a/../../b"), PathError::LeavesRoot);
        assert_eq!(refused("/etc/passwd"), PathError::Absolute);
        assert_eq!(refused("//server/share"), PathError::Absolute);
        assert_eq!(refused("C:/a"), PathError::Drive);
        assert_eq!(refused("c:a"), PathError::Drive);
        assert_eq!(refused("\\\\server\\share"), PathError::Backslash);
        assert_eq!(refused("a\0b"), PathError::Character('\0'));
        assert_eq!(refused("a\u{202E}b"), PathError::Character('\u{202E}'));
        assert_eq!(refused("a.guide:stream"), PathError::Character(':'));
        assert_eq!(refused("img/Nul.tar.gz"), PathError::Device("Nul.tar.gz".into()));
        assert_eq!(refused("com¹"), PathError::Device("com¹".into()));
        assert_eq!(refused("a /b"), PathError::Ending("a ".into()));
        assert_eq!(refused(&"a/".repeat(2000)), PathError::TooLong);
        assert!(ProjectPath::new("console/com10.guide").is_ok());
    }
}
