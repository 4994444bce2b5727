//! Templates of others run on threads of their own, with room for whatever they nest. One that takes too long or too
//! much memory is left behind there: the run fails, and what it leaves behind ends with the process.
//!
//! The engine counts what templates do and make, but not all of it: a list that holds another twice, sixty times over,
//! costs it sixty lists until somebody compares it or makes it words.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use std::{iter, mem, thread};

use crate::host::memory_held;

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
    /// Who hands work to its threads, once there are any.
    crew: OnceLock<Option<Sender<Job>>>,
}

type Job = Box<dyn FnOnce() + Send>;

/// Pages that are on their way.
#[derive(Debug)]
pub(super) struct Ticket<T> {
    count: usize,
    run: Result<Run<T>, Excess>,
}

#[derive(Debug)]
struct Run<T> {
    /// Hears when all is done.
    over: Receiver<()>,
    /// The bytes that the process had before.
    held: u64,
    progress: Arc<Mutex<Progress<T>>>,
}

#[derive(Debug)]
struct Progress<T> {
    done: Vec<T>,
    /// When the page began that is made now.
    since: Option<Instant>,
}

/// As many threads as the machine runs at a time; they do one thing after the other, until nobody has anything for them any more.
fn crew() -> Option<Sender<Job>> {
    let (sender, jobs) = channel::<Job>();
    let jobs = Arc::new(Mutex::new(jobs));
    let count = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = (0..count).map(|_| {
        let jobs = Arc::clone(&jobs);
        let next = move || locked(&jobs).recv().ok();
        thread::Builder::new().stack_size(STACK).spawn(move || iter::from_fn(next).for_each(|job| job()))
    });
    threads.filter_map(Result::ok).count().ge(&1).then_some(sender)
}

impl Guard {
    pub(super) fn new(allowance: Allowance) -> Self {
        Self { allowance, excess: Mutex::default(), crew: OnceLock::new() }
    }

    /// Begins pages, which one thread makes one after the other.
    pub(super) fn begin<T: Send + 'static>(
        &self,
        pages: Vec<impl FnOnce() -> T + Send + 'static>,
    ) -> Ticket<T> {
        let count = pages.len();
        let known = *locked(&self.excess);
        let run = known.map_or(Ok(()), Err).and_then(|()| self.hand_over(pages));
        Ticket { count, run }
    }

    fn hand_over<T: Send + 'static>(
        &self,
        pages: Vec<impl FnOnce() -> T + Send + 'static>,
    ) -> Result<Run<T>, Excess> {
        let crew = self.crew.get_or_init(crew).as_ref().ok_or(Excess::Thread)?;
        let (sender, over) = channel();
        let progress = Progress { done: Vec::with_capacity(pages.len()), since: None };
        let progress = Arc::new(Mutex::new(progress));
        let into = Arc::clone(&progress);
        let job = move || {
            for page in pages {
                locked(&into).since = Some(Instant::now());
                let made = page();
                locked(&into).done.push(made);
            }
            // Nobody waits any more for what comes too late.
            let _ = sender.send(());
        };
        // Nobody may look for some time.
        let held = memory_held();
        crew.send(Box::new(job)).map_err(|_| Excess::Thread)?;
        Ok(Run { over, held, progress })
    }

    /// What came of pages. Each has an allowance of its own.
    pub(super) fn end<T>(&self, ticket: Ticket<T>) -> Vec<Result<T, Excess>> {
        let Ticket { count, run } = ticket;
        let (mut found, excess): (Vec<Result<T, Excess>>, _) = match run {
            Err(excess) => (Vec::new(), Some(excess)),
            Ok(run) => {
                let excess = self.watch(&run);
                let done = mem::take(&mut locked(&run.progress).done);
                (done.into_iter().map(Ok).collect(), excess)
            }
        };
        if excess.is_some() {
            *locked(&self.excess) = excess;
        }
        // The one that went over it, and those behind it.
        found.resize_with(count, || Err(excess.unwrap_or(Excess::Thread)));
        found
    }

    /// Waits for pages, and looks whether they go over their allowance.
    fn watch<T>(&self, run: &Run<T>) -> Option<Excess> {
        let (mut before, mut seen) = (Some(run.held), 0);
        loop {
            match run.over.recv_timeout(LOOK) {
                Ok(()) => return None,
                Err(RecvTimeoutError::Disconnected) => return Some(Excess::Thread),
                Err(RecvTimeoutError::Timeout) => {}
            }
            // Its thread may be lost to others.
            let known = *locked(&self.excess);
            if known.is_some() {
                return known;
            }
            let (done, since) = {
                let progress = locked(&run.progress);
                (progress.done.len(), progress.since)
            };
            let Some(since) = since else { continue };
            if done > seen {
                (before, seen) = (None, done);
            }
            let held = memory_held();
            let before = *before.get_or_insert(held);
            if held.saturating_sub(before) > self.allowance.memory {
                return Some(Excess::Memory);
            }
            if since.elapsed() > self.allowance.time {
                return Some(Excess::Time);
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
        guard.end(guard.begin(vec![page])).pop()
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
        assert_eq!(guard.end(guard.begin([300; 5].map(pause).into())), [Ok(()); 5]);
        let [long, behind, short] = [vec![1, 20_000, 1], vec![20_000; 64], vec![1]]
            .map(|pages| guard.begin(pages.into_iter().map(pause).collect()));
        let over = Err(Excess::Time);
        assert_eq!(guard.end(long), [Ok(()), over, over]);
        // There are no threads left for these.
        assert_eq!(guard.end(behind), [over; 64]);
        assert!(guard.end(short).len() == 1);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_takes_too_much_memory_is_left_behind() {
        let guard_of_early = guard(20_000);
        let hold = || {
            let held = vec![1_u8; 128 << 20];
            thread::sleep(Duration::from_secs(5));
            held.len()
        };
        let early = guard_of_early.begin(vec![hold]);
        thread::sleep(Duration::from_millis(500));
        // It took all that before anybody looked.
        assert_eq!(guard_of_early.end(early), [Err(Excess::Memory)]);
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
