//! Both sides speak the same protocol: every golden line of the gate is read and written alike here.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it expects"
)]

use proofgate_subject::op::{self, Operation};
use proofgate_subject::wire::{Capability, HostMessage, OperationName, SubjectMessage};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

const GOLDEN: &str = "../../../src/protocol/golden";

fn golden(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(GOLDEN).join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()))
}

/// The transcript: whether the gate speaks, and what is said.
fn transcript() -> Vec<(bool, Value)> {
    let line = |line: &str| -> (bool, Value) {
        let line: Value = serde_json::from_str(line).expect("JSON");
        (line["direction"] == "host", line["message"].clone())
    };
    golden("version-1.ndjson").lines().map(line).collect()
}

/// The same message as it is written after it was read; `None` when it is not read.
fn through<T: DeserializeOwned + Serialize>(message: &Value) -> Option<Value> {
    let read: T = serde_json::from_value(message.clone()).ok()?;
    Some(serde_json::to_value(read).expect("a value"))
}

fn arguments(name: OperationName, args: &Value) -> Option<Value> {
    by_name(name, |operation| operation.args(args))
}

fn value(name: OperationName, value: &Value) -> Option<Value> {
    by_name(name, |operation| operation.value(value))
}

trait Reads {
    fn args(&self, args: &Value) -> Option<Value>;
    fn value(&self, value: &Value) -> Option<Value>;
}

struct Of<O>(std::marker::PhantomData<O>);

impl<O: Operation<Args: Serialize, Value: DeserializeOwned>> Reads for Of<O> {
    fn args(&self, args: &Value) -> Option<Value> {
        through::<O::Args>(args)
    }

    fn value(&self, value: &Value) -> Option<Value> {
        through::<O::Value>(value)
    }
}

fn by_name(name: OperationName, ask: impl Fn(&dyn Reads) -> Option<Value>) -> Option<Value> {
    macro_rules! table {
        ($($operation:ident),+) => {
            match name {
                $(<op::$operation as Operation>::NAME => {
                    ask(&Of::<op::$operation>(std::marker::PhantomData))
                })+
            }
        };
    }
    table!(
        VramSeal,
        VramVerify,
        VramTamper,
        VramDeallocate,
        VramState,
        PolicyEnforce,
        LoaderLoad,
        AuditEmit,
        AuditFlush,
        AuditFault,
        OwnerDrop,
        CompareSample,
        MetricsRead
    )
}

fn passes(is_host: bool, message: &Value) -> Option<Value> {
    if !is_host {
        return through::<SubjectMessage>(message);
    }
    let read = through::<HostMessage>(message)?;
    if message["type"] == "op" {
        let name = serde_json::from_value(message["name"].clone()).ok()?;
        arguments(name, &message["args"])?;
    }
    Some(read)
}

#[test]
fn every_golden_message_is_read_and_written_alike() {
    for (is_host, message) in transcript() {
        assert_eq!(passes(is_host, &message), Some(message.clone()), "{message}");
    }
}

#[test]
fn every_golden_ack_carries_the_value_of_its_operation() {
    let mut asked = BTreeMap::new();
    let mut acked = 0;
    for (_, message) in transcript() {
        let seq = message["seq"].to_string();
        if message["type"] == "op" {
            let name: OperationName = serde_json::from_value(message["name"].clone()).expect("op");
            assert_eq!(arguments(name, &message["args"]), Some(message["args"].clone()));
            asked.insert(seq, name);
        } else if message["type"] == "ack" {
            let name = asked.get(&seq).expect("what was asked");
            assert_eq!(value(*name, &message["value"]), Some(message["value"].clone()));
            acked += 1;
        }
    }
    assert!(acked > 10);
}

#[test]
fn a_golden_message_with_a_member_too_many_is_refused() {
    for (is_host, mut message) in transcript() {
        message["expected"] = json!("pass");
        assert_eq!(passes(is_host, &message), None, "{message}");
    }
}

#[test]
fn a_golden_message_with_a_member_missing_or_null_is_refused() {
    for (is_host, message) in transcript() {
        for name in message.as_object().expect("an object").keys() {
            let mut missing = message.clone();
            missing.as_object_mut().expect("an object").remove(name);
            assert_eq!(passes(is_host, &missing), None, "{name} missing in {message}");
            for other in [json!(null), json!([null])] {
                let mut changed = message.clone();
                changed[name] = other;
                assert_eq!(passes(is_host, &changed), None, "{changed}");
            }
        }
    }
}

/// Every place in the arguments of a golden `op` where a member could be too many or missing.
#[test]
fn golden_arguments_with_a_member_too_many_or_missing_are_refused() {
    for (_, message) in transcript() {
        let Ok(name) = serde_json::from_value::<OperationName>(message["name"].clone()) else {
            continue;
        };
        let args = &message["args"];
        let mut more = args.clone();
        more["expected"] = json!("pass");
        assert_eq!(arguments(name, &more), None, "{more}");
        for member in args.as_object().expect("an object").keys() {
            let mut less = args.clone();
            less.as_object_mut().expect("an object").remove(member);
            assert_eq!(arguments(name, &less), None, "{member} missing in {args}");
        }
    }
}

/// The words of an `enum` of the schema that has this one.
fn vocabulary_with(schema: &Value, word: &str) -> Option<Vec<String>> {
    match schema {
        Value::Object(members) => {
            let words = members.get("enum").and_then(Value::as_array);
            let texts: Vec<String> =
                words.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
            if texts.iter().any(|text| text == word) {
                return Some(texts);
            }
            members.values().find_map(|member| vocabulary_with(member, word))
        }
        Value::Array(items) => items.iter().find_map(|item| vocabulary_with(item, word)),
        _ => None,
    }
}

#[test]
fn capabilities_and_error_codes_are_those_of_the_schema() {
    let schema: Value = serde_json::from_str(&golden("version-1.schema.json")).expect("JSON");
    for word in vocabulary_with(&schema, "signal.term").expect("capabilities") {
        assert_eq!(through::<Capability>(&json!(word)), Some(json!(word)));
    }
    for word in vocabulary_with(&schema, "FLUSH_FAILED").expect("error codes") {
        let code = through::<proofgate_subject::wire::ErrorCode>(&json!(word));
        assert_eq!(code, Some(json!(word)));
    }
}
