//! SIGINT and SIGTERM to a flag that the run looks at between batches.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The signal that arrived, if one did.
#[derive(Clone, Debug)]
pub(super) struct Signals(Arc<AtomicUsize>);

impl Signals {
    /// Listens from now on. A second signal of the kind ends the process at once.
    pub(super) fn listen() -> std::io::Result<Self> {
        use signal_hook::consts::{SIGINT, SIGTERM};
        let arrived = Arc::new(AtomicUsize::new(0));
        let armed = Arc::new(std::sync::atomic::AtomicBool::new(false));
        for (signal, code) in [(SIGINT, 130), (SIGTERM, 143)] {
            // The order matters: the first signal arms, the second finds itself armed.
            signal_hook::flag::register_conditional_shutdown(signal, code, Arc::clone(&armed))?;
            signal_hook::flag::register(signal, Arc::clone(&armed))?;
            let number = usize::try_from(code).expect("exit codes are positive");
            signal_hook::flag::register_usize(signal, Arc::clone(&arrived), number)?;
        }
        Ok(Signals(arrived))
    }

    /// The exit code of the signal that arrived.
    pub(super) fn code(&self) -> Option<u8> {
        u8::try_from(self.0.load(Ordering::Relaxed)).ok().filter(|code| *code > 0)
    }
}
