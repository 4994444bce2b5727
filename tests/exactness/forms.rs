//! Random branches and jumps.

use std::fmt::Write;

use super::app::condition;
use super::generate::Writer;

impl Writer {
    pub fn when(&mut self) {
        let mut heads = vec![format!("when {}", self.condition())];
        if self.random.percent(35) {
            heads.push(format!("otherwise when {}", self.condition()));
        }
        if self.random.percent(50) {
            heads.push("otherwise".to_owned());
        }
        self.arms(&heads);
    }

    /// Where the first steps of a large guide lead depends on everything.
    pub fn by_version(&mut self) {
        if self.random.percent(70) {
            self.line("tap ladder");
            self.at = None;
        }
        let count = self.random.between(4, 9);
        let mut heads: Vec<String> = (0..count)
            .map(|place| {
                let test = self.random.pick(&self.declared.ladder).clone();
                let first = if place == 0 { "" } else { "otherwise " };
                format!("{first}when {test}")
            })
            .collect();
        heads.push("otherwise".to_owned());
        self.arms(&heads);
        if self.random.percent(50) {
            self.open();
        }
    }

    pub fn exactly_one(&mut self) {
        self.line("exactly one {");
        self.depth += 1;
        let heads = match self.random.percent(60) {
            true => {
                let test = self.random.pick(&self.declared.tests.clone()).clone();
                vec![format!("when {test}"), format!("when not {test}")]
            }
            false => vec![format!("when {}", self.condition()), format!("when {}", self.condition())],
        };
        self.arms(&heads);
        self.depth -= 1;
        self.line("}");
    }

    pub fn either(&mut self) {
        let mut heads = vec!["either \"One way\"".to_owned(), "or \"Another\"".to_owned()];
        for head in &mut heads {
            if self.random.percent(35) {
                let _ = write!(head, " when {}", condition(&mut self.random, &self.declared.tests));
            }
        }
        self.arms(&heads);
    }

    pub fn attempt(&mut self) {
        self.arms += 1;
        let before = self.at;
        let all = self.random.percent(35);
        let ends = all && self.random.percent(30);
        self.block_ending("try", |writer| {
            if ends {
                writer.end_for_some()
            }
        });
        if self.random.percent(20) {
            self.at = before;
            self.block("or else");
        }
        self.at = before;
        let all = if all { " after all steps" } else { "" };
        self.line(&format!("or else{all} {{"));
        self.depth += 1;
        if self.random.percent(70) {
            self.open();
        }
        self.blocks += 1;
        self.statement();
        self.blocks -= 1;
        self.depth -= 1;
        self.line("}");
        self.arms -= 1;
    }

    /// The guide ends here, for some or for all.
    fn end_for_some(&mut self) {
        let end = if self.inside { "stop \"No.\"" } else { "done" };
        match self.random.percent(60) {
            true => {
                let condition = self.condition();
                self.line(&format!("when {condition} {{ {end} }}"));
            }
            false => self.line(end),
        }
    }

    pub fn look(&mut self) {
        if self.random.percent(15) {
            self.stand_where(|screen| !screen.then.is_empty());
        }
        self.arms += 1;
        let test = |all: &mut Self| match all.random.below(3) {
            0 => "\"the light is red\"".to_owned(),
            1 => format!("see s{}", all.screen_to_see()),
            _ => {
                let screen = all.at.unwrap_or(0);
                let elements = all.declared.screens[screen].elements.clone();
                let unsure: Vec<_> = elements.iter().filter(|element| element.sometimes).collect();
                match unsure.first() {
                    Some(element) if all.random.percent(80) => format!("see {}", element.key),
                    _ => format!("see {}", all.element().0),
                }
            }
        };
        let mut heads = vec![format!("if {}", test(self))];
        if self.random.percent(20) {
            heads.push(format!("otherwise if {}", test(self)));
        }
        if self.random.percent(50) {
            heads.push("otherwise".to_owned());
        }
        self.arms(&heads);
        self.arms -= 1;
    }

    /// Mostly any, or what the screen in front becomes by itself.
    fn screen_to_see(&mut self) -> usize {
        let then = self.at.map(|at| self.declared.screens[at].then.clone()).unwrap_or_default();
        match then.first() {
            Some(then) if self.random.percent(60) => *then,
            _ => self.random.below(self.declared.screens.len()),
        }
    }

    pub fn within(&mut self) {
        let before = self.at;
        let of = self.beginning();
        self.block(&format!("within 8 minutes{of}"));
        if self.random.percent(50) {
            self.at = before;
            self.line("or else {");
            self.depth += 1;
            self.open();
            self.depth -= 1;
            self.line("}");
        } else {
            self.line("or else \"Too late.\"");
        }
    }

    /// What a time runs from: mostly a step that comes before.
    fn beginning(&mut self) -> String {
        if self.random.percent(20) {
            let name = format!("n{}", self.out.len());
            self.promised.push(name.clone());
            return format!(" of {name}");
        }
        match self.random.percent(70) && !self.all_names.is_empty() {
            true => format!(" of {}", self.random.pick(&self.all_names.clone())),
            false => String::new(),
        }
    }

    pub fn skip(&mut self) {
        let condition = self.condition();
        let name = format!("n{}", self.out.len());
        self.line(&format!("when {condition} {{"));
        self.depth += 1;
        self.line(&format!("skip to {name}"));
        self.depth -= 1;
        self.line("}");
        let at = self.at;
        self.left = self.left.saturating_sub(1);
        if self.blocks < 3 {
            self.blocks += 1;
            self.statement();
            self.blocks -= 1;
        }
        self.at = at;
        self.line(&format!("step {name}: do \"It.\""));
        self.names.push(name.clone());
        self.all_names.push(name);
    }

    pub fn again(&mut self) {
        if self.names.is_empty() {
            return self.tap();
        }
        let name = self.random.pick(&self.names.clone()).clone();
        let before = self.at;
        match self.random.below(3) {
            0 if self.arms > 0 => self.line(&format!("again from {name}")),
            _ => {
                self.line("if \"it is red\" {");
                self.depth += 1;
                if self.random.percent(50) {
                    self.open();
                }
                if self.random.percent(40) {
                    let condition = self.condition();
                    self.line(&format!("when {condition} {{"));
                    self.line(&format!("  again from {name}"));
                    self.line("}");
                } else {
                    self.line(&format!("again from {name}"));
                }
                self.depth -= 1;
                self.line("}");
                if self.random.percent(20) {
                    self.line("otherwise {");
                    self.line(&format!("  again from {name}"));
                    self.line("}");
                }
            }
        }
        self.at = before;
    }

    pub fn end(&mut self) {
        let stop = self.inside || self.random.percent(50);
        self.line(if stop { "stop \"No.\"" } else { "done" });
    }
}
