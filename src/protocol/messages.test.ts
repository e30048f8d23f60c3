import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostMessageSchema, subjectMessageSchema } from '.';
import { readTranscript, type GoldenLine } from './golden';

type Message = Record<string, unknown>;

/** A copy of the first golden message of a type (and operation), to be spoilt. */
const golden = (type: string, name?: string): Message => {
  const isWanted = ({ message }: GoldenLine): boolean =>
    message.type === type && (name === undefined || message.name === name);
  return structuredClone(readTranscript().find(isWanted)?.message ?? assert.fail(`no ${type}`));
};

/** The message with the member at a dotted path replaced. */
const withAt = (message: Message, path: string, value: unknown): Message => {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const owner = names.reduce((object, name) => object[name] as Message, message);
  assert.ok(last in owner, `no ${path}`);
  owner[last] = value;
  return message;
};

interface Wrong {
  readonly why: string;
  readonly message: Message;
}

const wrongFromHost: Wrong[] = [
  { why: 'a nonce too short to be one', message: withAt(golden('hello'), 'nonce', 'short') },
  { why: 'no protocol at all', message: withAt(golden('hello'), 'protocols', []) },
  { why: 'protocol 0', message: withAt(golden('hello'), 'protocols', [0]) },
  { why: 'a case without a name', message: withAt(golden('begin'), 'case', '') },
  { why: 'a case name of 65', message: withAt(golden('begin'), 'case', 'x'.repeat(65)) },
  { why: 'a negative seed', message: withAt(golden('begin'), 'seed', -1) },
  { why: 'no deadline', message: withAt(golden('begin'), 'limits.op_ms', 0) },
  {
    why: 'a flush mode unheard of',
    message: withAt(golden('begin'), 'config.audit.flush.mode', 'lazy'),
  },
  { why: 'a backend unheard of', message: withAt(golden('begin'), 'config.vram.backend', 'rocm') },
  { why: 'an empty buffer', message: withAt(golden('begin'), 'config.audit.buffer_capacity', 0) },
  { why: 'seq 0', message: withAt(golden('op'), 'seq', 0) },
  { why: 'half a seq', message: withAt(golden('op'), 'seq', 1.5) },
  { why: 'an operation unheard of', message: withAt(golden('op'), 'name', 'vram.explode') },
  {
    why: 'the arguments of another operation',
    message: withAt(golden('op', 'vram.seal'), 'args', golden('op', 'loader.load').args),
  },
  { why: 'bit 8', message: withAt(golden('op', 'vram.tamper'), 'args.bit', 8) },
  { why: 'an event without a type', message: withAt(golden('op', 'audit.emit'), 'args.event', {}) },
  { why: 'nothing to compare', message: withAt(golden('op', 'compare.sample'), 'args.pairs', []) },
  { why: 'a pair of one', message: withAt(golden('op', 'compare.sample'), 'args.pairs', [['a']]) },
  { why: 'a subject message', message: golden('ready') },
];

const wrongFromSubject: Wrong[] = [
  {
    why: 'a capability unheard of',
    message: withAt(golden('hello_ok'), 'capabilities', ['vram.sael']),
  },
  {
    why: 'a digest in capitals',
    message: withAt(golden('hello_ok'), 'subject.artifact_sha256', 'A'.repeat(64)),
  },
  { why: 'a subject without a name', message: withAt(golden('hello_ok'), 'subject.name', '') },
  { why: 'a trail format unheard of', message: withAt(golden('ready'), 'trail.format', 'syslog') },
  { why: 'metrics at no URL', message: withAt(golden('ready'), 'metrics.url', 'localhost') },
  { why: 'a value that is no object', message: withAt(golden('ack'), 'value', 'fine') },
  { why: 'an error code unheard of', message: withAt(golden('error'), 'code', 'OOPS') },
  { why: 'a host message', message: golden('stop') },
];

for (const { why, message } of wrongFromHost) {
  test(`From the host, ${why} is refused`, () => {
    assert.ok(!hostMessageSchema.safeParse(message).success, JSON.stringify(message));
  });
}

for (const { why, message } of wrongFromSubject) {
  test(`From a subject, ${why} is refused`, () => {
    assert.ok(!subjectMessageSchema.safeParse(message).success, JSON.stringify(message));
  });
}

test('An event may carry any member of its own, for a subject must cope with all of them', () => {
  const event = { event_type: 'Odd', nested: { deep: [1, null] }, 'line\nbreak': '\u202e' };
  const message = withAt(golden('op', 'audit.emit'), 'args.event', event);
  assert.deepEqual(hostMessageSchema.parse(message), message);
});
