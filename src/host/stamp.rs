//! What the system says of a file without opening it.

use std::num::NonZeroU64;
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
pub struct Stamp(NonZeroU64, u64);

/// What there is to know of a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// How many it has; of what is no plain file, the most that there can be.
    pub bytes: u64,
    /// None if nothing tells what the file holds from what it held before.
    pub stamp: Option<Stamp>,
    /// The file was last written long enough ago: who writes to it now gives it another stamp.
    is_settled: bool,
    /// Nobody can make a file with this stamp: who writes to one may choose when it was modified.
    is_certain: bool,
}

impl Look {
    /// At a file of which only that is known.
    pub(super) fn at(bytes: u64) -> Self {
        Self { bytes, stamp: None, is_settled: false, is_certain: false }
    }

    /// At what the system says of a file; nothing of anything else.
    pub(super) fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.is_file().then(|| metadata.modified())?.ok()?;
        let modified = modified.into_std().duration_since(UNIX_EPOCH).ok()?;
        let changed = changed(metadata);
        let (_, when) = changed.unwrap_or_default();
        let bytes = metadata.len();
        Some(Self {
            bytes,
            stamp: Some(Stamp::of(bytes, modified, changed)),
            is_settled: is_settled(modified.max(when), modified),
            // A file system that does not keep it says that it was long ago.
            is_certain: !when.is_zero(),
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
    fn of(bytes: u64, modified: Duration, changed: Option<(u64, Duration)>) -> Self {
        let (file, when) = changed.unwrap_or_default();
        let said = [bytes.into(), modified.as_nanos(), file.into(), when.as_nanos()];
        let hash = Digest::of(said.map(u128::to_le_bytes).as_flattened());
        let (halves, _) = hash.as_bytes().as_chunks::<8>();
        let half = |place: usize| halves.get(place).map_or(0, |half| u64::from_le_bytes(*half));
        Self(NonZeroU64::new(half(0)).unwrap_or(NonZeroU64::MIN), half(1))
    }
}

fn is_settled(last: Duration, modified: Duration) -> bool {
    let tick = if modified.subsec_nanos() == 0 { LONG_TICK } else { TICK };
    SystemTime::now().duration_since(UNIX_EPOCH).is_ok_and(|now| now > last.saturating_add(tick))
}

/// Which file it is and when something of it was last changed. Nothing where the system does not say.
fn changed(metadata: &Metadata) -> Option<(u64, Duration)> {
    #[cfg(unix)]
    {
        use cap_std::fs::MetadataExt;
        let (seconds, nanos) = (u64::try_from(metadata.ctime()), u32::try_from(metadata.ctime_nsec()));
        Some((metadata.ino(), Duration::new(seconds.ok()?, nanos.ok()?)))
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        None
    }
}
