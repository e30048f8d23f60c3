use crate::adapter::{Adapter, Case, CaseError, Opened};
use crate::input::read_message;
use crate::wire::{Begin, Hello, HostMessage, LINE_LIMIT_BYTES, PROTOCOL_VERSION, SubjectMessage};
use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::iterator::Signals;
use std::fmt;
use std::io::{self, BufReader, Write};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Why the conversation could not go on.
#[derive(Debug)]
#[non_exhaustive]
pub enum ServeError {
    /// Standard input cannot be read.
    Input(io::Error),
    /// Standard output cannot be written.
    Output(io::Error),
    /// Signals cannot be received, or no thread can be started.
    System(io::Error),
    /// A line without an end, or beyond the limit.
    NotALine,
    /// A line that is no UTF-8.
    NotUtf8,
    /// A line that is no message of the protocol.
    NotAMessage(serde_json::Error),
    /// A message that may not come now.
    OutOfTurn(&'static str),
    /// The case cannot be opened.
    Case(CaseError),
    /// The thread of the protocol panicked, which a handler must have done.
    Panicked,
}

impl fmt::Display for ServeError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(cause) => write!(to, "standard input cannot be read: {cause}"),
            Self::Output(cause) => write!(to, "standard output cannot be written: {cause}"),
            Self::System(cause) => write!(to, "signals or threads are not to be had: {cause}"),
            Self::NotALine => {
                write!(to, "expected lines of at most {LINE_LIMIT_BYTES} bytes, each with an end")
            }
            Self::NotUtf8 => write!(to, "expected UTF-8 on standard input"),
            Self::NotAMessage(cause) => {
                write!(to, "expected a message of protocol {PROTOCOL_VERSION}: {cause}")
            }
            Self::OutOfTurn(what) => write!(to, "out of turn: {what}"),
            Self::Case(cause) => cause.fmt(to),
            Self::Panicked => write!(to, "a handler panicked"),
        }
    }
}

impl std::error::Error for ServeError {}

/// What may happen while the protocol waits.
enum Incoming {
    Said(HostMessage),
    /// The gate has hung up, or a signal came.
    Over,
    Broken(ServeError),
}

/// Serves on a thread that no runtime knows, so that handlers may block on whatever they like.
pub fn serve<C: Case>(adapter: Adapter<C>) -> Result<(), ServeError> {
    let protocol = thread::Builder::new().name("proofgate-subject".to_owned());
    let running = protocol.spawn(|| converse(adapter)).map_err(ServeError::System)?;
    running.join().unwrap_or(Err(ServeError::Panicked))
}

fn converse<C: Case>(adapter: Adapter<C>) -> Result<(), ServeError> {
    // The gate makes writes fail by a limit on file size; the signal that comes with it would kill.
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))
        .map_err(ServeError::System)?;
    // No room: a line is read when the one before is answered.
    let (sender, incoming) = sync_channel(0);
    watch_signals(sender.clone())?;
    watch_input(sender)?;
    let mut conversation = Conversation { adapter, open: None };
    conversation.hold(&incoming)
}

/// A second signal finds the first being obeyed, and cuts nothing short.
fn watch_signals(to: SyncSender<Incoming>) -> Result<(), ServeError> {
    let mut signals = Signals::new([SIGTERM, SIGINT]).map_err(ServeError::System)?;
    let watch = move || {
        for _ in signals.forever() {
            if to.send(Incoming::Over).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(watch).map_err(ServeError::System)?;
    Ok(())
}

fn watch_input(to: SyncSender<Incoming>) -> Result<(), ServeError> {
    let watch = move || {
        let mut input = BufReader::new(io::stdin());
        loop {
            let incoming = match read_message(&mut input) {
                Ok(Some(message)) => Incoming::Said(message),
                Ok(None) => Incoming::Over,
                Err(error) => Incoming::Broken(error),
            };
            let is_last = !matches!(incoming, Incoming::Said(_));
            if to.send(incoming).is_err() || is_last {
                return;
            }
        }
    };
    thread::Builder::new().name("input".to_owned()).spawn(watch).map_err(ServeError::System)?;
    Ok(())
}

struct Conversation<C> {
    adapter: Adapter<C>,
    open: Option<C>,
}

impl<C: Case> Conversation<C> {
    fn hold(&mut self, incoming: &Receiver<Incoming>) -> Result<(), ServeError> {
        while let Ok(next) = incoming.recv() {
            match next {
                Incoming::Over | Incoming::Said(HostMessage::Stop {}) => break,
                Incoming::Broken(error) => return Err(error),
                Incoming::Said(message) => say(&self.reply(message)?)?,
            }
        }
        Ok(())
    }

    fn reply(&mut self, message: HostMessage) -> Result<SubjectMessage, ServeError> {
        match message {
            HostMessage::Hello(hello) => Ok(self.hello(hello)),
            HostMessage::Begin(begin) => self.begin(&begin),
            HostMessage::Op(op) => match &mut self.open {
                Some(case) => Ok(self.adapter.answer(case, op)),
                None => Err(ServeError::OutOfTurn("op before begin")),
            },
            HostMessage::End(end) => {
                self.open = None;
                Ok(SubjectMessage::Ended { case: end.case })
            }
            HostMessage::Stop {} => Err(ServeError::OutOfTurn("stop has no answer")),
        }
    }

    fn hello(&self, Hello { protocols, nonce, .. }: Hello) -> SubjectMessage {
        let spoken = NonZeroU32::new(PROTOCOL_VERSION).unwrap_or(NonZeroU32::MIN);
        if !protocols.contains(&spoken) {
            let reason = format!("this subject speaks protocol {spoken}");
            return SubjectMessage::HelloRefused { protocols: vec![spoken], reason };
        }
        SubjectMessage::HelloOk {
            protocol: spoken,
            nonce,
            subject: self.adapter.identity.subject.clone(),
            adapter: self.adapter.identity.adapter.clone(),
            capabilities: self.adapter.capabilities(),
        }
    }

    fn begin(&mut self, begin: &Begin) -> Result<SubjectMessage, ServeError> {
        // What a case has opened is closed before another opens the same.
        self.open = None;
        let opened = C::open(begin).map_err(ServeError::Case)?;
        let Opened { case, trail, metrics, prefixes } = opened;
        self.open = Some(case);
        Ok(SubjectMessage::Ready { case: begin.case.clone(), trail, metrics, prefixes })
    }
}

fn say(message: &SubjectMessage) -> Result<(), ServeError> {
    let mut line = encode(message).map_err(ServeError::NotAMessage)?;
    line.push(b'\n');
    let mut output = io::stdout().lock();
    output.write_all(&line).and_then(|()| output.flush()).map_err(ServeError::Output)
}

/// An answer that is too long for a line is one that could not be given.
fn encode(message: &SubjectMessage) -> serde_json::Result<Vec<u8>> {
    let line = serde_json::to_vec(message)?;
    match message {
        SubjectMessage::Ack { seq, .. } if line.len() > LINE_LIMIT_BYTES => {
            let message = format!("the answer has {} bytes, more than a line may", line.len());
            serde_json::to_vec(&SubjectMessage::AdapterError { seq: *seq, message })
        }
        _ => Ok(line),
    }
}
