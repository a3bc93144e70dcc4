//! Counted work: how many steps the loops took whose length the input decides.
//!
//! The tests of the library compare the steps of an input with those of one that is twice as long,
//! which no busy machine disturbs. Outside of them nothing is counted.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts `steps`: bytes that were looked at, or candidates that were compared.
#[cfg(not(test))]
pub(crate) const fn count(_steps: usize) {}

/// Counts `steps`: bytes that were looked at, or candidates that were compared.
#[cfg(test)]
pub(crate) fn count(steps: usize) {
    STEPS.with(|all| all.set(all.get().saturating_add(steps)));
}

/// The steps that `run` takes.
#[cfg(test)]
pub(crate) fn steps_of(run: impl FnOnce()) -> usize {
    let before = STEPS.get();
    run();
    STEPS.get() - before
}
