import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReadme } from './index';

const sectionIn = (...lines: readonly string[]): string | null =>
  readReadme('README.md', lines.join('\n')).section;

test('the section goes from its heading to the next of its level or above', () => {
  const section = ['## Audit Logging', 'text', '### Metrics', 'more'];
  assert.equal(sectionIn('# Crate', ...section, '## Licence', 'no'), section.join('\n'));
  assert.equal(sectionIn(...section, '# Another', 'no'), section.join('\n'));
  assert.equal(sectionIn('# Crate', ...section), section.join('\n'));
});

test('a heading is one in every way that Markdown knows, and however it is spelt', () => {
  for (const heading of [
    '# audit-logging',
    '  ### The AUDIT LOGGING of this crate ###',
    'Audit Logging\n=============',
    'Audit Logging\n---',
  ]) {
    assert.match(sectionIn('intro', heading, 'text', '# Next', 'no') ?? '', /text$/, heading);
  }
});

test('several sections of that title are read as one', () => {
  assert.equal(
    sectionIn('## Audit Logging', 'a', '## Other', 'b', '## Audit Logging', 'c'),
    '## Audit Logging\na\n\n## Audit Logging\nc',
  );
});

test('what is no heading makes no section', () => {
  for (const lines of [
    ['Audit Logging', 'text'],
    ['```', '# Audit Logging', '```'],
    ['~~~md', '# Audit Logging', '~~~~'],
    ['    # Audit Logging'],
    ['####### Audit Logging'],
    ['#Audit Logging'],
    ['| Audit Logging |', '---'],
    ['<!--', '# Audit Logging', '-->'],
    ['<!-- # Audit Logging', 'never closed'],
    ['# Logging of audits'],
  ]) {
    assert.equal(sectionIn(...lines), null, lines.join('|'));
  }
});

test('code in the section belongs to it, what looks like a heading in it included', () => {
  const lines = ['## Audit Logging', '```', '# not a heading', '```', 'end'];
  assert.equal(sectionIn(...lines), lines.join('\n'));
});

test('what stands in comments is for nobody to read', () => {
  assert.equal(sectionIn('## Audit Logging', '<!-- non-', 'blocking -->x'), '## Audit Logging\nx');
});

test('a README is known by its name and the digest of all of it', () => {
  const one = readReadme('A.md', '# Audit Logging');
  assert.equal(one.file, 'A.md');
  assert.notEqual(one.sha256, readReadme('A.md', '# Audit Logging ').sha256);
});
