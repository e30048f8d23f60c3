import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { checks } from '../../verdict';
import * as seen from '../testing';
import type { ReportCheck } from '../types';
import { Chain } from './chain';
import { Evidence } from './index';
import { Value } from './value';

const textOf = (child: ComponentChild): string =>
  renderToString(<div>{child}</div>)
    .replace(/<\/(?:td|th|li|dd|dt|p|figcaption|text)>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ');

const shown = (check: ReportCheck): string => textOf(<Evidence check={check} />);

test('every sample is an observation of its check, so what is drawn here is what runs give', () => {
  for (const { check, expected, seen: observed } of seen.observations) {
    const known = checks.get(check);
    assert.ok(known?.expects.safeParse(expected).success, `${check}: expected`);
    assert.ok(known.observes.safeParse(observed).success, `${check}: seen`);
  }
});

test('a trail stands beside what was expected of it, with each difference named', () => {
  const text = shown(seen.trailThatDiffers);
  assert.match(text, /VramSealed ROUTINE.*✕ differs.*✕ vram_bytes 7 instead of 8/);
  assert.match(text, /SealVerified CRITICAL.*✓ alike/);
  assert.match(text, /VramDeallocated ROUTINE nothing ✕ missing/);
});

test('counters stand before and after, with their growth', () => {
  const text = shown(seen.countersThatGrew);
  assert.match(text, /vram_audit_emit_attempts 4 6 \+2/);
  assert.match(text, /vram_audit_emit_failures 0 1 \+1 \+1/);
  assert.match(text, /vram_audit_critical_emit_failures absent 1 \+1/);
});

test('system calls are told in their order, and where a sync had to come', () => {
  const text = shown(seen.syncedBeforeTheAnswer);
  assert.match(text, /write of the record → fsync → answer\. Within the dashed frame/);
});

test('timings are drawn with their interval, beside both controls', () => {
  const html = renderToString(<Evidence check={seen.comparisonOfTwo} />);
  assert.equal(html.match(/<svg/g)?.length, 2);
  const text = shown(seen.comparisonOfTwo);
  assert.match(text, /late against early 0\.0 % to 0\.0 %/);
  assert.match(text, /leaky control 1\d\d\.\d % to/);
  assert.match(
    text,
    /took 0\.1 instructions more.*early ones took 0\.0 more and the late ones 0\.1\./,
  );
});

test('an observation of another shape is laid out plainly rather than lost', () => {
  const text = shown({ ...seen.countersThatGrew, seen: { of_another: 'version' } });
  assert.match(text, /of another version/);
});

test('each record of a trail says which it follows, and one that follows no other is marked', () => {
  const lines = seen.trailLines(4);
  const whole = textOf(<Chain excerpt={{ head: lines, leftOut: 0, tail: [] }} name="a.audit" />);
  assert.equal(whole.match(/✓ linked/g)?.length, 3);
  assert.match(whole, /1 TrailOpened .*follows 0000000000 \(the beginning\)/);
  const torn = [lines[0], lines[2]].map(String);
  const text = textOf(<Chain excerpt={{ head: torn, leftOut: 5, tail: [] }} name="a.audit" />);
  assert.match(text, /✕ not the hash before.*5 more records, in the evidence/);
});

test('a line that is no record is shown as it is', () => {
  for (const line of ['', 'no JSON', '"text"', '[1]', 'null', '{"event":7}']) {
    const text = textOf(<Chain excerpt={{ head: [line], leftOut: 0, tail: [] }} name="a" />);
    assert.match(text, /has no hash/);
  }
});

test('however large a value is, a person is shown a page of it at most', () => {
  const large: readonly unknown[] = [
    Array.from({ length: 100_000 }, (_, nth) => nth),
    Array.from({ length: 100_000 }, (_, nth) => ({ nth, text: 'x'.repeat(50) })),
    'x'.repeat(5_000_000),
    { a: { b: { c: { d: 'x'.repeat(5_000_000) } } } },
  ];
  for (const value of large) {
    const html = renderToString(<Value value={value} />);
    assert.ok(html.length < 10_000, `${html.length} characters`);
  }
  assert.match(
    textOf(<Value value={large[0]} />),
    /100.000 figures: least 0, median 49.999, greatest 99.999/,
  );
});
