//! What a code stands for.

use super::{Level, Severity, Standing, codes};
use crate::text::{near_miss, upper_letter};

/// A kind of finding, and the rule that it is of. Codes are never reused.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `E0201`: the first two digits name the area.
    pub id: &'static str,
    /// A name that reads well after "allow": `unknown-name`.
    pub name: &'static str,
    /// The usual severity.
    pub severity: Severity,
    /// What a project may do about it.
    pub standing: Standing,
    /// Markdown: what it means, why it matters, an example and its cure (the text of `docs/codes/ID.md`).
    pub explanation: &'static str,
}

impl Code {
    /// The title of its explanation: one line without a full stop.
    pub fn summary(&self) -> String {
        upper_letter(self.explanation.lines().next().unwrap_or_default().trim_start_matches("# "))
    }

    /// The level of findings that no setting is about.
    pub fn usual_level(&self) -> Level {
        match self.standing {
            Standing::Asked => Level::Off,
            _ => self.severity.into(),
        }
    }

    /// Whether the rule can be given that level.
    pub fn can_be(&self, level: Level) -> bool {
        self.standing.levels(self.usual_level()).any(|possible| possible == level)
    }
}

/// The code of that id or name, in any case.
pub fn find(id_or_name: &str) -> Option<&'static Code> {
    codes::all()
        .find(|code| code.id.eq_ignore_ascii_case(id_or_name) || code.name.eq_ignore_ascii_case(id_or_name))
}

/// The id or name that was probably meant.
pub fn meant(id_or_name: &str) -> Option<&'static str> {
    near_miss(id_or_name, codes::all().flat_map(|code| [code.name, code.id]))
}

/// Codes as they are written down: by their ids.
pub(super) mod by_id {
    use std::collections::BTreeMap;
    use std::sync::LazyLock;

    use serde::{Deserialize, Deserializer, Serializer, de};

    use super::{Code, codes};

    static BY_ID: LazyLock<BTreeMap<&str, &Code>> =
        LazyLock::new(|| codes::all().map(|code| (code.id, code)).collect());

    pub(in crate::diagnostic) fn serialize<S: Serializer>(
        code: &&'static Code,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(code.id)
    }

    pub(in crate::diagnostic) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<&'static Code, D::Error> {
        let id = String::deserialize(deserializer)?;
        BY_ID.get(id.as_str()).copied().ok_or_else(|| de::Error::custom("a code that there is not"))
    }
}
