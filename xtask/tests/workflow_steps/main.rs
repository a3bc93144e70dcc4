//! The scripts of the workflows, as they are written there, with programs that only write down what they
//! are asked to do: the verdict is never hidden, and only what is ours is edited.

#![cfg(unix)]

mod diff;
mod drift;
mod runner;
#[path = "../support/mod.rs"]
mod support;
