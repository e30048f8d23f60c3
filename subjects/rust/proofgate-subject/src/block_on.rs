use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// What drives the future of a handler to its end.
///
/// The protocol runs on a thread of its own that is in no runtime, so blocking there is always
/// allowed: of tokio give the `Runtime` (not only its `Handle`, which drives no timer of a
/// current-thread runtime), multi-thread or current-thread alike:
///
/// ```ignore
/// struct OnTokio(tokio::runtime::Runtime);
///
/// impl proofgate_subject::BlockOn for OnTokio {
///     fn block_on<F: Future>(&self, work: F) -> F::Output {
///         self.0.block_on(work)
///     }
/// }
/// ```
pub trait BlockOn {
    /// Returns when the future has.
    fn block_on<F: Future>(&self, work: F) -> F::Output;
}

/// Drives a future on the thread of the protocol, without a runtime: enough for futures that are
/// woken by other threads, and not for the timers and sockets of a runtime.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThisThread;

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

impl BlockOn for ThisThread {
    fn block_on<F: Future>(&self, work: F) -> F::Output {
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let mut context = Context::from_waker(&waker);
        let mut work = pin!(work);
        loop {
            match work.as_mut().poll(&mut context) {
                Poll::Ready(output) => return output,
                Poll::Pending => thread::park(),
            }
        }
    }
}
