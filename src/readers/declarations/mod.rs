//! What a project declares about products, devices and questions. Knows nothing of guides.

mod arena;
mod device;
mod product;
mod question;
mod releases;
mod thing;

pub use arena::Arena;
pub use device::{Device, Maker, Series};
pub use product::{Product, Runs, Supported};
pub use question::{Answer, NamedCondition, Question};
pub use releases::Releases;
pub use thing::Thing;

use super::ids::{ConditionId, DeviceId, MakerId, ProductId, QuestionId, SeriesId};

/// Everything that conditions can speak of, in the order of declaration.
#[derive(Clone, Debug, Default)]
pub struct Declarations {
    pub products: Arena<ProductId, Product>,
    pub makers: Arena<MakerId, Maker>,
    pub devices: Arena<DeviceId, Device>,
    pub series: Arena<SeriesId, Series>,
    pub questions: Arena<QuestionId, Question>,
    pub conditions: Arena<ConditionId, NamedCondition>,
}
