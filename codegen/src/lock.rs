//! The lock: what the page said when it was last accepted, compared with the page and the catalog.

mod basis;
mod carried;
mod compare;
mod file;
mod locked;

pub use compare::{Drift, check, compare, entry_name};
pub use file::LockError;
pub use locked::{Lock, Locked};
