//! What the system says of a file without opening it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cap_std::fs::Metadata;
use serde::{Deserialize, Serialize};

/// How long a system may take the time that it stamps files with from one look at the clock.
const TICK: Duration = Duration::from_millis(50);
/// The same on file systems that keep whole seconds, or every other one.
const LONG_TICK: Duration = Duration::from_secs(3);

/// Two stamps of a file are the same only if nobody wrote to it in between, once the stamp is settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    length: u64,
    /// Since 1970.
    modified: Duration,
    /// Which file it is and when something of it was last changed: nobody can choose that. Nothing where the system does not say.
    changed: Option<(u64, i64, i64)>,
}

impl Stamp {
    /// Of a file; of nothing else.
    pub(super) fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.is_file().then(|| metadata.modified())?.ok()?;
        let modified = modified.into_std().duration_since(UNIX_EPOCH).ok()?;
        Some(Self { length: metadata.len(), modified, changed: changed(metadata) })
    }

    /// Whether the file was last written long enough ago: who writes to it now gives it another stamp.
    pub(super) fn is_settled(&self) -> bool {
        let tick = if self.modified.subsec_nanos() == 0 { LONG_TICK } else { TICK };
        let changed = self.changed.and_then(|(_, seconds, nanos)| {
            Some(Duration::new(u64::try_from(seconds).ok()?, u32::try_from(nanos).ok()?))
        });
        let last = self.modified.max(changed.unwrap_or_default());
        SystemTime::now().duration_since(UNIX_EPOCH).is_ok_and(|now| now > last.saturating_add(tick))
    }
}

fn changed(metadata: &Metadata) -> Option<(u64, i64, i64)> {
    #[cfg(unix)]
    {
        use cap_std::fs::MetadataExt;
        Some((metadata.ino(), metadata.ctime(), metadata.ctime_nsec()))
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        None
    }
}
