import type { Shard } from '../../src/protocol';
import type { AccountingStep, ExpectedEvent } from '../../src/verdict';
import { buildSizedGguf, writeModel } from '../fixtures';
import { recordsOf } from './accounting-events';
import { drawRequest, lastRequests, roomBeside, type DrawnRequest } from './drawn-requests';
import { request, sealNamed, type Request } from './request';
import { deviceState } from './state';
import type { SubjectUnderTest } from './subject-under-test';

/** Many requests drawn at random, beside the gate's own ledger of what each must come to. */
export class Accounting {
  readonly #subject: SubjectUnderTest;
  readonly #held = new Map<string, number>();
  readonly #shards = new Map<string, Shard>();
  readonly #steps: AccountingStep[] = [];
  readonly #records: ExpectedEvent[] = [];

  constructor(subject: SubjectUnderTest) {
    this.#subject = subject;
  }

  /** Makes so many requests, and some more that leave nothing behind. */
  async draw(count: number, isBeyond: boolean): Promise<void> {
    const { shardId } = await this.#subject.case();
    const draw = (): number => this.#subject.draw();
    for (let n = 0; n < count; n += 1) {
      await this.#make(drawRequest(this.#held, `${shardId}-${n}`, draw, isBeyond));
    }
    for (const last of lastRequests(this.#held, shardId, isBeyond)) await this.#make(last);
  }

  async #make(drawn: DrawnRequest): Promise<void> {
    const { asked, digest } = await this.#request(drawn);
    const { code } = await this.#subject.ask(asked);
    this.#records.push(...recordsOf(drawn, this.#held, digest));
    const grant = this.#subject.answers.grant();
    this.#steps.push({
      ...{ asked: drawn.asked, shard_id: drawn.shardId, bytes: drawn.bytes, code },
      freed_bytes: grant !== null && 'freed_bytes' in grant ? grant.freed_bytes : null,
      state: await deviceState(await this.#subject.process()),
    });
    this.#enter(drawn);
  }

  #enter({ asked, shardId, bytes }: DrawnRequest): void {
    if (asked === 'deallocate') this.#held.delete(shardId);
    if (asked !== 'seal' || bytes > roomBeside(this.#held)) return;
    this.#held.set(shardId, bytes);
    const shard = this.#subject.answers.shard();
    if (shard !== null) this.#shards.set(shardId, shard);
  }

  async #request(drawn: DrawnRequest): Promise<{ asked: Request; digest: string }> {
    const at = await this.#subject.case();
    const { actor, workspace } = at;
    switch (drawn.asked) {
      case 'verify': {
        const shard = this.#shards.get(drawn.shardId) ?? at.shard();
        return { asked: request('verify', 'vram.verify', { shard, actor }), digest: '' };
      }
      case 'deallocate': {
        const args = { shard_id: drawn.shardId, actor };
        return { asked: request('deallocate', 'vram.deallocate', args), digest: '' };
      }
      case 'seal': {
        const isTooLarge = drawn.bytes > roomBeside(this.#held);
        const fill = Math.floor(this.#subject.draw() * 256);
        const content = buildSizedGguf(drawn.bytes, fill);
        const flaw = isTooLarge ? 'models beyond the memory left' : null;
        const make = { content, tensors: 1, flaw };
        const model = await writeModel(workspace.modelRoot, 'drawn.gguf', make);
        const from = { ...at, workspace: { ...workspace, model } };
        return { asked: sealNamed(from, drawn.shardId), digest: model.digest };
      }
    }
  }

  /** What was asked, answered and told, request by request. */
  seen(): { steps: readonly AccountingStep[] } {
    return { steps: this.#steps };
  }

  /** What must be on record of all of them. */
  records(): readonly ExpectedEvent[] {
    return this.#records;
  }
}
