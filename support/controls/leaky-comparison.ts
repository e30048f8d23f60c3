import { createInterface } from 'node:readline';
import { hostMessageSchema, type HostMessage, type SubjectMessage } from '../../src/protocol';

/**
 * The judge's own leaky comparison behind the protocol: `===` on strings, the smallest leak the
 * timing probe claims to see. Timed by the same means as a subject, it shows that the probe can
 * see anything at all on this machine, in this session (TIME-1 to TIME-3).
 */
const answer = (message: HostMessage): SubjectMessage | null => {
  switch (message.type) {
    case 'hello':
      return {
        type: 'hello_ok',
        protocol: 1,
        nonce: message.nonce,
        subject: {
          name: 'leaky-comparison',
          version: '1',
          language: 'TypeScript',
          commit: null,
          artifact_sha256: null,
        },
        adapter: { name: 'proofgate-control', version: '1' },
        capabilities: ['compare.sample'],
      };
    case 'op':
      return message.name === 'compare.sample'
        ? { type: 'ack', seq: message.seq, value: { equal: countEqual(message.args) } }
        : { type: 'adapter_error', seq: message.seq, message: `cannot do ${message.name}` };
    case 'begin':
    case 'end':
    case 'stop':
      return null;
  }
};

const countEqual = (args: { pairs: [string, string][]; rounds: number }): number => {
  let equal = 0;
  for (let round = 0; round < args.rounds; round += 1) {
    for (const [a, b] of args.pairs) if (leakyEqual(a, b)) equal += 1;
  }
  return equal;
};

const leakyEqual = (a: string, b: string): boolean => a === b;

createInterface({ input: process.stdin }).on('line', (line) => {
  const reply = answer(hostMessageSchema.parse(JSON.parse(line)));
  if (reply) process.stdout.write(`${JSON.stringify(reply)}\n`);
});
