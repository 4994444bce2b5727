//! One line that says that work goes on, and is gone when it is done.

use std::io::Write;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// What takes no longer needs no word; the line is renewed as often.
pub(super) const PATIENCE: Duration = Duration::from_secs(1);

/// The start of the line, with nothing on it.
const CLEAR: &str = "\r\u{1b}[K";

/// Does some work. While it lasts, `screen` says so once for each `patience`.
pub(super) fn during<T>(
    what: &str,
    screen: impl Write + Send,
    patience: Duration,
    work: impl FnOnce() -> T,
) -> T {
    let (working, done) = channel();
    thread::scope(|scope| {
        // Without a thread to spare the work is done in silence.
        let _ = thread::Builder::new().spawn_scoped(scope, move || show(what, screen, patience, &done));
        let result = work();
        drop::<std::sync::mpsc::Sender<()>>(working);
        result
    })
}

/// Writes the line until the other end is gone. A terminal that cannot be written to is no failure.
fn show(what: &str, mut screen: impl Write, patience: Duration, done: &Receiver<()>) {
    let start = Instant::now();
    let mut is_shown = false;
    while done.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
        is_shown = true;
        let _ = write!(screen, "{CLEAR}{what} … {} s", start.elapsed().as_secs());
        let _ = screen.flush();
    }
    if is_shown {
        let _ = write!(screen, "{CLEAR}");
        let _ = screen.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A screen on which somebody waits for the first line.
    struct Screen<'a>(&'a mut String, std::sync::mpsc::Sender<()>);

    impl Write for Screen<'_> {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.push_str(&String::from_utf8_lossy(bytes));
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            let _ = self.1.send(());
            Ok(())
        }
    }

    #[test]
    fn long_work_is_told_and_the_line_is_gone_afterwards() {
        let mut text = String::new();
        let (shown, first) = channel();
        let work = || first.recv().map(|()| 7);
        let result = during("checking 2 files", Screen(&mut text, shown), Duration::from_millis(1), work);
        assert_eq!(result, Ok(7));
        assert!(text.starts_with("\r\u{1b}[Kchecking 2 files … 0 s"), "{text:?}");
        assert!(text.ends_with("s\r\u{1b}[K"), "{text:?}");
    }

    #[test]
    fn short_work_is_not_told() {
        let mut text = String::new();
        let (shown, _first) = channel();
        during("checking", Screen(&mut text, shown), Duration::from_secs(600), || ());
        assert_eq!(text, "");
    }
}
