//! Folders that become links to what is outside, and folders again, while a run works on them.

use std::fs;
use std::os::unix::fs::symlink;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::ground::{Ground, Writes};
use super::project::{Style, sources};

/// Commands, and the folders that are swapped meanwhile.
pub struct Race {
    pub name: &'static str,
    commands: &'static [&'static str],
    folders: &'static [&'static str],
    writes: Writes,
    /// How guides are written before each run.
    style: Style,
}

/// What came of it.
#[derive(Default)]
pub struct Raced {
    pub runs: usize,
    pub swaps: usize,
    pub problems: Vec<String>,
}

pub const RACES: [Race; 3] = [
    Race {
        name: "sources",
        commands: &["check", "build"],
        folders: &["guides", "apps", "pictures/locked"],
        writes: Writes::OutputsBeside,
        style: Style::Neat,
    },
    Race {
        name: "outputs",
        commands: &["build", "build --no-cache"],
        folders: &["build", "build/html", "build/json", "build/.guidec-new", "build/html/guides"],
        writes: Writes::OutputsBeside,
        style: Style::Neat,
    },
    Race {
        name: "guides that are written",
        commands: &["fmt", "check --fix"],
        folders: &["guides"],
        writes: Writes::Guides,
        style: Style::Curable,
    },
];

const GUIDES: usize = 4;

impl Race {
    pub fn run(&self, ground: &Ground, length: Duration) -> Result<Raced, String> {
        ground.renew();
        let is_over = AtomicBool::new(false);
        // Whoever holds it finds all folders in their places.
        let in_place = Mutex::new(());
        let mut raced = Raced::default();
        std::thread::scope(|scope| {
            let swapper = scope.spawn(|| self.swap(ground, &in_place, &is_over));
            let start = Instant::now();
            while start.elapsed() < length && raced.problems.len() < 5 {
                for command in self.commands {
                    // Something is always there to be written.
                    let word = if raced.runs % 2 == 0 { "locked" } else { "closed" };
                    let style = if *command == "fmt" { Style::Loose } else { self.style };
                    if let Ok(_guard) = in_place.lock() {
                        ground.put_all(&sources(GUIDES, word, style));
                    }
                    raced.problems.extend(ground.judge(command, self.writes).err());
                    raced.runs += 1;
                }
            }
            is_over.store(true, Ordering::Relaxed);
            raced.swaps = swapper.join().unwrap_or_default();
        });
        if raced.swaps == 0 {
            return Err(format!("{}: nothing was swapped", self.name));
        }
        Ok(raced)
    }

    /// Makes folders links to what is outside, and folders again, in turn.
    fn swap(&self, ground: &Ground, in_place: &Mutex<()>, is_over: &AtomicBool) -> usize {
        let mut swaps = 0;
        let kept = ground.kept();
        while !is_over.load(Ordering::Relaxed) {
            for name in self.folders {
                let place = ground.project.join(name);
                if let Ok(_guard) = in_place.lock()
                    && fs::rename(&place, &kept).is_ok()
                {
                    let _ = symlink(&ground.secret, &place);
                    std::thread::sleep(Duration::from_micros(300));
                    let _ = fs::remove_file(&place);
                    if fs::rename(&kept, &place).is_err() {
                        // The run has made the folder anew.
                        let _ = fs::remove_dir_all(&place);
                        let _ = fs::rename(&kept, &place);
                    }
                    swaps += 1;
                }
                std::thread::sleep(Duration::from_micros(700));
            }
        }
        swaps
    }
}
