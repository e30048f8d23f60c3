import type { Answers } from '../answers';

const ADAPTER = 'gate/adapter';

/** Where the built adapter lies. */
export const adapterProgram = (name: string): string => `${ADAPTER}/target/release/${name}-adapter`;

/** A crate that speaks the subject protocol and can do nothing yet: it compiles, and says so. */
export const adapterFiles = ({ name, sdk }: Answers): [string, string][] => [
  [`${ADAPTER}/Cargo.toml`, manifest(name, sdk)],
  [`${ADAPTER}/src/main.rs`, main(name)],
  [`${ADAPTER}/.gitignore`, '/target\n'],
];

const isVersion = (sdk: string): boolean => /^[~^=]?\d/.test(sdk);

const manifest = (name: string, sdk: string): string => `[package]
name = "${name}-adapter"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
proofgate-subject = ${isVersion(sdk) ? JSON.stringify(sdk) : `{ path = ${JSON.stringify(sdk)} }`}
tracing = { version = "0.1", default-features = false, features = ["std"] }

# A workspace of its own, so that yours need not know of it.
[workspace]
`;

const main = (name: string): string => `//! ${name} behind the subject protocol of proofgate.
//!
//! Each handler declares a capability. What has no handler is not declared, and what rests on it is
//! not verified: add one after the other, and watch the table of \`proofgate run\` fill.

use proofgate_subject::{
    Adapter, Case, CaseError, Identity, MetricsStore, Opened, Outcome, SafeLog, op, wire,
};
use std::process::ExitCode;

/// What is open while a case plays: your trail, your VRAM manager, your model loader. Dropping it
/// must flush what is buffered.
struct Worker {}

impl Case for Worker {
    fn open(begin: &wire::Begin) -> Result<Opened<Self>, CaseError> {
        // Open your trail in \`config.audit.directory\` with the key in \`config.audit.key_file\`, and
        // your owners with what \`config.vram\` and \`config.loader\` say.
        let config = &begin.config;
        Ok(Opened::new(Self {}, &config.audit.directory))
    }
}

impl Worker {
    /// Puts all that is buffered on disk before it answers.
    fn flush(&mut self, _: wire::Nothing) -> Outcome<wire::Nothing> {
        // self.trail.flush().map_err(|error| Refusal::new(wire::ErrorCode::FlushFailed, error))?;
        Ok(wire::Nothing {})
    }
}

fn main() -> ExitCode {
    SafeLog::new(tracing::Level::INFO).install();
    let Ok(metrics) = MetricsStore::install() else { return ExitCode::FAILURE };
    Adapter::<Worker>::new(Identity::of_crate("${name}", env!("CARGO_PKG_VERSION")))
        .on::<op::AuditFlush>(Worker::flush)
        // .on::<op::VramSeal>(Worker::seal)
        // .on::<op::VramVerify>(Worker::verify)
        // .on::<op::LoaderLoad>(Worker::load)
        // .on::<op::AuditEmit>(Worker::emit)
        .with_metrics(&metrics)
        .run()
}
`;
