//! The adapter of docs/plug-in-a-crate.md, where it stands without this line.

use proofgate_subject::{
    Adapter, Case, CaseError, Identity, MetricsStore, Opened, SafeLog, op, wire,
};
use std::process::ExitCode;

struct Mine {
    events: Vec<String>,
}

impl Case for Mine {
    fn open(begin: &wire::Begin) -> Result<Opened<Self>, CaseError> {
        Ok(Opened::new(Mine { events: Vec::new() }, &begin.config.audit.directory))
    }
}

fn main() -> ExitCode {
    SafeLog::new(tracing::Level::INFO).install();
    let Ok(metrics) = MetricsStore::install() else { return ExitCode::FAILURE };
    Adapter::<Mine>::new(Identity::of_crate(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")))
        .on::<op::AuditEmit>(|case, args| {
            case.events.push(args.event.event_type);
            Ok(wire::Accepted::new())
        })
        .on::<op::AuditFlush>(|_case, _args| Ok(wire::Nothing {}))
        .with_metrics(&metrics)
        .run()
}
