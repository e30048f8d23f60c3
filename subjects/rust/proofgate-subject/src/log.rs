use crate::safe_text::safe_text;
use std::fmt::{self, Write as _};
use std::io::{self, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// Writes what `tracing` is told to standard error: a line each, whatever is in it, its level first.
///
/// Standard output belongs to the protocol, so a log may go nowhere else; and the gate reads the log
/// as evidence, so no text in it may end a line or act on a terminal. Whoever has a subscriber of his
/// own keeps it: `tracing_subscriber::fmt().with_writer(std::io::stderr)` without colours.
#[derive(Debug)]
pub struct SafeLog {
    at_least: Level,
    missing: AtomicU64,
}

impl SafeLog {
    /// Tells what is at least so severe.
    pub const fn new(at_least: Level) -> Self {
        Self { at_least, missing: AtomicU64::new(0) }
    }

    /// Makes it the subscriber of the whole process; does nothing where there is one already.
    pub fn install(self) -> bool {
        tracing::subscriber::set_global_default(self).is_ok()
    }
}

#[derive(Default)]
struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let told = match field.name() {
            "message" => write!(self.0, " {value:?}"),
            name => write!(self.0, " {name}={value:?}"),
        };
        if told.is_err() {
            self.0.push_str(" (a value that cannot be shown)");
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.record_debug(field, &format_args!("{value}"));
    }
}

impl Subscriber for SafeLog {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_event() && *metadata.level() <= self.at_least
    }

    fn event(&self, event: &Event<'_>) {
        let mut words = Words::default();
        event.record(&mut words);
        let about = event.metadata();
        let missing = self.missing.swap(0, Ordering::Relaxed);
        let gap = if missing == 0 { String::new() } else { format!(" ({missing} lines missing)") };
        let told = format!("{} {}:{}{gap}", about.level(), about.target(), words.0);
        let line = format!("{}\n", safe_text(&told));
        if io::stderr().lock().write_all(line.as_bytes()).is_err() {
            self.missing.fetch_add(missing.saturating_add(1), Ordering::Relaxed);
        }
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
