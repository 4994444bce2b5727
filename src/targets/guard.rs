//! Templates of others run on threads of their own, with room for whatever they nest. One that takes too long or too
//! much memory is left behind there: the run fails, and what it leaves behind ends with the process.
//!
//! The engine counts what templates do and make, but not all of it: a list that holds another twice, sixty times over,
//! costs it sixty lists until somebody compares it or makes it words.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Enough for values as deep as [`super::limits::FUEL`] lets a template make them. It is taken only as far as it is used.
const STACK: usize = 512 << 20;
/// How often a page that is not done at once is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// What one page may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowance {
    pub(super) time: Duration,
    /// By how many bytes the process may grow meanwhile, where that can be known.
    pub(super) memory: u64,
}

/// Why a page was left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Excess {
    Time,
    Memory,
    /// The system has no thread for it.
    Thread,
}

/// Runs the pages of one target until one goes over its allowance; after that, none.
#[derive(Debug)]
pub(super) struct Guard {
    allowance: Allowance,
    excess: Mutex<Option<Excess>>,
    /// Threads that have nothing to do.
    idle: Mutex<Vec<Worker>>,
}

/// A thread that does one thing after the other, until nobody has anything for it any more.
#[derive(Debug)]
struct Worker(Sender<Job>);

type Job = Box<dyn FnOnce() + Send>;

impl Worker {
    fn spawn() -> Result<Self, Excess> {
        let (sender, jobs) = channel::<Job>();
        let work = move || jobs.into_iter().for_each(|job| job());
        thread::Builder::new().stack_size(STACK).spawn(work).map_err(|_| Excess::Thread)?;
        Ok(Self(sender))
    }
}

impl Guard {
    pub(super) fn new(allowance: Allowance) -> Self {
        Self { allowance, excess: Mutex::default(), idle: Mutex::default() }
    }

    pub(super) fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Excess> {
        let known = *locked(&self.excess);
        known.map_or(Ok(()), Err)?;
        let ended = self.watched(work);
        if let Err(excess) = ended {
            *locked(&self.excess) = Some(excess);
        }
        ended
    }

    fn watched<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Excess> {
        let idle = locked(&self.idle).pop();
        let worker = idle.map_or_else(Worker::spawn, Ok)?;
        let (sender, receiver) = channel();
        let start = Instant::now();
        // Nobody waits any more for what comes too late.
        let job = Box::new(move || drop(sender.send(work())));
        worker.0.send(job).map_err(|_| Excess::Thread)?;
        let mut before = None;
        loop {
            match receiver.recv_timeout(LOOK) {
                Ok(done) => {
                    locked(&self.idle).push(worker);
                    return Ok(done);
                }
                Err(RecvTimeoutError::Disconnected) => return Err(Excess::Thread),
                Err(RecvTimeoutError::Timeout) => {}
            }
            let held = crate::host::memory_held();
            let before = *before.get_or_insert(held);
            if held.saturating_sub(before) > self.allowance.memory {
                return Err(Excess::Memory);
            }
            if start.elapsed() > self.allowance.time {
                return Err(Excess::Time);
            }
        }
    }
}

fn locked<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(milliseconds: u64) -> Guard {
        Guard::new(Allowance { time: Duration::from_millis(milliseconds), memory: 64 << 20 })
    }

    #[test]
    fn what_takes_too_long_is_left_behind_and_nothing_runs_after_it() {
        let guard = guard(50);
        assert_eq!(guard.run(|| 1), Ok(1));
        assert_eq!(guard.run(|| thread::sleep(Duration::from_secs(20))), Err(Excess::Time));
        assert_eq!(guard.run(|| ()), Err(Excess::Time));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_takes_too_much_memory_is_left_behind() {
        let grow = || {
            let mut held: Vec<Vec<u8>> = Vec::new();
            for _ in 0..400 {
                held.push(vec![1; 1 << 20]);
                thread::sleep(Duration::from_millis(1));
            }
            held.len()
        };
        assert_eq!(guard(20_000).run(grow), Err(Excess::Memory));
    }

    #[test]
    fn there_is_room_for_what_is_deep() {
        fn deep(levels: u32) -> u32 {
            std::hint::black_box(if levels == 0 { 0 } else { 1 + deep(levels - 1) })
        }
        assert_eq!(guard(20_000).run(|| deep(1_000_000)), Ok(1_000_000));
    }
}
