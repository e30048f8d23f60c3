import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020';
import type { z } from 'zod';
import { operations, protocolSchemas, hostMessageSchema, subjectMessageSchema } from '.';
import { readTranscript, schemaFile, type GoldenLine } from './golden';

const REGENERATE = `
The contract has changed. Every subject out there speaks the committed one, so be sure that you mean it
(a field that becomes required is a new protocol number), then regenerate the golden schema:

  node --require ts-node/register -p \\
    "JSON.stringify(require('./src/protocol').protocolSchemas(), null, 2)" \\
    > src/protocol/golden/version-1.schema.json
  npx prettier --write src/protocol/golden/version-1.schema.json
`;

const schemas = protocolSchemas();
// The format is a hint for people; that it is a URL is asserted by zod.
const ajv = new Ajv2020({ allErrors: true, formats: { uri: true } });
const bySchema = { host: ajv.compile(schemas.host), subject: ajv.compile(schemas.subject) };
const byZod: Record<GoldenLine['direction'], z.ZodType> = {
  host: hostMessageSchema,
  subject: subjectMessageSchema,
};
const transcript = readTranscript();

/** What zod and the JSON Schema say of a message; they must never differ. */
const isAccepted = (direction: GoldenLine['direction'], message: unknown): boolean => {
  const accepted = byZod[direction].safeParse(message).success;
  assert.equal(bySchema[direction](message), accepted, `they differ on ${JSON.stringify(message)}`);
  return accepted;
};

test('The rendered contract is the committed one', () => {
  const committed: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
  assert.deepEqual(JSON.parse(JSON.stringify(schemas)), committed, REGENERATE);
});

test('Every golden message is accepted by the types and by the JSON Schemas', () => {
  for (const { direction, message } of transcript) {
    assert.ok(isAccepted(direction, message), JSON.stringify(message));
  }
});

test('The golden transcript has every message type and every operation', () => {
  const typesOf = (direction: string): string[] => [
    ...new Set(
      transcript.filter((l) => l.direction === direction).map((l) => String(l.message.type)),
    ),
  ];
  const subjectTypes = subjectMessageSchema.options.map((option) => option.shape.type.value);
  assert.deepEqual(typesOf('host').sort(), ['begin', 'end', 'hello', 'op', 'stop']);
  assert.deepEqual(typesOf('subject').sort(), [...subjectTypes].sort());
  const asked = transcript.flatMap(({ message }) => (message.type === 'op' ? [message.name] : []));
  assert.deepEqual([...new Set(asked)].sort(), Object.keys(operations).sort());
});

test('Every golden ack carries the value of its operation, and of every operation there is one', () => {
  const asked = new Map<unknown, string>();
  const acked = new Set<string>();
  for (const { message } of transcript) {
    if (message.type === 'op') asked.set(message.seq, String(message.name));
    if (message.type !== 'ack') continue;
    const name = asked.get(message.seq) as keyof typeof operations;
    acked.add(name);
    assert.ok(operations[name].value.safeParse(message.value).success, name);
    assert.ok(ajv.validate(schemas.values[name] ?? false, message.value), name);
  }
  assert.deepEqual([...acked].sort(), Object.keys(operations).sort());
});

test('A golden message with a member too many is refused', () => {
  for (const { direction, message } of transcript) {
    assert.ok(!isAccepted(direction, { ...message, expected: 'pass' }), JSON.stringify(message));
  }
});

test('A golden message with a member missing is refused, whichever it is', () => {
  for (const { direction, message } of transcript) {
    for (const missing of Object.keys(message)) {
      const rest = Object.entries(message).filter(([name]) => name !== missing);
      assert.ok(
        !isAccepted(direction, Object.fromEntries(rest)),
        `${missing} of ${String(message.type)}`,
      );
    }
  }
});

test('A golden message with null, or a list of it, in the place of a member is refused', () => {
  for (const { direction, message } of transcript) {
    for (const name of Object.keys(message)) {
      assert.ok(!isAccepted(direction, { ...message, [name]: null }), `null as ${name}`);
      assert.ok(!isAccepted(direction, { ...message, [name]: [null] }), `a list as ${name}`);
    }
  }
});
