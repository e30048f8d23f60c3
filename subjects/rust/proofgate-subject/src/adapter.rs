use crate::block_on::BlockOn;
use crate::identity::Identity;
use crate::op::{self, Operation};
use crate::outcome::{Outcome, Refusal};
use crate::sampler::count_equal;
use crate::serve::{ServeError, serve};
use crate::wire::{
    Begin, Capability, Comparison, ErrorCode, MetricsAccess, Op, OperationName, Prefixes,
    SubjectMessage, TrailLocation,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What a subject has open while a case plays. Dropping it closes everything, in good order.
pub trait Case: Sized + 'static {
    /// Puts together what the case asks for.
    fn open(begin: &Begin) -> Result<Opened<Self>, CaseError>;
}

/// A case, and what the gate has to know of it.
#[derive(Debug)]
pub struct Opened<C> {
    pub(crate) case: C,
    pub(crate) trail: TrailLocation,
    pub(crate) metrics: MetricsAccess,
    pub(crate) prefixes: Prefixes,
}

impl<C> Opened<C> {
    /// A case with a trail of format `proofgate/1`, metrics by `metrics.read` and the usual prefixes.
    pub fn new(case: C, trail_directory: impl AsRef<Path>) -> Self {
        Self {
            case,
            trail: TrailLocation {
                directory: PathBuf::from(trail_directory.as_ref()),
                format: "proofgate/1".to_owned(),
            },
            metrics: MetricsAccess::Operation {},
            prefixes: Prefixes {
                vram_residency: "vram".to_owned(),
                model_loader: "model_loader".to_owned(),
            },
        }
    }

    /// Metrics are offered over HTTP; goes with [`Adapter::with_http_metrics`].
    pub fn with_metrics_at(mut self, url: &str) -> Self {
        self.metrics = MetricsAccess::Http { url: url.to_owned() };
        self
    }

    /// Other metric prefixes than `vram` and `model_loader`.
    pub fn with_prefixes(mut self, prefixes: Prefixes) -> Self {
        self.prefixes = prefixes;
        self
    }
}

/// A case could not be opened: the adapter ends, for nothing can be judged.
#[derive(Debug)]
pub struct CaseError(pub String);

impl fmt::Display for CaseError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "the case cannot be opened: {}", self.0)
    }
}

impl std::error::Error for CaseError {}

type Handler<C> = Box<dyn FnMut(&mut C, Value) -> Outcome<Map<String, Value>> + Send>;

/// A subject behind the protocol, put together handler by handler.
pub struct Adapter<C> {
    pub(crate) identity: Identity,
    handlers: BTreeMap<OperationName, Handler<C>>,
    others: Vec<Capability>,
}

impl<C> fmt::Debug for Adapter<C> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let capabilities = self.capabilities();
        to.debug_struct("Adapter").field("capabilities", &capabilities).finish_non_exhaustive()
    }
}

impl<C: Case> Adapter<C> {
    /// An adapter that can do nothing yet, but end by a signal.
    pub fn new(identity: Identity) -> Self {
        Self { identity, handlers: BTreeMap::new(), others: vec![Capability::SignalTerm] }
    }

    /// Does an operation, and so declares it. The last handler of an operation is the one that runs.
    pub fn on<O: Operation>(
        mut self,
        mut handler: impl FnMut(&mut C, O::Args) -> Outcome<O::Value> + Send + 'static,
    ) -> Self {
        let answer = move |case: &mut C, args: Value| {
            let args = serde_json::from_value(args).map_err(Refusal::not_tried)?;
            match serde_json::to_value(handler(case, args)?) {
                Ok(Value::Object(members)) => Ok(members),
                Ok(_) => Err(Refusal::not_tried("the value of an operation is an object")),
                Err(cause) => Err(Refusal::not_tried(cause)),
            }
        };
        self.handlers.insert(O::NAME, Box::new(answer));
        self
    }

    /// The same with an async handler, driven by what is given: a runtime, or [`ThisThread`].
    ///
    /// [`ThisThread`]: crate::ThisThread
    pub fn on_async<O: Operation>(
        self,
        executor: impl BlockOn + Send + 'static,
        mut handler: impl AsyncFnMut(&mut C, O::Args) -> Outcome<O::Value> + Send + 'static,
    ) -> Self {
        self.on::<O>(move |case, args| executor.block_on(handler(case, args)))
    }

    /// Lets the gate time the comparisons that the subject really uses; `None` for one it has not.
    pub fn with_comparisons(
        self,
        find: impl Fn(Comparison) -> Option<fn(&str, &str) -> bool> + Send + 'static,
    ) -> Self {
        self.on::<op::CompareSample>(move |_, args| match find(args.comparison) {
            Some(compare) => Ok(count_equal(&args, compare)),
            None => Err(Refusal::not_tried("there is no such comparison here")),
        })
    }

    /// Answers `metrics.read` with what the `metrics` facade was told.
    #[cfg(feature = "metrics")]
    pub fn with_metrics(self, store: &crate::MetricsStore) -> Self {
        let store = store.clone();
        self.on::<op::MetricsRead>(move |_, _| {
            Ok(crate::wire::MetricsText { text: store.render() })
        })
    }

    /// Cases offer their metrics over HTTP; goes with [`Opened::with_metrics_at`].
    pub fn with_http_metrics(self) -> Self {
        self.also(Capability::MetricsHttp)
    }

    /// Cases take their time from `config.clock`.
    pub fn with_case_clock(self) -> Self {
        self.also(Capability::CaseClock)
    }

    fn also(mut self, capability: Capability) -> Self {
        self.others.push(capability);
        self
    }

    /// Speaks to the gate on standard input and output until it stops, its input ends, or SIGTERM or
    /// SIGINT comes; then drops the case and returns. May be called in a runtime or outside of one.
    pub fn serve(self) -> Result<(), ServeError> {
        serve(self)
    }

    /// [`serve`](Self::serve) for a `main` that has nothing else to do: what goes wrong is said on
    /// standard error.
    pub fn run(self) -> ExitCode {
        match self.serve() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("ERROR adapter: {}", crate::safe_text(&error.to_string()));
                ExitCode::FAILURE
            }
        }
    }

    /// Does one operation in an open case.
    pub(crate) fn answer(&mut self, case: &mut C, op: Op) -> SubjectMessage {
        let Op { seq, name, args } = op;
        let Some(handler) = self.handlers.get_mut(&name) else {
            return SubjectMessage::Unsupported { seq, capability: name.capability() };
        };
        match handler(case, args) {
            Ok(value) => SubjectMessage::Ack { seq, value },
            Err(Refusal::Refused { code, message }) => refused(seq, code, message),
            Err(Refusal::NotTried { message }) => SubjectMessage::AdapterError { seq, message },
        }
    }
}

impl<C> Adapter<C> {
    /// What the adapter can do: the operations that have a handler, and what goes without one.
    pub fn capabilities(&self) -> Vec<Capability> {
        let operations = self.handlers.keys().map(|name| name.capability());
        operations.chain(self.others.iter().copied()).collect()
    }
}

fn refused(seq: std::num::NonZeroU64, code: ErrorCode, message: String) -> SubjectMessage {
    SubjectMessage::Error { seq, code, message }
}
