//! Random steps: what readers do.

use std::fmt::Write;

use super::app::{Element, Screen};
use super::generate::Writer;

impl Writer {
    /// An element that is probably in front: its place on a screen.
    fn somewhere(&mut self) -> (usize, usize) {
        let screen = match self.at {
            Some(screen) if self.random.percent(85) => screen,
            _ => self.random.below(self.declared.screens.len()),
        };
        let then = self.declared.screens[screen].then.clone();
        let waiting = !then.is_empty() && self.random.percent(40);
        let screen = if waiting { *self.random.pick(&then) } else { screen };
        (self.random.below(self.declared.screens[screen].elements.len()), screen)
    }

    /// The element by name or by label, and where it leads.
    fn written(&mut self, screen: usize, element: &Element) -> (String, Option<usize>) {
        let to = if element.to.is_empty() { Some(screen) } else { Some(*self.random.pick(&element.to)) };
        let written = if self.random.percent(35) && !element.unlabelled {
            format!("\"{}\"", element.label)
        } else if self.random.percent(10) {
            format!("s{screen}.{}", element.key)
        } else {
            element.key.clone()
        };
        (written, to)
    }

    /// An element that is probably in front, by name or by label; and where it leads.
    pub fn element(&mut self) -> (String, Option<usize>) {
        let (place, screen) = self.somewhere();
        let element = self.declared.screens[screen].elements[place].clone();
        self.written(screen, &element)
    }

    /// What one does with an element: mostly what fits its kind.
    pub fn tap(&mut self) {
        let (place, screen) = self.somewhere();
        let element = self.declared.screens[screen].elements[place].clone();
        let (written, to) = self.written(screen, &element);
        let name = self.name();
        let kind = match self.random.percent(90) {
            true => element.kind,
            false => *self.random.pick(&["toggle", "checkbox", "field", "picker", "button", "button"]),
        };
        let option = self.random.below(3);
        let step = match kind {
            "toggle" => format!("turn {} {written}", self.random.pick(&["on", "off"])),
            "checkbox" => format!("{} {written}", self.random.pick(&["tick", "untick"])),
            "field" => format!("type \"x\" into {written}"),
            "picker" => format!("choose \"O{option}\" in {written}"),
            _ if element.held && self.random.percent(80) => format!("hold {written}"),
            _ => match self.random.below(30) {
                0 | 1 => format!("hold {written}"),
                2 => format!("double-tap {written}"),
                3 => format!("tap {written} 3 times"),
                _ => format!("tap {written}"),
            },
        };
        let opens = self.opens(to);
        let for_good = if self.random.percent(3) { " cannot be undone" } else { "" };
        let risky = element.for_good || !for_good.is_empty();
        if risky && self.random.percent(20) {
            self.warning();
        }
        let end = if risky && self.random.percent(45) { " {" } else { "" };
        self.line(&format!("{name}{step}{opens}{for_good}{end}"));
        if !end.is_empty() {
            self.depth += 1;
            self.warning();
            self.depth -= 1;
            self.line("}");
        }
        self.at = to;
    }

    pub fn warning(&mut self) {
        let when =
            if self.random.percent(35) { format!(" when {}", self.condition()) } else { String::new() };
        let always = if self.random.percent(10) { " always" } else { "" };
        self.line(&format!("warning{always} \"Mind.\"{when}"));
    }

    pub fn drag(&mut self) {
        let grey = |element: &Element| element.disabled;
        let on_it = self.random.percent(40) && self.stand_where(|screen| screen.elements.iter().any(grey));
        let (one, to) = self.element();
        let (mut other, _) = self.element();
        if let Some(screen) = self.at.filter(|_| on_it) {
            let elements = self.declared.screens[screen].elements.iter();
            other = elements.filter(|it| grey(it)).map(|it| it.key.clone()).next().unwrap();
        }
        if on_it || self.random.percent(70) {
            self.line(&format!("drag {one} to {other}"));
        } else {
            self.line(&format!("swipe {one}"));
        }
        self.at = if self.random.percent(60) { self.at } else { to };
    }

    /// Readers go where something is so of the screen, if there is such a screen.
    pub fn stand_where(&mut self, so: impl Fn(&Screen) -> bool) -> bool {
        let all = self.declared.screens.iter().enumerate();
        let screens: Vec<usize> = all.filter(|(_, screen)| so(screen)).map(|(place, _)| place).collect();
        if screens.is_empty() {
            return false;
        }
        let screen = *self.random.pick(&screens);
        if self.at != Some(screen) {
            self.line("do \"It.\" leaves");
            self.line(&format!("now at s{screen}"));
            self.at = Some(screen);
        }
        true
    }

    pub fn turn_all(&mut self) {
        if self.random.percent(75) {
            let special = |it: &Element| it.is_switch() && (it.disabled || !it.to.is_empty());
            let several = |screen: &Screen| screen.elements.iter().filter(|it| it.is_switch()).count() > 1;
            let wanted = |screen: &Screen| screen.elements.iter().any(special);
            let _ = self.stand_where(|it| several(it) && wanted(it)) || self.stand_where(wanted);
        }
        let except = match self.random.below(20) {
            0..=4 => format!(" except {}", self.element().0),
            5..=7 => {
                self.stand_where(|screen| !screen.then.is_empty());
                format!(" except {}, {}", self.element().0, self.element().0)
            }
            _ => String::new(),
        };
        let on = *self.random.pick(&["on", "off"]);
        self.line(&format!("turn {on} all{except}"));
    }

    pub fn permit(&mut self) {
        let verb = *self.random.pick(&["allow", "deny"]);
        let (element, _) = self.element();
        match self.random.below(3) {
            0 => self.line(&format!("{verb} \"Camera\"")),
            _ => self.line(&format!("{verb} {element}")),
        }
    }

    pub fn choose(&mut self) {
        let offers = |screen: &usize| {
            self.declared.screens[*screen].elements.iter().any(|element| element.kind == "picker")
        };
        let mut offering: Vec<usize> = (0..self.declared.screens.len()).collect();
        offering.retain(offers);
        if !offering.is_empty() && !self.at.is_some_and(|at| offering.contains(&at)) {
            let screen = *self.random.pick(&offering);
            self.line("do \"It.\" leaves");
            self.line(&format!("now at s{screen}"));
        }
        let option = self.random.below(4);
        self.line(&format!("choose \"O{option}\""));
        self.at = None;
    }

    pub fn go_to(&mut self) {
        if self.at.is_none() && self.random.percent(70) {
            self.open();
        }
        let screen = self.random.below(self.declared.screens.len());
        self.line(&format!("go to s{screen}"));
        self.at = Some(screen);
    }

    pub fn path(&mut self) {
        let (one, to) = self.element();
        self.at = to;
        let (other, to) = self.element();
        self.line(&format!("tap {one} > {other}"));
        self.at = to;
    }

    /// Sometimes the writer's word for where a step leads.
    pub fn opens(&mut self, to: Option<usize>) -> String {
        match to {
            Some(screen) if self.random.percent(10) => format!(" opens s{screen}"),
            _ => String::new(),
        }
    }

    /// A name with a blank behind it, or none.
    pub fn new_name(&mut self, chance: usize) -> String {
        if self.random.percent(chance) { format!("n{} ", self.out.len()) } else { String::new() }
    }

    pub fn name(&mut self) -> String {
        if !self.random.percent(20) {
            return String::new();
        }
        let name = self.promised.pop().unwrap_or_else(|| format!("n{}", self.out.len()));
        self.names.push(name.clone());
        self.all_names.push(name.clone());
        format!("step {name}: ")
    }

    pub fn act(&mut self) {
        let name = self.name();
        if self.random.percent(40) {
            self.line(&format!("{name}do \"It.\" leaves"));
            self.at = None;
        } else {
            self.line(&format!("{name}do \"It.\""));
        }
    }

    pub fn wait(&mut self) {
        if self.random.percent(60) {
            self.line("wait 5 seconds");
        } else {
            self.line("scan");
            self.at = None;
        }
    }

    pub fn place(&mut self) {
        let screen = match self.at {
            Some(screen) if self.random.percent(60) => screen,
            _ => self.random.below(self.declared.screens.len()),
        };
        let mut screens = format!("s{screen}");
        if self.random.percent(25) {
            let _ = write!(screens, " or s{}", self.random.below(self.declared.screens.len()));
        }
        self.at = Some(screen);
        if self.random.percent(50) || self.blocks >= 3 {
            self.line(&format!("now at {screens}"));
        } else {
            self.block(&format!("at {screens}"));
        }
    }

    pub fn install(&mut self) {
        let cut = self.random.pick(&self.declared.cuts.clone()).clone();
        match self.random.below(6) {
            _ if self.declared.answered_with_mail && self.random.percent(50) => self.line("uninstall mail"),
            0 => self.line("install mail"),
            1 | 2 => self.line("uninstall mail"),
            3 => self.line("update android to 13 or later"),
            _ => self.line(&format!("update mail to {cut} or later")),
        }
        self.at = None;
        if self.random.percent(70) {
            self.open();
        }
    }

    pub fn return_to(&mut self) {
        if self.declared.chat && self.random.percent(60) {
            self.line("open chat");
        }
        self.line("return to mail");
    }

    pub fn follow(&mut self) {
        let place = self.random.below(self.procedures);
        if self.inside && place + 1 >= self.procedures {
            return self.tap();
        }
        let parts = self.parts[place].clone();
        match self.random.percent(45) && !parts.is_empty() {
            true => {
                let part = self.random.pick(&parts).clone();
                self.line(&format!("follow p{place} without {part}"));
            }
            false => self.line(&format!("follow p{place}")),
        }
        self.at = None;
    }

    pub fn only_look(&mut self) {
        let (element, _) = self.element();
        match self.random.below(4) {
            0 => self.line(&format!("never tap {element} \"No.\"")),
            1 => self.line(&format!("scroll to {element}")),
            2 => self.line(&format!("now see {element}")),
            _ => self.line(&format!("see {element}")),
        }
    }

    pub fn on(&mut self) {
        self.line("on computer {");
        self.depth += 1;
        match self.random.below(4) {
            0 => self.line("open desk"),
            1 => self.line("tap send"),
            2 => {
                self.line("if see wipe {");
                self.line("  tap wipe");
                self.line("}");
            }
            _ => {
                self.line("when windows {");
                self.line("  open desk");
                self.line("  tap send");
                self.line("}");
            }
        }
        self.depth -= 1;
        self.line("}");
    }
}
