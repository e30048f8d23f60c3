//! A subject of nothing: it answers `audit.flush` on whatever runtime its argument names, and is
//! what the tests of the protocol talk to.

use proofgate_subject::{
    Adapter, BlockOn, Case, CaseError, Identity, Opened, Outcome, ThisThread, op, wire,
};
use std::future::Future;
use std::process::ExitCode;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

struct Empty;

impl Case for Empty {
    fn open(begin: &wire::Begin) -> Result<Opened<Self>, CaseError> {
        Ok(Opened::new(Self, &begin.config.audit.directory))
    }
}

struct OnTokio(Runtime);

impl BlockOn for OnTokio {
    fn block_on<F: Future>(&self, work: F) -> F::Output {
        self.0.block_on(work)
    }
}

fn adapter() -> Adapter<Empty> {
    Adapter::new(Identity::of_crate("echo", "0.1.0"))
}

async fn flush_later(_: &mut Empty, _: wire::Nothing) -> Outcome<wire::Nothing> {
    tokio::time::sleep(Duration::from_millis(1)).await;
    Ok(wire::Nothing {})
}

async fn flush_now(_: &mut Empty, _: wire::Nothing) -> Outcome<wire::Nothing> {
    Ok(wire::Nothing {})
}

fn on_tokio(runtime: Runtime) -> Adapter<Empty> {
    adapter().on_async::<op::AuditFlush>(OnTokio(runtime), flush_later)
}

fn main() -> ExitCode {
    let runtime = std::env::args().nth(1).unwrap_or_default();
    match (runtime.as_str(), Builder::new_multi_thread().enable_time().build()) {
        ("multi-thread", Ok(outer)) => {
            // Served from within a runtime, as a `#[tokio::main]` would.
            let inner = Builder::new_multi_thread().enable_time().build();
            let serve = |inner| on_tokio(inner).run();
            outer.block_on(async { inner.map_or(ExitCode::FAILURE, serve) })
        }
        ("current-thread", _) => match Builder::new_current_thread().enable_time().build() {
            Ok(runtime) => on_tokio(runtime).run(),
            Err(_) => ExitCode::FAILURE,
        },
        ("panics", _) => adapter()
            .on::<op::AuditFlush>(|_, _| std::panic::resume_unwind(Box::new("a handler's own bug")))
            .run(),
        _ => adapter().on_async::<op::AuditFlush>(ThisThread, flush_now).run(),
    }
}
