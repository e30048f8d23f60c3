use metrics::atomics::AtomicU64;
use metrics::{
    Counter, Gauge, Histogram, HistogramFn, Key, KeyName, Metadata, Recorder, SetRecorderError,
    SharedString, Unit,
};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Keeps what the `metrics` facade is told, and tells it in the Prometheus text format.
///
/// A name that Prometheus does not take is written with underscores (`vram.audit.emit_attempts` is
/// `vram_audit_emit_attempts`). Of a histogram the sum and the count are told.
#[derive(Debug, Clone, Default)]
pub struct MetricsStore {
    series: Arc<Mutex<BTreeMap<Series, Kept>>>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Series {
    name: String,
    labels: String,
}

#[derive(Debug, Clone)]
enum Kept {
    Counter(Arc<AtomicU64>),
    Gauge(Arc<AtomicU64>),
    Histogram(Arc<Summed>),
}

#[derive(Debug, Default)]
struct Summed(Mutex<(f64, u64)>);

impl HistogramFn for Summed {
    fn record(&self, value: f64) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.0 += value;
        kept.1 += 1;
    }
}

impl MetricsStore {
    /// A store that is the recorder of the whole process from now on.
    pub fn install() -> Result<Self, SetRecorderError<Self>> {
        let store = Self::default();
        metrics::set_global_recorder(store.clone())?;
        Ok(store)
    }

    /// All series, in order.
    pub fn render(&self) -> String {
        let mut text = String::new();
        let mut told = String::new();
        for (series, kept) in self.series().iter() {
            let kind = kept.kind();
            if told != series.name {
                told.clone_from(&series.name);
                tell(&mut text, format_args!("# TYPE {told} {kind}\n"));
            }
            kept.tell(series, &mut text);
        }
        text
    }

    fn series(&self) -> MutexGuard<'_, BTreeMap<Series, Kept>> {
        self.series.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, key: &Key, anew: Kept) -> Kept {
        self.series().entry(Series::of(key)).or_insert(anew).clone()
    }
}

/// Writing to a text does not fail.
fn tell(text: &mut String, words: std::fmt::Arguments<'_>) {
    text.write_fmt(words).unwrap_or_default();
}

impl Series {
    fn of(key: &Key) -> Self {
        let labels: Vec<String> = key
            .labels()
            .map(|label| format!("{}=\"{}\"", plain(label.key()), quoted(label.value())))
            .collect();
        let labels =
            if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        Self { name: plain(key.name()), labels }
    }
}

fn plain(name: &str) -> String {
    let is_digit_first = name.starts_with(|first: char| first.is_ascii_digit());
    let letters = name.chars().map(|letter| match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => letter,
        _ => '_',
    });
    is_digit_first.then_some('_').into_iter().chain(letters).collect()
}

fn quoted(value: &str) -> String {
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    crate::safe_text(&escaped)
}

impl Kept {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Counter(_) => "counter",
            Self::Gauge(_) => "gauge",
            Self::Histogram(_) => "summary",
        }
    }

    fn tell(&self, Series { name, labels }: &Series, text: &mut String) {
        match self {
            Self::Counter(count) => {
                tell(text, format_args!("{name}{labels} {}\n", count.load(Ordering::Acquire)));
            }
            Self::Gauge(bits) => {
                let value = f64::from_bits(bits.load(Ordering::Acquire));
                tell(text, format_args!("{name}{labels} {value}\n"));
            }
            Self::Histogram(summed) => {
                let (sum, count) = *summed.0.lock().unwrap_or_else(PoisonError::into_inner);
                tell(
                    text,
                    format_args!("{name}_sum{labels} {sum}\n{name}_count{labels} {count}\n"),
                );
            }
        }
    }
}

impl Recorder for MetricsStore {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        match self.keep(key, Kept::Counter(Arc::default())) {
            Kept::Counter(count) => Counter::from_arc(count),
            Kept::Gauge(_) | Kept::Histogram(_) => Counter::noop(),
        }
    }

    fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
        match self.keep(key, Kept::Gauge(Arc::default())) {
            Kept::Gauge(bits) => Gauge::from_arc(bits),
            Kept::Counter(_) | Kept::Histogram(_) => Gauge::noop(),
        }
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        match self.keep(key, Kept::Histogram(Arc::default())) {
            Kept::Histogram(summed) => Histogram::from_arc(summed),
            Kept::Counter(_) | Kept::Gauge(_) => Histogram::noop(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_facade_is_told_is_told_on() {
        let store = MetricsStore::default();
        metrics::with_local_recorder(&store, || {
            metrics::counter!("vram.audit.emit_attempts").increment(2);
            metrics::counter!("vram_audit_emit_failures").increment(0);
            metrics::gauge!("used", "device" => "a\"b\n").set(1.5);
            metrics::histogram!("flush").record(2.0);
            metrics::histogram!("flush").record(3.0);
        });
        let told = [
            "# TYPE flush summary",
            "flush_sum 5",
            "flush_count 2",
            "# TYPE used gauge",
            "used{device=\"a\\\"b\\n\"} 1.5",
            "# TYPE vram_audit_emit_attempts counter",
            "vram_audit_emit_attempts 2",
            "# TYPE vram_audit_emit_failures counter",
            "vram_audit_emit_failures 0",
            "",
        ];
        assert_eq!(store.render(), told.join("\n"));
    }
}
