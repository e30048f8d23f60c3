import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HeadAndTail } from './head-and-tail';

const chunks = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\n'), maxLength: 30 }));

test('The beginning and the end are kept and the rest is counted, whatever the chunks', () => {
  fc.assert(
    fc.property(
      chunks,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 20 }),
      (parts, headLimit, tailLimit) => {
        const kept = new HeadAndTail(headLimit, tailLimit);
        for (const part of parts) kept.push(Buffer.from(part));
        const all = parts.join('');
        const cut = Math.max(0, all.length - headLimit - tailLimit);
        const tail = all.slice(Math.max(headLimit, all.length - tailLimit));
        assert.equal(kept.cutBytes, cut);
        assert.equal(
          kept.text(),
          cut === 0 ? all : `${all.slice(0, headLimit)}\n… ${cut} bytes were cut here …\n${tail}`,
        );
      },
    ),
  );
});

test('A character cut between two chunks is whole again', () => {
  const kept = new HeadAndTail(2, 10);
  const euro = Buffer.from('€');
  for (const byte of euro) kept.push(Buffer.from([byte]));
  assert.equal(kept.text(), '€');
});
