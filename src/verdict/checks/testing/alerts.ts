import type { CheckCases } from './types';

const file = (problems: readonly string[] = []) => ({ file: 'a.yaml', sha256: 'aaaa', problems });
const said = (witness: string, alerts: string[], before: string[], until: string[]) => ({
  ...{ witness, alerts, before, until },
});
const sight = (expected: object, testimonies: readonly object[], files = [file()]) => ({
  expected,
  seen: { files, simulated: 'too much fails', testimonies },
});

const within = { within_ms: 60_000 };
const fires = said('promtool', ['A', 'B'], [], ['A']);
const silent = said('promtool', ['A', 'B'], [], []);
const always = said('gate', ['A', 'B'], ['B'], ['B']);

const doesNotLoad = {
  codes: ['rules-do-not-work'],
  says: [/^a\.yaml to load and be evaluated in Prometheus$/, /^no YAML$/],
} as const;

export const anAlertFiresCases: CheckCases = {
  right: {
    'an alert that the deed sets off': sight(within, [fires]),
    'two witnesses who say the same': sight(within, [fires, { ...fires, witness: 'gate' }]),
    'a second witness who knows less': sight(within, [fires, said('gate', ['B'], [], [])]),
    'an alert beside one that fires always': sight(within, [
      said('gate', ['A', 'B'], ['B'], ['A', 'B']),
    ]),
  },
  wrong: {
    'rules that stay silent': {
      ...sight(within, [silent]),
      codes: ['no-alert'],
      says: [/^an alert within 60 s when too much fails$/, /^none fired$/],
    },
    'an alert that fires whatever is done': {
      ...sight(within, [always]),
      codes: ['no-alert'],
      says: [/^an alert within/, /^none fired but what fires always: B$/],
    },
    'a file that does not load': { ...sight(within, [fires], [file(['no YAML'])]), ...doesNotLoad },
    'a file without a rule': {
      ...sight(within, [said('gate', [], [], [])]),
      codes: ['no-rules'],
      says: [/^alert rules$/, /^not one in the files$/],
    },
    'witnesses who disagree': {
      ...sight(within, [fires, said('gate', ['A'], [], [])]),
      codes: ['witnesses-disagree'],
      says: [/^promtool and gate to evaluate A alike$/, /^promtool: fires; gate: stays silent$/],
    },
  },
  vain: { 'what nobody evaluated': sight(within, []) },
};

export const noAlertFiresCases: CheckCases = {
  right: {
    'rules that stay silent': sight({}, [silent]),
    'an alert that fires whatever is done': sight({}, [always]),
    'rules that the second witness alone could evaluate': sight({}, [
      said('promtool', [], [], []),
      silent,
    ]),
  },
  wrong: {
    'every alert that fires': {
      ...sight({}, [said('gate', ['A', 'B'], [], ['A', 'B'])]),
      codes: ['false-alarm', 'false-alarm'],
      says: [/^no alert when too much fails$/, /^A fired$/],
    },
    'a file that does not load, and so is silent': {
      ...sight({}, [said('gate', [], [], [])], [file(['no YAML'])]),
      ...doesNotLoad,
    },
    'witnesses who disagree on what fires always': {
      ...sight({}, [silent, always]),
      codes: ['witnesses-disagree'],
      says: [/evaluate B alike$/, /^promtool: stays silent; gate: fires before anything fails$/],
    },
  },
  vain: { 'what nobody evaluated': sight({}, []) },
};
