//! Random guides. They know roughly where their readers are, so that most of their steps are right.

use super::app::{self, Declared, condition};
use super::random::Random;
use std::fmt::Write;

/// A random project with one guide, the same for one seed on every machine.
pub fn guide(seed: u64) -> String {
    let mut random = Random::of(seed);
    let (mut text, declared) = app::declare(&mut random);
    let mut writer = Writer {
        random,
        declared,
        out: String::new(),
        depth: 1,
        at: None,
        names: Vec::new(),
        all_names: Vec::new(),
        promised: Vec::new(),
        left: 0,
        blocks: 0,
        arms: 0,
        procedures: 0,
        inside: false,
        parts: Vec::new(),
    };
    writer.procedures();
    writer.guide();
    text.push_str(&writer.out);
    text
}

pub struct Writer {
    pub random: Random,
    pub declared: Declared,
    pub out: String,
    pub depth: usize,
    /// Where most readers probably are.
    pub at: Option<usize>,
    /// Named steps so far.
    pub names: Vec<String>,
    /// Those of the body, whatever blocks they stand in.
    pub all_names: Vec<String>,
    /// Names of steps that were named before they come.
    pub promised: Vec<String>,
    /// How many statements may still come.
    pub left: usize,
    pub blocks: usize,
    /// How many arms of `if` and `try` are around.
    pub arms: usize,
    pub procedures: usize,
    /// Inside a procedure.
    pub inside: bool,
    /// What a caller of each procedure can leave out.
    pub parts: Vec<Vec<String>>,
}

impl Writer {
    pub fn line(&mut self, line: &str) {
        let _ = writeln!(self.out, "{}{line}", "  ".repeat(self.depth));
    }

    pub fn condition(&mut self) -> String {
        condition(&mut self.random, &self.declared.tests)
    }

    pub fn procedures(&mut self) {
        let count = if self.random.percent(40) { self.random.between(1, 2) } else { 0 };
        for place in 0..count {
            let _ = writeln!(self.out, "procedure p{place} \"P{place}\" {{");
            self.inside = true;
            if self.random.percent(50) {
                let condition = self.condition();
                self.line(&format!("for {condition}"));
            }
            self.at = None;
            if self.random.percent(40) {
                let screen = self.random.below(self.declared.screens.len());
                self.line(&format!("start s{screen}"));
                self.at = Some(screen);
            }
            if self.random.percent(25) {
                let screen = self.random.below(self.declared.screens.len());
                self.line(&format!("end s{screen}"));
            }
            self.names.clear();
            self.left = self.random.between(2, 5);
            self.statements();
            self.keep_promises();
            self.parts.push(self.names.clone());
            self.inside = false;
            self.out.push_str("}\n");
            self.procedures = place + 1;
        }
    }

    pub fn guide(&mut self) {
        self.out.push_str("guide g \"G\" {\n");
        if self.declared.computer {
            self.line(&format!(
                "using phone \"Phone\" on {}, computer \"Computer\" on windows or macos",
                self.declared.systems
            ));
        }
        let systems = self.declared.systems;
        match self.random.below(4) {
            0 => {
                let condition = self.condition();
                self.line(&format!("for ({systems}) and {condition}"));
            }
            1 => self.line("for mail"),
            _ => self.line(&format!("for {systems}")),
        }
        if self.random.percent(10) {
            let condition = self.condition();
            self.line(&format!("unsupported {condition} because \"No.\""));
        }
        self.at = None;
        let mut begin = 90;
        if self.random.percent(15) {
            let screen = self.random.below(self.declared.screens.len());
            self.line(&format!("start s{screen}"));
            self.at = Some(screen);
            begin = 25;
        }
        if self.random.percent(15) {
            let screen = self.random.below(self.declared.screens.len());
            match self.declared.computer && self.random.percent(40) {
                true => self.line("end sent"),
                false => self.line(&format!("end s{screen}")),
            }
        }
        self.names.clear();
        self.left = self.random.between(4, 14);
        if self.random.percent(begin) {
            self.open();
        }
        if self.declared.large {
            self.by_version();
        }
        self.statements();
        if self.random.percent(60) {
            self.line("done");
        }
        if self.random.percent(25) {
            self.trouble();
        } else {
            self.keep_promises();
        }
        self.out.push_str("}\n");
    }

    /// The steps that were named before they come.
    fn keep_promises(&mut self) {
        for name in std::mem::take(&mut self.promised) {
            self.line(&format!("step {name}: do \"It.\""));
            self.names.push(name);
        }
        self.all_names.clear();
    }

    /// What can go wrong, behind the end.
    fn trouble(&mut self) {
        let when =
            if self.random.percent(30) { format!(" when {}", self.condition()) } else { String::new() };
        self.line(&format!("trouble \"It fails\"{when} {{"));
        self.depth += 1;
        self.at = None;
        let names = self.names.clone();
        if self.random.percent(60) {
            self.open();
        }
        self.left = self.random.between(1, 4);
        self.statements();
        if !names.is_empty() && self.random.percent(50) {
            let name = self.random.pick(&names).clone();
            self.line(&format!("again from {name}"));
        }
        self.keep_promises();
        self.depth -= 1;
        self.line("}");
    }

    pub fn open(&mut self) {
        self.line("open mail");
        self.at = Some(0);
    }

    pub fn statements(&mut self) {
        while self.left > 0 {
            self.left -= 1;
            self.statement();
        }
    }

    /// A block with a few statements; where one is afterwards is not known any more.
    pub fn block(&mut self, head: &str) {
        self.block_ending(head, |_| ());
    }

    /// A block with a few statements, and what stands at its end.
    pub fn block_ending(&mut self, head: &str, end: impl FnOnce(&mut Self)) {
        self.line(&format!("{head} {{"));
        self.depth += 1;
        self.blocks += 1;
        let names = self.names.len();
        let count = self.random.between(1, 3).min(self.left.max(1));
        for _ in 0..count {
            self.left = self.left.saturating_sub(1);
            self.statement();
        }
        end(self);
        self.names.truncate(names);
        self.blocks -= 1;
        self.depth -= 1;
        self.line("}");
    }

    /// Several blocks that begin at the same place.
    pub fn arms(&mut self, heads: &[String]) {
        let before = self.at;
        let mut after = None;
        for head in heads {
            self.at = before;
            self.block(head);
            after = if self.random.percent(50) { self.at } else { after.or(self.at) };
        }
        self.at = after;
    }

    pub fn statement(&mut self) {
        let deep = self.blocks >= 3;
        let weights = [
            40,                                       // a tap
            6,                                        // open
            5,                                        // back
            4,                                        // do
            3,                                        // wait, scan
            if deep { 0 } else { 10 },                // when
            if deep { 0 } else { 5 },                 // exactly one
            if deep { 0 } else { 5 },                 // either
            if deep { 0 } else { 5 },                 // try
            if deep { 0 } else { 9 },                 // if
            if deep { 0 } else { 5 },                 // optional
            if deep { 0 } else { 3 },                 // repeat
            if deep { 0 } else { 2 },                 // within
            if deep { 0 } else { 2 },                 // part
            5,                                        // now at, at
            3,                                        // skip to
            7,                                        // again from
            2,                                        // done, stop
            3,                                        // install
            3,                                        // return to
            if self.procedures > 0 { 16 } else { 0 }, // follow
            2,                                        // look
            if self.declared.computer && !self.inside { 16 } else { 0 },
            2, // note
            3, // path
            1, // restart
            2, // warning
            3, // drag, swipe
            3, // turn all
            2, // allow, deny
            3, // choose
            6, // go to
        ];
        match self.random.weighted(&weights) {
            0 => self.tap(),
            1 => self.open(),
            2 => {
                self.line("back");
                self.at = None;
            }
            3 => self.act(),
            4 => self.wait(),
            5 => self.when(),
            6 => self.exactly_one(),
            7 => self.either(),
            8 => self.attempt(),
            9 => self.look(),
            10 => {
                let any = if self.random.percent(30) { "optional any" } else { "optional" };
                self.block(any);
            }
            11 => self.block("repeat \"for each\""),
            12 => self.within(),
            13 => {
                let name = self.new_name(50);
                self.block(&format!("part {name}\"A part\""));
                self.names.extend(name.split_whitespace().next().map(str::to_owned));
                self.all_names.extend(name.split_whitespace().next().map(str::to_owned));
            }
            14 => self.place(),
            15 => self.skip(),
            16 => self.again(),
            17 => self.end(),
            18 => self.install(),
            19 => self.return_to(),
            20 => self.follow(),
            21 => self.only_look(),
            22 => self.on(),
            23 => {
                let condition = self.condition();
                self.line(&format!("note \"Mind.\" when {condition}"));
            }
            24 => self.path(),
            26 => self.warning(),
            27 => self.drag(),
            28 => self.turn_all(),
            29 => self.permit(),
            30 => self.choose(),
            31 => self.go_to(),
            _ => {
                self.line("restart");
                self.at = None;
            }
        }
    }
}
