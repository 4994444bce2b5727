//! What the system says of a file without opening it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cap_std::fs::Metadata;
use serde::{Deserialize, Serialize};

use super::Digest;

/// How long a system may take the time that it stamps files with from one look at the clock.
const TICK: Duration = Duration::from_millis(50);
/// The same on file systems that keep whole seconds, or every other one.
const LONG_TICK: Duration = Duration::from_secs(3);

/// Two stamps of a file are the same only if nobody wrote to it in between, once the stamp is settled. There may be very
/// many, so this is the first half of a hash of what the system says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp([u8; 16]);

/// What there is to know of a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// How many it has; of what is no plain file, the most that there can be.
    pub bytes: u64,
    /// None if nothing tells what the file holds from what it held before.
    pub stamp: Option<Stamp>,
    /// The file was last written long enough ago: who writes to it now gives it another stamp.
    is_settled: bool,
    /// The system keeps when something of the file was last changed, to parts of a second, and nobody can choose that.
    is_certain: bool,
}

impl Look {
    /// At a file of which only that is known.
    pub(super) fn at(bytes: u64) -> Self {
        Self { bytes, stamp: None, is_settled: false, is_certain: false }
    }

    /// At what the system says of a file; nothing of anything else.
    pub(super) fn of(metadata: &Metadata) -> Option<Self> {
        let look = Self::at(metadata.is_file().then(|| metadata.len())?);
        let modified = metadata.modified().ok().map(cap_std::time::SystemTime::into_std);
        let modified = modified.and_then(|modified| modified.duration_since(UNIX_EPOCH).ok());
        // Who sends a file along may date it as they like.
        let Some(modified) = modified else { return Some(look) };
        let (file, changed) = changed(metadata).unwrap_or_default();
        Some(Self {
            stamp: Some(Stamp::of(&[look.bytes.into(), modified.as_nanos(), changed.as_nanos(), file])),
            is_settled: is_settled(modified.max(changed), modified),
            // Where only whole seconds are kept, it is often the time that somebody can choose.
            is_certain: changed.subsec_nanos() != 0,
            ..look
        })
    }

    /// Without a stamp that somebody can choose.
    pub(super) fn if_certain(self) -> Self {
        Self { stamp: self.stamp.filter(|_| self.is_certain), ..self }
    }

    /// The stamp, if who writes to the file from now on gives it another one.
    pub fn settled(self) -> Option<Stamp> {
        self.stamp.filter(|_| self.is_settled)
    }
}

impl Stamp {
    fn of(said: &[u128; 4]) -> Self {
        let hash = Digest::of(said.map(u128::to_le_bytes).as_flattened());
        Self(hash.as_bytes().first_chunk().copied().unwrap_or_default())
    }
}

fn is_settled(last: Duration, modified: Duration) -> bool {
    let tick = if modified.subsec_nanos() == 0 { LONG_TICK } else { TICK };
    SystemTime::now().duration_since(UNIX_EPOCH).is_ok_and(|now| now > last.saturating_add(tick))
}

/// Which file it is, on which device, and when something of it was last changed. Nothing where the system does not say.
fn changed(metadata: &Metadata) -> Option<(u128, Duration)> {
    #[cfg(unix)]
    {
        use cap_std::fs::MetadataExt;
        let (seconds, nanos) = (u64::try_from(metadata.ctime()), u32::try_from(metadata.ctime_nsec()));
        let file = u128::from(metadata.dev()) << 64 | u128::from(metadata.ino());
        Some((file, Duration::new(seconds.ok()?, nanos.ok()?)))
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        None
    }
}
