import { performance } from 'node:perf_hooks';
import { PROTOCOL_VERSION, type Hello, type HelloOk } from '../protocol';
import { Conversation } from './conversation';
import { environmentFor, markerOf } from './environment';
import { Failure } from './failure';
import { Redaction } from './redaction';
import { readIdentity } from './replies';
import { RunningSubject, type Parts } from './running-subject';
import { SubjectProcess } from './subject-process';
import { Transcript } from './transcript';
import type { Subject, SubjectCommand, SubjectOptions } from './types';

/** Every protocol this gate speaks. */
const PROTOCOLS = [PROTOCOL_VERSION];

/**
 * Starts a subject and shakes hands with it (design §3).
 *
 * It leads its own process group, gets an allow-listed environment, and has `limits.hello_ms` to
 * answer. Where this rejects, everything it started has been killed.
 *
 * @throws {SubjectError} CANNOT_START, UNSUPPORTED_VERSION, REFUSED, WRONG_NONCE, or any other code
 *   of a conversation that breaks.
 */
export const startSubject = async (
  command: SubjectCommand,
  options: SubjectOptions,
): Promise<Subject> => {
  const parts = await launch(command, options);
  try {
    return new RunningSubject(parts, await greet(parts.conversation, options));
  } catch (error) {
    parts.process.kill();
    await parts.process.ended;
    throw error;
  }
};

const launch = async (command: SubjectCommand, options: SubjectOptions): Promise<Parts> => {
  const { limits, nonce, baseEnv, clock = () => performance.now() } = options;
  const redaction = new Redaction();
  const transcript = new Transcript(clock, redaction);
  const env = environmentFor(command, baseEnv, nonce);
  const process = await SubjectProcess.start(command, env, markerOf(nonce), (text) => {
    transcript.record('event', text);
  });
  const failure = new Failure(process, transcript, redaction);
  const conversation = new Conversation(process, failure, transcript, limits, clock);
  process.onStdout((chunk) => {
    conversation.hear(chunk);
  });
  return { process, conversation, failure, transcript, redaction, limits };
};

const greet = async (conversation: Conversation, options: SubjectOptions): Promise<HelloOk> => {
  const { harness, run, nonce } = options;
  const hello: Hello = { type: 'hello', protocols: PROTOCOLS, harness, run, nonce };
  const reply = await conversation.ask({
    message: hello,
    expected: 'hello_ok or hello_refused',
    limit: 'hello_ms',
    read: (message) => readIdentity(message, hello),
  });
  return reply.value;
};
