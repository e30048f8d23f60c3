//! The protocol as the gate sees it: a process, its answers, and how it ends.
#![expect(clippy::expect_used, reason = "a test says what it expects")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};

/// Cargo builds examples before tests, and beside them.
fn echo() -> PathBuf {
    let mut path = std::env::current_exe().expect("the test itself");
    path.pop();
    path.pop();
    path.join("examples").join("echo")
}

struct Subject {
    process: Child,
    answers: BufReader<ChildStdout>,
}

impl Subject {
    fn start(runtime: &str) -> Self {
        let mut process = Command::new(echo())
            .arg(runtime)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the example, which cargo test builds");
        let answers = BufReader::new(process.stdout.take().expect("its output"));
        Self { process, answers }
    }

    fn tell(&mut self, message: &Value) {
        let input = self.process.stdin.as_mut().expect("its input");
        writeln!(input, "{message}").expect("a listener");
    }

    fn ask(&mut self, message: &Value) -> Value {
        self.tell(message);
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("an answer");
        serde_json::from_str(&line).unwrap_or(Value::Null)
    }

    fn begin(&mut self) -> Value {
        self.ask(&json!({
            "type": "begin", "case": "c1", "seed": 1, "workspace": "/ws",
            "config": {
                "audit": {
                    "mode": "disabled", "directory": "/ws/audit", "key_file": "/ws/key",
                    "service_id": "s", "buffer_capacity": 1,
                    "flush": {
                        "mode": "hybrid", "batch_size": 1, "interval_ms": 1, "critical_wait_ms": 1
                    },
                },
                "vram": { "backend": "mock", "capacity_bytes": 1 },
                "loader": { "root": "/ws", "max_bytes": 1 },
                "worker": { "id": null, "token": "t" },
            },
            "limits": { "hello_ms": 1, "op_ms": 1, "silence_ms": 0, "shutdown_ms": 1 },
        }))
    }

    fn exit_code(mut self) -> Option<i32> {
        self.process.wait().expect("its end").code()
    }
}

fn hello(protocol: u32) -> Value {
    json!({
        "type": "hello", "protocols": [protocol], "run": "r", "nonce": "0123456789abcdef",
        "harness": { "name": "test", "version": "0" },
    })
}

fn flush(seq: u32) -> Value {
    json!({ "type": "op", "seq": seq, "name": "audit.flush", "args": {} })
}

#[test]
fn on_every_runtime_and_on_none_what_has_a_handler_is_declared_and_done() {
    for runtime in ["none", "multi-thread", "current-thread"] {
        let mut subject = Subject::start(runtime);
        let known = subject.ask(&hello(1));
        assert_eq!(known["nonce"], "0123456789abcdef");
        assert_eq!(known["capabilities"], json!(["audit.flush", "signal.term"]), "{runtime}");
        assert_eq!(subject.begin()["trail"]["directory"], "/ws/audit");
        assert_eq!(subject.ask(&flush(1)), json!({ "type": "ack", "seq": 1, "value": {} }));
        let state = json!({ "type": "op", "seq": 2, "name": "vram.state", "args": {} });
        let unsupported = json!({ "type": "unsupported", "seq": 2, "capability": "vram.state" });
        assert_eq!(subject.ask(&state), unsupported);
        let ended = subject.ask(&json!({ "type": "end", "case": "c1" }));
        assert_eq!(ended, json!({ "type": "ended", "case": "c1" }));
        subject.tell(&json!({ "type": "stop" }));
        assert_eq!(subject.exit_code(), Some(0), "{runtime}");
    }
}

#[test]
fn a_protocol_it_does_not_speak_is_refused_by_number() {
    let refusal = Subject::start("none").ask(&hello(7));
    assert_eq!(refusal["type"], "hello_refused");
    assert_eq!(refusal["protocols"], json!([1]));
}

#[test]
fn arguments_that_do_not_fit_are_not_tried_and_nonsense_ends_it_with_a_failure() {
    let mut subject = Subject::start("none");
    subject.begin();
    let odd = json!({ "type": "op", "seq": 1, "name": "audit.flush", "args": { "x": 1 } });
    assert_eq!(subject.ask(&odd)["type"], "adapter_error");
    assert_eq!(subject.ask(&json!({ "type": "nonsense" })), Value::Null);
    assert_eq!(subject.exit_code(), Some(1));
}

#[test]
fn a_handler_that_panics_ends_it_with_a_failure() {
    let mut subject = Subject::start("panics");
    subject.begin();
    assert_eq!(subject.ask(&flush(1)), Value::Null);
    assert_eq!(subject.exit_code(), Some(1));
}

#[test]
fn a_signal_ends_it_in_good_order() {
    for signal in ["-TERM", "-INT"] {
        let mut subject = Subject::start("none");
        subject.begin();
        let pid = subject.process.id().to_string();
        let sent = Command::new("kill").args([signal, &pid]).status().expect("kill");
        assert!(sent.success());
        assert_eq!(subject.exit_code(), Some(0), "{signal}");
    }
}
