//! Templates of others run on threads of their own, with room for whatever they nest. One that takes too long or too
//! much memory is left behind there: the run fails, and what it leaves behind ends with the process.
//!
//! The engine counts what templates do and make, but not all of it: a list that holds another twice, sixty times over,
//! costs it sixty lists until somebody compares it or makes it words.

use std::mem;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
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

    /// Runs pages one after the other on a thread, each with an allowance of its own.
    pub(super) fn run<T: Send + 'static>(
        &self,
        pages: Vec<impl FnOnce() -> T + Send + 'static>,
    ) -> Vec<Result<T, Excess>> {
        let (count, known) = (pages.len(), *locked(&self.excess));
        let (done, excess) = known.map_or_else(|| self.watched(pages), |excess| (Vec::new(), Some(excess)));
        if excess.is_some() {
            *locked(&self.excess) = excess;
        }
        let mut found: Vec<Result<T, Excess>> = done.into_iter().map(Ok).collect();
        // The one that went over it, and those behind it.
        found.resize_with(count, || Err(excess.unwrap_or(Excess::Thread)));
        found
    }

    /// What came of pages; fewer than there are if one goes over its allowance.
    fn watched<T: Send + 'static>(
        &self,
        pages: Vec<impl FnOnce() -> T + Send + 'static>,
    ) -> (Vec<T>, Option<Excess>) {
        let count = pages.len();
        let idle = locked(&self.idle).pop();
        let worker = match idle.map_or_else(Worker::spawn, Ok) {
            Ok(worker) => worker,
            Err(excess) => return (Vec::new(), Some(excess)),
        };
        let (sender, receiver) = channel();
        let done = Arc::new(Mutex::new(Vec::with_capacity(count)));
        let (mut start, into) = (Instant::now(), Arc::clone(&done));
        let job = Box::new(move || {
            pages.into_iter().for_each(|page| {
                let made = page();
                locked(&into).push(made);
            });
            // Nobody waits any more for what comes too late.
            let _ = sender.send(());
        });
        let found = |excess| (mem::take(&mut *locked(&done)), excess);
        if worker.0.send(job).is_err() {
            return found(Some(Excess::Thread));
        }
        let (mut before, mut seen) = (None, 0);
        loop {
            match receiver.recv_timeout(LOOK) {
                Ok(()) => {
                    locked(&self.idle).push(worker);
                    return found(None);
                }
                Err(RecvTimeoutError::Disconnected) => return found(Some(Excess::Thread)),
                Err(RecvTimeoutError::Timeout) => {}
            }
            let ready = locked(&done).len();
            if ready > seen {
                // Another page is on its way now.
                (before, seen, start) = (None, ready, Instant::now());
            }
            let held = crate::host::memory_held();
            let before = *before.get_or_insert(held);
            if held.saturating_sub(before) > self.allowance.memory {
                return found(Some(Excess::Memory));
            }
            if start.elapsed() > self.allowance.time {
                return found(Some(Excess::Time));
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

    /// What comes of one page.
    fn run<T: Send + 'static>(
        guard: &Guard,
        page: impl FnOnce() -> T + Send + 'static,
    ) -> Option<Result<T, Excess>> {
        guard.run(vec![page]).pop()
    }

    #[test]
    fn what_takes_too_long_is_left_behind_and_nothing_runs_after_it() {
        let guard = guard(50);
        assert_eq!(run(&guard, || 1), Some(Ok(1)));
        assert_eq!(run(&guard, || thread::sleep(Duration::from_secs(20))), Some(Err(Excess::Time)));
        assert_eq!(run(&guard, || ()), Some(Err(Excess::Time)));
    }

    #[test]
    fn each_page_has_the_whole_allowance() {
        let pause = |milliseconds: u64| move || thread::sleep(Duration::from_millis(milliseconds));
        // Other tests of this process take memory meanwhile.
        let guard = Guard::new(Allowance { time: Duration::from_secs(1), memory: u64::MAX });
        assert_eq!(guard.run([300; 5].map(pause).into()), [Ok(()); 5]);
        let found = guard.run([1, 20_000, 1].map(pause).into());
        assert_eq!(found, [Ok(()), Err(Excess::Time), Err(Excess::Time)]);
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
        assert_eq!(run(&guard(20_000), grow), Some(Err(Excess::Memory)));
    }

    #[test]
    fn there_is_room_for_what_is_deep() {
        fn deep(levels: u32) -> u32 {
            std::hint::black_box(if levels == 0 { 0 } else { 1 + deep(levels - 1) })
        }
        assert_eq!(run(&guard(20_000), || deep(1_000_000)), Some(Ok(1_000_000)));
    }
}
