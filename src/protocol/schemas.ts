import { z } from 'zod';
import { hostMessageSchema, subjectMessageSchema } from './messages';
import { operations } from './operations';
import { PROTOCOL_VERSION } from './version';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The whole contract as JSON Schema 2020-12, from the same definitions as the types. */
export interface ProtocolSchemas {
  readonly protocol: number;
  readonly host: JsonSchema;
  readonly subject: JsonSchema;
  /** What the `ack` of each operation carries. */
  readonly values: Readonly<Record<string, JsonSchema>>;
}

/** Renders the contract for adapters in other languages (`proofgate schema`). */
export const protocolSchemas = (): ProtocolSchemas => ({
  protocol: PROTOCOL_VERSION,
  host: z.toJSONSchema(hostMessageSchema),
  subject: z.toJSONSchema(subjectMessageSchema),
  values: Object.fromEntries(
    Object.entries(operations).map(([name, { value }]) => [name, z.toJSONSchema(value)]),
  ),
});
