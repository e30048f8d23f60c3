import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { z } from 'zod';
import { component, instant, line, metadata, props, token, uuid, word } from './oscal-words';

const UUID = '01234567-89ab-5def-8123-0123456789ab';

const withNamespace = (ns: string) => [{ name: 'a', ns, value: 'b' }];

/** What OSCAL says of its simplest values: some that are, and some that are not. */
const words: Readonly<
  Record<string, { readonly schema: z.ZodType; readonly are: unknown[]; readonly not: unknown[] }>
> = {
  'a UUID of version 5': {
    schema: uuid,
    are: [UUID, UUID.replace('-8', '-b'), '0'.repeat(8) + UUID.slice(8)],
    not: [
      ...[`x${UUID}`, `${UUID}x`, UUID.replace('-5', '-4'), UUID.replace('-8123', '-c123')],
      ...[UUID.toUpperCase(), UUID.replaceAll('-', ''), UUID.replaceAll(/[0-9a-f]/g, 'g')],
      ...[UUID.slice(1), UUID.slice(0, -1), UUID.replace('89ab', '89a'), UUID.replace('def', 'de')],
      ...[UUID.replace('8123', '812'), UUID.replace('89ab', 'zzzz'), UUID.replace('def', 'xyz')],
      ...[
        UUID.replace('8123', '8xyz'),
        `zzzzzzzz${UUID.slice(8)}`,
        `${UUID.slice(0, -12)}${'z'.repeat(12)}`,
      ],
    ],
  },
  'a token': {
    schema: token,
    are: ['a', '_', 'ä', 'a1', 'emit-1.obj_2', 'a-', 'a.', 'a_'],
    not: ['', '1', '-a', '.a', 'a b', 'a\n', ' a', 'a/b', 'a:'],
  },
  'a word': {
    schema: word,
    are: ['a', 'a b', 'ab'],
    not: ['', ' ', ' a', 'a ', 'a\nb', ' a b', 'a b '],
  },
  'a line': { schema: line, are: ['a', ' a ', 'ab'], not: ['', 'a\n', '\na', 'a\nb'] },
  'an instant': {
    schema: instant,
    are: ['2026-11-20T12:00:00.000Z', '1999-12-31T23:59:59.999Z', '2000-02-29T00:00:00.000Z'],
    not: [
      ...['2026-11-20T12:00:00Z', '1996-02-29T00:00:00.000Z', '1899-12-31T23:59:59.999Z'],
      ...['1200-01-01T00:00:00.000Z', '2026-11-20', '2026-02-30T12:00:00.000Z'],
    ],
  },
  properties: {
    schema: props,
    are: [withNamespace('https://x'), withNamespace('a1+-.:b')],
    not: [
      ...['x', ':x', 'https:', '1a:b', ' a:b', 'a_b:c', '', 'A'].map(withNamespace),
      ...[' ab:c', '1ab:c', 'ab:c\n', 'ab:c\nd'].map(withNamespace),
      ...[[], [{ name: 'a', ns: 'ab:c' }]],
    ],
  },
  metadata: {
    schema: metadata,
    are: [
      {
        ...{ title: 't', 'last-modified': '2026-11-20T12:00:00.000Z', version: '1' },
        'oscal-version': '1.2.2',
      },
    ],
    not: [
      {
        ...{ title: 't', 'last-modified': '2026-11-20T12:00:00.000Z', version: '1' },
        'oscal-version': '1.1.3',
      },
    ],
  },
  'a component': {
    schema: component,
    are: ['operational', 'other'].map(componentThatIs),
    not: ['', 'broken'].map(componentThatIs),
  },
};

function componentThatIs(state: string): unknown {
  return {
    ...{ uuid: UUID, type: 'software', title: 't', description: '' },
    ...{ props: withNamespace('ab:c'), status: { state } },
  };
}

for (const [what, { schema, are, not }] of Object.entries(words)) {
  describe(what, () => {
    for (const value of are) {
      test(`is ${JSON.stringify(value)}`, () => {
        assert.equal(schema.safeParse(value).success, true);
      });
    }
    for (const value of not) {
      test(`is not ${JSON.stringify(value)}`, () => {
        assert.equal(schema.safeParse(value).success, false);
      });
    }
  });
}
