//! Projects: finding sources, compiling them, committing outputs. Knows nothing of the command line.

mod amount;
mod beside;
mod cache;
mod chosen;
mod chunk;
mod compile;
mod failure;
mod finish;
mod fixes;
mod forgotten;
mod gathered;
mod groups;
mod ids;
mod large_picture;
mod load;
mod only_for;
mod options;
mod outputs;
mod part;
mod patterns;
mod pictures;
mod press;
mod print;
mod printed;
mod project;
mod reading;
mod remembers;
mod rules;
mod settings;
mod shard;
mod site;
mod sleeping;
mod steady;
mod stored;
mod units;
mod uses;
mod window;

pub use cache::Memory;
pub use chosen::{Chosen, choose};
pub use compile::{Compiled, Keep, compile};
pub use failure::Failure;
pub use fixes::{Change, Fixed, Open, curable, fix};
pub use outputs::{Outputs, Rendered};
pub use pictures::{Pictures, Size};
pub use press::Press;
pub use print::print;
pub use printed::Printed;
pub use project::{EXTENSION, Project, locate};
pub use remembers::Remembered;
pub use rules::{Baseline, Levels, Origin};
pub use settings::{
    NamedLogo, OVERRIDE_SETTINGS, PROJECT_FILE, SETTINGS, Settings, THEME_SETTINGS, WrittenSetting, schema,
};
pub use shard::{Provenance, ShardMaker, Shards, Share};
pub use stored::{read_baseline, write_baseline};
