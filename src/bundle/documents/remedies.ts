import type { RequirementId } from '../../catalogue';

/** What is to be done where a requirement does not hold, in a sentence or two. */
const byId: Readonly<Record<RequirementId, string>> = {
  'EMIT-1':
    'Emit the event at every way out of the operation, once, with the values the operation worked with and its actor; not from a layer above that may not be reached.',
  'EMIT-2':
    'Handle the error of every emission: log it at ERROR with the type of the event and the cause.',
  'EMIT-3':
    'Add 1 to `<prefix>_audit_emit_failures` in the error branch of every emission, and for every event the background writer loses.',
  'EMIT-4':
    'Add 1 to `<prefix>_audit_critical_emit_failures` as well when the event is CRITICAL, beside the total and not in its place.',
  'EMIT-5':
    'Let no error of the audit out of the operation, and bound every wait for it; a flush that overruns its bound counts as failed.',
  'EMIT-6':
    'Let the background writer count and log each event that it accepted and could not write.',
  'EMIT-7': 'Bound the buffer, refuse what overflows it as BufferFull, and count each refusal.',
  'EMIT-8':
    'Add 1 to `<prefix>_audit_emit_attempts` before every emission, whatever becomes of it.',
  'EMIT-9': 'Hand the event to a buffer and return; write and sync elsewhere.',
  'FLUSH-1':
    'Flush after emitting SealVerificationFailed, and await it (bounded) before verify answers.',
  'FLUSH-2':
    'Flush after emitting PathTraversalAttempt, and await it (bounded) before the refusal is answered, in loading and in shard id validation.',
  'FLUSH-3': 'Flush after emitting IntegrityViolation, and await it (bounded) before load answers.',
  'FLUSH-4':
    'Flush after emitting PolicyViolation, and await it (bounded) before the policy answers.',
  'FLUSH-5':
    'Handle the error of the flush as that of an emission: log it, and add 1 to both counters.',
  'FLUSH-6': 'Write all that is buffered before the CRITICAL event first, in its order.',
  'FLUSH-7':
    'Call fsync or fdatasync after the write and before the answer; when it fails, write the bytes to a new file rather than try the same sync again.',
  'FLUSH-8':
    'Sync by batch in the hybrid and batched modes, and after every event in the immediate mode alone.',
  'FLUSH-9': 'Start a timer with the first buffered event, and write when it ends.',
  'DROP-1': 'Flush the trail when the VRAM manager is disposed of.',
  'DROP-2': 'Flush the trail when the model loader is disposed of.',
  'DROP-3':
    'Catch SIGTERM and SIGINT and flush before the exit, and flush at a normal exit as well.',
  'DROP-4': 'Catch the error of the flush on disposal, log it, count it, and throw nothing.',
  'DROP-5':
    'Let a second disposal do nothing, take an absent logger for nothing to do, and emit VramDeallocated for every shard still held.',
  'TIME-1': 'Compare digests in verify by a function of constant time over the whole length.',
  'TIME-2': 'Compare signatures in verify by a function of constant time over the whole length.',
  'TIME-3': 'Compare digests in load by a function of constant time over the whole length.',
  'TIME-4':
    'Refuse an input of another length as any other that differs, without the expected value.',
  'PATH-1': 'Look for `..`, `/` and `\\` in a shard id once more, whatever validated it before.',
  'PATH-2': 'Accept as a shard id only 1 to 256 characters of an identifier.',
  'PATH-3':
    'Resolve a model path with every link in it before anything is opened, and refuse what lies outside the root.',
  'PATH-4': 'Emit PathTraversalAttempt with path, actor and endpoint in every branch that refuses.',
  'PATH-5': 'Validate before anything is allocated, written or changed.',
  'HYG-1': 'Escape control, bidirectional and unpaired characters before a text enters an event.',
  'HYG-2': 'Record `<sanitization-failed>` in the place of a text that cannot be sanitized.',
  'SECRET-1': 'Keep seal keys out of whatever is logged, measured, answered or serialized.',
  'SECRET-2': 'Keep device pointers out of whatever is logged, measured, answered or serialized.',
  'SECRET-3': 'Log digests and lengths of a model, never its bytes.',
  'SECRET-4': 'Log the fingerprint of a token, never the token.',
  'ACTOR-1': 'Take user, address, auth method and correlation of the request into every event.',
  'ACTOR-2': 'Record an absent worker as "unknown" and an absent address as null.',
  'TRAIL-1':
    'Open the trail for appending alone, under a lock, with mode 0600 in a directory of mode 0700.',
  'TRAIL-2':
    'Give each record the hash of the one before, and an HMAC-SHA256 of its own over its bytes.',
  'TRAIL-3':
    'Let verification check every link, every sequence number and an authenticated head, and name the first record that is wrong.',
  'TRAIL-4': 'Take up the last hash at a start and at a rotation instead of beginning anew.',
  'TRAIL-5':
    'Set a torn last line aside at the start, record that, and go on after the last whole one.',
  'TRAIL-6':
    'Close a file with its SHA-256 and its entry in the manifest before the next one takes a record.',
  'TRAIL-7':
    'Refuse a retention shorter than the longest that applies, and expire only whole files past it.',
  'TRAIL-8':
    'Answer queries by time, event, actor and resource, and export what verifies by itself.',
  'VRAM-1':
    'Digest the bytes that the device holds, sign that digest, and report what was really used and left.',
  'VRAM-2': 'Read the device again at every verification, and compare digest, signature and id.',
  'VRAM-3':
    'Go to Stopped after SealVerificationFailed, and refuse to seal and to verify from then on.',
  'VRAM-4': 'Change the accounting only with what the device really took and gave back.',
  'LOAD-1': 'Load a file whose digest is the expected one and whose form is valid.',
  'LOAD-2': 'Emit IntegrityViolation and return nothing when the digest is another.',
  'LOAD-3':
    'Check magic, version, counts, lengths and offsets against the size of the file before anything is allocated by them.',
  'LOAD-4': 'Ask for the size before the first byte is read.',
  'POLICY-1': 'Check the properties of the device first; emit PolicyViolation and do not start.',
  'POLICY-2': 'Ask whether memory is unified first; emit PolicyViolation and do not start.',
  'MON-1':
    'Alert on the ratio of failures to attempts over 5 minutes, not on a rate compared with 0.01.',
  'MON-2': 'Alert on any increase of the critical counter within one minute.',
  'MON-3': 'Write the rules for the metric prefix of every crate.',
  'DOC-1':
    'Add an Audit Logging section to the README: CRITICAL events, metrics, the threshold of the alert, and that emission does not block.',
  'REVIEW-1': 'Handle the result of every emission.',
  'REVIEW-2': 'Count in the error branch of every emission.',
  'REVIEW-3': 'Flush on the success path of every CRITICAL emission.',
  'REVIEW-4': 'Count in the error branch of every flush.',
  'REVIEW-5': 'Give every owner of a logger a disposal that flushes.',
  'REVIEW-6': 'Compare secrets by a function of constant time.',
  'REVIEW-7': 'Handle the error of an emission where it arises instead of passing it on.',
  'REVIEW-8': 'Sanitize every string from outside before it enters an event.',
};

/** The required fix; of a requirement that is not of this catalogue, what it asks for. */
export const remedyOf = ({ id, statement }: { id: string; statement: string }): string =>
  Object.hasOwn(byId, id) ? byId[id as RequirementId] : statement;
