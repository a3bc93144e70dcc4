//! A clock that runs fast.

use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A clock on which delays pass a hundred times as fast, and that remembers them.
#[derive(Clone, Default)]
pub(crate) struct Clock(Arc<Mutex<Vec<Duration>>>);

impl Clock {
    /// Remembers the delay, and waits for a hundredth of it.
    pub(crate) fn sleep(&self, delay: Duration) -> tokio::time::Sleep {
        tokio::time::sleep(self.hundredth(delay))
    }

    /// The same without a runtime.
    pub(crate) fn block(&self, delay: Duration) {
        std::thread::sleep(self.hundredth(delay));
    }

    /// The delays that were waited for. Those of no length are not counted.
    pub(crate) fn waited(&self) -> Vec<Duration> {
        self.0.lock().expect("no panic").clone()
    }

    fn hundredth(&self, delay: Duration) -> Duration {
        if !delay.is_zero() {
            self.0.lock().expect("no panic").push(delay);
        }
        delay / 100
    }
}
