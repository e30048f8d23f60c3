import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { events, lifeRecords } from '../../../catalogue';
import { trailFormatName, trailMappingSchema } from './schema';

const least = {
  files: { name: '{day}.audit' },
  members: { event_type: '/type', timestamp: '/at', prev_hash: '/prev', hash: '/hash' },
  hash: { algorithm: 'sha256' },
};

const withMembers = (members: object) => ({ ...least, members: { ...least.members, ...members } });
const withHash = (hash: object) => ({ ...least, hash: { ...least.hash, ...hash } });
const withFiles = (files: object) => ({ ...least, files: { ...least.files, ...files } });

const same = (names: readonly string[], value: (name: string) => string) =>
  Object.fromEntries(names.map((name) => [name, value(name)]));

const types = [...events.map(({ type }): string => type), ...lifeRecords];
const fields = [
  ...events.flatMap((one): readonly string[] => one.fields),
  ...['actor.user_id', 'actor.ip', 'actor.auth_method', 'actor.session_id'],
];

const issuesOf = (mapping: unknown) =>
  (trailMappingSchema.safeParse(mapping).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

test('a mapping that says the least is completed with what is usual', () => {
  assert.deepEqual(trailMappingSchema.parse(least), {
    ...least,
    files: { name: '{day}.audit', numbers: 'rising' },
    hash: { algorithm: 'sha256', separator: '', first: '0'.repeat(64), begins: 'once' },
    spelling: { event_types: 'pascal', fields: 'snake' },
    ...{ event_types: {}, fields: {}, severities: {} },
  });
});

describe('a mapping is taken', () => {
  for (const [what, mapping] of Object.entries({
    'with numbers that rise': withFiles({ numbers: 'rising' }),
    'with numbers that fall': withFiles({ numbers: 'falling' }),
    'of one chain': withHash({ begins: 'once' }),
    'of a chain in each file': withHash({ begins: 'in each file' }),
    'of fields under a key': withHash({ algorithm: 'hmac-sha256', fields: ['/a'], separator: '|' }),
    'with names that hold slashes and tildes': withMembers({ event: '/a~1b/~0c/~01' }),
    'with other names for each type': { ...least, event_types: same(types, (type) => `X${type}`) },
    'with other places for each field': { ...least, fields: same(fields, (one) => `/x/${one}`) },
    'with other names for each severity': {
      ...least,
      severities: same(['ROUTINE', 'HIGH', 'CRITICAL', 'LIFE'], (one) => one.toLowerCase()),
    },
    'with one word for a type and a severity': {
      ...{ ...least, event_types: { VramSealed: 'high' }, severities: { HIGH: 'high' } },
    },
  })) {
    test(what, () => {
      assert.deepEqual(issuesOf(mapping), []);
    });
  }
});

const pointers: readonly unknown[] = [
  ...['', '/', 'type', 'x/type', '/type/', '//type', '/a//b', '/a~2b', '/a~', '/a~/b', '/type~x'],
  ...['#/type', '/type\n/', `/${'x'.repeat(200)}`, 7, null, ['/type']],
];

describe('a mapping is refused where it is wrong', () => {
  for (const pointer of pointers) {
    test(`with ${JSON.stringify(pointer)} for a JSON pointer`, () => {
      for (const [path, mapping] of Object.entries({
        'members.event_type': withMembers({ event_type: pointer }),
        'members.severity': withMembers({ severity: pointer }),
        'hash.fields.0': withHash({ fields: [pointer] }),
        'fields.digest': { ...least, fields: { digest: pointer } },
      })) {
        const issues = issuesOf(mapping);
        assert.notEqual(issues.length, 0, path);
        for (const issue of issues) assert.ok(issue.startsWith(`${path}: `), issue);
      }
    });
  }

  for (const [path, mapping] of [
    ['files.name', withFiles({ name: 'audit.log' })],
    ['files.name', withFiles({ name: `{day}${'x'.repeat(100)}` })],
    ['files.numbers', withFiles({ numbers: 'random' })],
    ['files', withFiles({ order: 'rising' })],
    ['members', withMembers({ event_typ: '/type' })],
    ['hash.algorithm', withHash({ algorithm: 'md5' })],
    ['hash.fields', withHash({ fields: [] })],
    ['hash.fields', withHash({ fields: Array.from({ length: 51 }, () => '/a') })],
    ['hash.separator', withHash({ separator: '|'.repeat(17) })],
    ['hash.first', withHash({ first: '0'.repeat(201) })],
    ['hash.begins', withHash({ begins: 'twice' })],
    ['hash', withHash({ key: '0' })],
    ['spelling.fields', { ...least, spelling: { fields: 'kebab' } }],
    ['event_types', { ...least, event_types: { VramSeald: 'Sealed' } }],
    ['event_types', { ...least, event_types: { undefined: 'Sealed' } }],
    ['event_types.VramSealed', { ...least, event_types: { VramSealed: '' } }],
    ['severities', { ...least, severities: { INFO: 'info' } }],
    ['severities.HIGH', { ...least, severities: { HIGH: '' } }],
    ['fields', { ...least, fields: { 'actor.name': '/name' } }],
    ['', { ...least, format: 'ours/1' }],
  ] as const) {
    test(`at ${path || 'its top'}: ${JSON.stringify(mapping).slice(-60)}`, () => {
      const issues = issuesOf(mapping);
      assert.deepEqual([issues.length, issues[0]?.startsWith(`${path}: `)], [1, true], issues[0]);
    });
  }

  test('with one name for two types or two severities, at each that came later', () => {
    const { error } = trailMappingSchema.safeParse({
      ...least,
      event_types: { VramSealed: 'A', SealVerified: 'B', TrailOpened: 'A', KeyRotated: 'A' },
      severities: { ROUTINE: 'info', HIGH: 'info', CRITICAL: 'bad', LIFE: 'info' },
    });
    assert.deepEqual(
      error?.issues.map(({ code, path }) => [code, path.join('.')]),
      [
        ['custom', 'event_types.TrailOpened'],
        ['custom', 'event_types.KeyRotated'],
        ['custom', 'severities.HIGH'],
        ['custom', 'severities.LIFE'],
      ],
    );
  });

  test('and what would be right is told', () => {
    assert.match(issuesOf(withMembers({ event: 'data' })).join(), /such as \/event\/type/);
    assert.match(issuesOf(withFiles({ name: 'audit.log' })).join(), /\{day\} or \{n\}/);
    const { error } = trailFormatName.safeParse('Ours');
    assert.match(error?.issues[0]?.message ?? '', /such as ours\/1/);
  });
});

test('a format is called by a name and a number, and never as those of the gate', () => {
  for (const name of [
    ...['a/1', 'ours/1', 'ours/10', 'ours/9999', 'our-format.v2x/3', `${'a'.repeat(63)}/1`],
    ...['proofgate-like/1', 'xproofgate/1', 'proof/1'],
  ]) {
    assert.ok(trailFormatName.safeParse(name).success, name);
  }
  for (const name of [
    ...['proofgate/1', 'proofgate/2', '', 'ours', '/1', 'ours/', 'ours/0', 'ours/01', 'ours/x'],
    ...['ours/10000', 'ours/1x', 'ours/1/', 'ours/1\n', ' ours/1', 'x/ours/1', '1ours/1'],
    ...['-ours/1', 'Ours/1', 'oUrs/1', 'ou rs/1', 'ou_rs/1', `${'a'.repeat(64)}/1`, 'ours/-1'],
    ...['ours/1x9', '__proto__', '../x/1'],
  ]) {
    assert.ok(!trailFormatName.safeParse(name).success, JSON.stringify(name));
  }
});
