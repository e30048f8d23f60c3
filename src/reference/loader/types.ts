import type { Auditor } from '../audit/auditor';
import type { AuditActor } from '../audit/events';
import type { SecretComparison } from '../comparison';
import type { GgufModel } from './gguf';
import type { OpenBeneath } from './open-beneath';

export interface LoadRequest {
  /** As the caller gave it: relative to the model root, or hostile. */
  readonly path: string;
  /** What the file must be, or null where nobody says. */
  readonly expectedDigest: string | null;
  readonly actor: AuditActor;
}

/** A model that was accepted, with the very bytes that were digested and parsed. */
export interface LoadedModel {
  /** SHA-256, 64 lower-case hex digits. */
  readonly digest: string;
  readonly bytes: number;
  readonly tensors: number;
  readonly model: GgufModel;
  readonly content: Buffer;
}

/**
 * Loads models from beneath one directory (LOAD-1 to LOAD-4, PATH-3). Every rejection is a
 * `LoaderError`; an audit failure is never one (EMIT-5). Disposal flushes the trail (DROP-2), may be
 * repeated, and never rejects.
 */
export interface ModelLoader extends AsyncDisposable {
  load(request: LoadRequest): Promise<LoadedModel>;
}

/** What the loader works with. Each is replaceable, so that a vice can be put in its place. */
export interface LoaderCollaborators {
  readonly root: string;
  readonly maxBytes: number;
  /** Null in home-lab mode: nothing is recorded. */
  readonly auditor: Auditor | null;
  readonly comparison: SecretComparison;
  readonly openBeneath: OpenBeneath;
  /** Throws a `MalformedModel` for what is not well-formed. */
  readonly parseModel: (content: Buffer) => GgufModel;
  /** `unknown` when the worker has none (ACTOR-2). */
  readonly workerId: string;
}
