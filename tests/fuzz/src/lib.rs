//! What the fuzz targets share with the tests: the ways in for what strangers write, and the laws that hold there.

#[path = "../../../examples/exam/entrances.rs"]
mod entrances;
#[path = "../../format/laws.rs"]
#[allow(dead_code)]
mod laws;

use std::sync::LazyLock;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Takes a way in. Panics if something went wrong there.
pub fn enter(name: &str, bytes: &[u8]) {
    let entrance = entrances::ALL.iter().find(|entrance| entrance.name == name);
    let before = processor_time();
    let law = entrance.map(|entrance| (entrance.enter)(bytes));
    assert!(matches!(law, Some(Ok(()))), "{name}: {law:?}");
    let took = processor_time() - before;
    assert!(took.as_secs() < *MOST || name == "template", "{name}: {took:?}");
}

/// So many seconds of processor time a way in takes at most, with all that a fuzzer's build has in it: one with
/// optimisation. Templates have a limit of their own.
static MOST: LazyLock<u64> = LazyLock::new(|| {
    let named = std::env::var("GUIDEC_FUZZ_SECONDS");
    named.ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(1)
});

/// What this process has had of the processors.
fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}
