//! Templates of others run on threads of their own, with room for whatever they nest. One that takes too long or too
//! much memory is left behind there: the run fails, and what it leaves behind ends with the process.
//!
//! The engine counts what templates do and make, but not all of it: a list that holds another twice, sixty times over,
//! costs it sixty lists until somebody compares it or makes it words.

use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use std::{iter, mem, thread};

use super::limits::ALLOWANCE;
use crate::diagnostic::Diagnostic;
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

/// Runs the pages of all targets of a run until one goes over its allowance; after that, none.
#[derive(Debug)]
pub struct Guard {
    allowance: Allowance,
    watched: Arc<Watched>,
    crew: OnceLock<Option<Crew>>,
    /// What is told of a page that went over its allowance. Others were not tried for it, so it has to be told, whatever
    /// becomes of its document.
    told: OnceLock<Diagnostic>,
}

/// What is looked at while pages run, whoever waits for them.
#[derive(Debug, Default)]
struct Watched {
    /// Each list of pages that a thread is at.
    running: Mutex<Vec<Arc<Mutex<At>>>>,
    /// A page went over its allowance: its thread is lost.
    is_over: AtomicBool,
}

/// The page that a thread is at.
#[derive(Debug, Default)]
struct At {
    since: Option<Instant>,
    /// The bytes that the process had at the first look at it.
    held: Option<u64>,
    excess: Option<Excess>,
}

/// Threads that do one thing after the other, until nobody has anything for them any more.
#[derive(Debug)]
struct Crew {
    jobs: Sender<Job>,
    next: Arc<Mutex<Receiver<Job>>>,
    threads: AtomicUsize,
    /// How many of them have nothing to do; less than none if something waits for them.
    free: Arc<AtomicIsize>,
}

type Job = Box<dyn FnOnce() + Send>;

/// Pages that are on their way.
#[derive(Debug)]
pub(super) struct Ticket<T> {
    count: usize,
    /// Else why there is none; without a reason if nothing is tried any more.
    run: Result<Run<T>, Option<Excess>>,
}

#[derive(Debug)]
struct Run<T> {
    /// Hears when all is done.
    over: Receiver<()>,
    done: Arc<Mutex<Vec<T>>>,
    at: Arc<Mutex<At>>,
}

impl Crew {
    fn new() -> Self {
        let (jobs, next) = channel();
        let next = Arc::new(Mutex::new(next));
        Self { jobs, next, threads: AtomicUsize::new(0), free: Arc::default() }
    }

    /// Hands work over, to a new thread if all are busy and there are not yet as many as look at guides.
    fn hand_over(&self, job: Job) -> Result<(), Excess> {
        let is_busy = self.free.fetch_sub(1, Ordering::Relaxed) <= 0;
        if is_busy && self.threads.load(Ordering::Relaxed) < rayon::current_num_threads() {
            let (next, free) = (Arc::clone(&self.next), Arc::clone(&self.free));
            let next = move || {
                free.fetch_add(1, Ordering::Relaxed);
                locked(&next).recv().ok()
            };
            let work = move || iter::from_fn(next).for_each(|job| job());
            let spawned = thread::Builder::new().stack_size(STACK).spawn(work);
            self.threads.fetch_add(usize::from(spawned.is_ok()), Ordering::Relaxed);
        }
        match self.threads.load(Ordering::Relaxed) {
            0 => Err(Excess::Thread),
            _ => self.jobs.send(job).map_err(|_| Excess::Thread),
        }
    }
}

impl Watched {
    /// Looks at every page that is not done at once.
    fn look(&self, allowance: Allowance) {
        let mut held = None;
        for at in locked(&self.running).iter() {
            let mut at = locked(at);
            let Some(ran) = at.since.map(|since| since.elapsed()).filter(|ran| *ran >= LOOK) else {
                continue;
            };
            let held = *held.get_or_insert_with(memory_held);
            let before = *at.held.get_or_insert(held);
            if held.saturating_sub(before) > allowance.memory {
                at.excess = Some(Excess::Memory);
            } else if ran > allowance.time {
                at.excess = Some(Excess::Time);
            }
            if at.excess.is_some() {
                self.is_over.store(true, Ordering::Relaxed);
            }
        }
    }
}

impl Default for Guard {
    fn default() -> Self {
        Self::new(ALLOWANCE)
    }
}

impl Guard {
    fn new(allowance: Allowance) -> Self {
        Self { allowance, watched: Arc::default(), crew: OnceLock::new(), told: OnceLock::new() }
    }

    /// What has to be told of a page that went over its allowance.
    pub fn told(&self) -> Option<&Diagnostic> {
        self.told.get()
    }

    /// Hears what is told of such a page.
    pub(super) fn tell(&self, finding: &Diagnostic) {
        self.told.get_or_init(|| finding.clone());
    }

    /// Begins pages, which one thread makes one after the other.
    pub(super) fn begin<T: Send + 'static>(
        &self,
        pages: Vec<impl FnOnce() -> T + Send + 'static>,
    ) -> Ticket<T> {
        Ticket { count: pages.len(), run: self.hand_over(pages) }
    }

    fn hand_over<T: Send + 'static>(
        &self,
        pages: Vec<impl FnOnce() -> T + Send + 'static>,
    ) -> Result<Run<T>, Option<Excess>> {
        if self.watched.is_over.load(Ordering::Relaxed) {
            return Err(None);
        }
        let crew = self.crew.get_or_init(|| self.keep_watch().ok().map(|()| Crew::new()));
        let crew = crew.as_ref().ok_or(Excess::Thread)?;
        let (sender, over) = channel();
        let run = Run { over, done: Arc::default(), at: Arc::default() };
        let (watched, done, at) = (Arc::clone(&self.watched), Arc::clone(&run.done), Arc::clone(&run.at));
        crew.hand_over(Box::new(move || {
            locked(&watched.running).push(Arc::clone(&at));
            for page in pages {
                if watched.is_over.load(Ordering::Relaxed) {
                    break;
                }
                *locked(&at) = At { since: Some(Instant::now()), ..At::default() };
                let made = page();
                let mut at = locked(&at);
                at.since = None;
                // What came too late is not done.
                if at.excess.is_some() {
                    break;
                }
                locked(&done).push(made);
            }
            locked(&watched.running).retain(|other| !Arc::ptr_eq(other, &at));
            // Nobody waits any more for what comes too late.
            let _ = sender.send(());
        }))?;
        Ok(run)
    }

    /// Looks at the pages that run until one goes over its allowance or nobody has any more.
    fn keep_watch(&self) -> Result<(), Excess> {
        let (watched, allowance) = (Arc::downgrade(&self.watched), self.allowance);
        let watch = move || {
            while let Some(watched) = watched.upgrade().filter(|it| !it.is_over.load(Ordering::Relaxed)) {
                watched.look(allowance);
                drop(watched);
                thread::sleep(LOOK);
            }
        };
        thread::Builder::new().spawn(watch).map(drop).map_err(|_| Excess::Thread)
    }

    /// What came of pages, each of which has an allowance of its own. Those that were not tried, as another one went over its,
    /// have no reason.
    pub(super) fn end<T>(&self, ticket: Ticket<T>) -> Vec<Result<T, Option<Excess>>> {
        let Ticket { count, run } = ticket;
        let mut found = Vec::with_capacity(count);
        match run {
            Err(reason) => found.resize_with(count, || Err(reason)),
            Ok(run) => {
                let excess = self.wait(&run);
                found.extend(mem::take(&mut *locked(&run.done)).into_iter().map(Ok));
                if found.len() < count {
                    found.push(Err(excess));
                }
                found.resize_with(count, || Err(None));
            }
        }
        found
    }

    /// Waits until pages are done, or one of them is over its allowance, or their thread is lost to another.
    fn wait<T>(&self, run: &Run<T>) -> Option<Excess> {
        loop {
            match run.over.recv_timeout(LOOK) {
                Ok(()) => return locked(&run.at).excess,
                Err(RecvTimeoutError::Disconnected) => return Some(Excess::Thread),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if self.watched.is_over.load(Ordering::Relaxed) {
                return locked(&run.at).excess;
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

    /// What comes of one page.
    fn run<T: Send + 'static>(
        guard: &Guard,
        page: impl FnOnce() -> T + Send + 'static,
    ) -> Option<Result<T, Option<Excess>>> {
        guard.end(guard.begin(vec![page])).pop()
    }

    fn pause(milliseconds: u64) -> impl FnOnce() + Send + 'static {
        move || thread::sleep(Duration::from_millis(milliseconds))
    }

    /// Other tests of this process take memory meanwhile.
    fn guard_of_time(milliseconds: u64) -> Guard {
        Guard::new(Allowance { time: Duration::from_millis(milliseconds), memory: u64::MAX })
    }

    #[test]
    fn what_takes_too_long_is_left_behind_and_nothing_runs_after_it() {
        let guard = guard_of_time(50);
        assert_eq!(run(&guard, || 1), Some(Ok(1)));
        assert_eq!(run(&guard, pause(20_000)), Some(Err(Some(Excess::Time))));
        assert_eq!(run(&guard, || ()), Some(Err(None)));
    }

    #[test]
    fn each_page_has_the_whole_allowance() {
        let guard = guard_of_time(1000);
        assert_eq!(guard.end(guard.begin([300; 5].map(pause).into())), [Ok(()); 5]);
        let found = guard.end(guard.begin([1, 20_000, 1].map(pause).into()));
        assert_eq!(found, [Ok(()), Err(Some(Excess::Time)), Err(None)]);
    }

    #[test]
    fn what_comes_too_late_is_not_done() {
        let guard = guard_of_time(50);
        let ticket = guard.begin([1, 300, 1].map(pause).into());
        thread::sleep(Duration::from_millis(600));
        assert_eq!(guard.end(ticket), [Ok(()), Err(Some(Excess::Time)), Err(None)]);
    }

    #[test]
    fn whoever_waits_hears_of_pages_for_which_nobody_waits() {
        let guard = guard_of_time(100);
        let lost: Vec<_> =
            (0..=rayon::current_num_threads()).map(|_| guard.begin(vec![pause(20_000)])).collect();
        // There is no thread for this one.
        assert_eq!(run(&guard, || ()), Some(Err(None)));
        let reasons = lost.into_iter().flat_map(|ticket| guard.end(ticket));
        assert!(reasons.filter(|found| *found == Err(Some(Excess::Time))).count() >= 1);
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
            thread::sleep(Duration::from_secs(5));
            held.len()
        };
        let guard = Guard::new(Allowance { time: Duration::from_secs(20), memory: 64 << 20 });
        let ticket = guard.begin(vec![grow]);
        // It has taken all that before anybody waits.
        thread::sleep(Duration::from_secs(2));
        assert_eq!(guard.end(ticket), [Err(Some(Excess::Memory))]);
    }

    #[test]
    fn there_is_room_for_what_is_deep() {
        fn deep(levels: u32) -> u32 {
            std::hint::black_box(if levels == 0 { 0 } else { 1 + deep(levels - 1) })
        }
        assert_eq!(run(&guard_of_time(20_000), || deep(1_000_000)), Some(Ok(1_000_000)));
    }
}
