import { operations, type OperationName } from '../../src/protocol';
import type { Assurance, Check } from '../../src/verdict';
import { NotJudged } from '../world/not-judged';
import type { Request } from '../world/request';
import { requests, type RequestPhrase } from '../world/requests';
import type { GateWorld } from '../world/world';
import { ExtensionRefused, isRegistered } from './team-checks';

/** What `this.gate` is in a step of a team: the few things such a step needs, kept stable. */
export class GateFacade {
  readonly #world: GateWorld;

  constructor(world: GateWorld) {
    this.#world = world;
  }

  async does(request: string): Promise<void> {
    if (!Object.hasOwn(requests, request)) {
      throw new RangeError(
        `expected a request of the vocabulary, found ${JSON.stringify(request)}; ` +
          'features/README.md lists them under {request}',
      );
    }
    await this.#world.subject.does(request as RequestPhrase);
  }

  async mark(): Promise<void> {
    await this.#world.probes.mark();
  }

  async ask(operation: string, args: Readonly<Record<string, unknown>>) {
    if (!Object.hasOwn(operations, operation)) {
      throw new RangeError(
        `expected an operation of the protocol, found ${JSON.stringify(operation)}; ` +
          'docs/protocol.md lists them',
      );
    }
    const name = operation as OperationName;
    // The driver holds arguments against their schema before it sends them.
    const request = { asked: operation, operation: name, args, attack: null } as unknown;
    return this.#world.subject.ask(request as Request);
  }

  async trail() {
    return (await this.#world.probes.trail()).records;
  }

  async log(): Promise<readonly string[]> {
    return (await this.#world.probes.log()).lines;
  }

  provoked(kind: string, evidence: () => Promise<{ fired: boolean; evidence: string }>): void {
    this.#world.subject.provoked.push({ kind, evidence });
  }

  notVerified(reason: string): never {
    throw new NotJudged('not-verified', reason);
  }

  async check(check: Check, expected: unknown, seen: unknown, assurance: Assurance) {
    if (!isRegistered(check)) {
      throw new ExtensionRefused(
        `expected a check made by defineCheck of proofgate/steps, found ${check.name}; define it`,
      );
    }
    return this.#world.judge(check, expected, seen, assurance);
  }
}
