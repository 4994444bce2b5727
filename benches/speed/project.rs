//! Projects of generated guides. The same number of guides always gives the same files.

use std::fmt::Write as _;
use std::path::Path;

const PLACES: [&str; 6] =
    ["Settings", "Privacy", "Notifications", "Storage and data", "Account", "Linked devices"];
const SWITCHES: [&str; 6] =
    ["Read receipts", "Screen lock", "Typing indicators", "Link previews", "Backups", "Location"];
const CORNERS: [&str; 4] = ["top right", "top left", "bottom right", "bottom left"];

/// How many apps a large project is about.
pub(crate) const APPS: u32 = 100;

/// A small linear congruential generator (Knuth, MMIX), so that no two runs differ.
struct Choices(u64);

impl Choices {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from.get((self.0 >> 33) as usize % from.len()).copied().unwrap_or_default()
    }
}

/// Writes a project of so many guides: each has about 2 KB, 14 steps, 3 conditions and 2 notes. They are about 100 apps.
pub(crate) fn write(folder: &Path, count: u32) -> std::io::Result<()> {
    std::fs::create_dir_all(folder.join("guides"))?;
    std::fs::create_dir_all(folder.join("apps"))?;
    std::fs::write(folder.join("guidec.toml"), "name = \"Generated guides\"\n")?;
    for app in 0..count.min(APPS) {
        std::fs::write(folder.join("apps").join(format!("app-{app}.guide")), self::app(app))?;
    }
    for number in 0..count {
        let name = format!("guide-{number:06}.guide");
        let text = guide(number).map_err(std::io::Error::other)?;
        std::fs::write(folder.join("guides").join(name), text)?;
    }
    Ok(())
}

fn app(number: u32) -> String {
    format!(
        "app messenger \"Messenger {number}\" on android or ios {{\n  versions 8 or later\n  releases 8.0, 9.4, 10.2, 11.0\n}}\n"
    )
}

/// The text of one guide.
pub(crate) fn guide(number: u32) -> Result<String, std::fmt::Error> {
    let mut choices = Choices(u64::from(number) + 1);
    let mut text = format!("use \"../apps/app-{}.guide\"\n\n", number % APPS);
    let switch = choices.pick(&SWITCHES);
    writeln!(text, "guide generated-{number} \"Change {} ({number})\" {{", switch.to_lowercase())?;
    writeln!(text, "  for (android or ios) and messenger 8 or later")?;
    writeln!(text, "  needs \"Your phone and the number that you signed up with\"")?;
    writeln!(text, "  takes 2 minutes")?;
    writeln!(
        text,
        "  goal \"The setting {} is as you want it, on this phone and for this account.\"\n",
        switch
    )?;
    writeln!(text, "  open messenger")?;
    for (condition, look) in [("android", "three dots"), ("ios", "a round picture")] {
        writeln!(text, "  when {condition} {{")?;
        writeln!(text, "    tap \"Menu\" looks \"{look}\" at \"{}\"", choices.pick(&CORNERS))?;
        writeln!(text, "    tap \"{}\"", choices.pick(&PLACES))?;
        writeln!(text, "    tap \"{}\"\n  }}", choices.pick(&PLACES))?;
    }
    writeln!(text, "  note \"The app can take a moment to show this list after an **update**.\"")?;
    for _ in 0..3 {
        let place = choices.pick(&PLACES);
        writeln!(text, "  tap \"{place}\" {{ result \"The list of choices for *{place}* opens.\" }}")?;
    }
    writeln!(text, "  turn off \"{switch}\"")?;
    writeln!(text, "  when messenger 10.2 or later {{")?;
    writeln!(
        text,
        "    tap \"{}\"\n    turn on \"{}\"\n  }}",
        choices.pick(&PLACES),
        choices.pick(&SWITCHES)
    )?;
    writeln!(text, "  type \"everyone\" into \"Who can see this\"")?;
    writeln!(text, "  choose \"Nobody\" in \"{}\"", choices.pick(&PLACES))?;
    writeln!(text, "  warning \"People who wrote to you before may still see the old state for a day.\"")?;
    writeln!(text, "  tap \"Save\"")?;
    writeln!(
        text,
        "  note \"On a slow connection the word *Saving* stays for up to a minute; wait until it is gone.\""
    )?;
    writeln!(text, "  done \"The change holds from now on.\"")?;
    writeln!(text, "\n  about \"What this setting does\" \"\"\"")?;
    writeln!(
        text,
        "  {switch} is kept for each account. It holds on every phone that is linked to the account,"
    )?;
    writeln!(
        text,
        "  and on computers that you sign in on later. Turning it off does not change what was sent before."
    )?;
    writeln!(
        text,
        "\n  Group chats, business accounts and broadcast lists follow their own rules, which the people who run"
    )?;
    writeln!(
        text,
        "  them set. What you choose here is used where they leave the choice to you, and for new chats only.\n"
    )?;
    writeln!(
        text,
        "  - A linked computer follows within a minute.\n  - A phone that is off follows when it is on."
    )?;
    writeln!(
        text,
        "\n  | Choice | Who sees it |\n  | --- | --- |\n  | Everyone | All who have your number |"
    )?;
    writeln!(text, "  | Contacts | People in your address book |\n  | Nobody | Only you |\n  \"\"\"\n}}")?;
    Ok(text)
}
