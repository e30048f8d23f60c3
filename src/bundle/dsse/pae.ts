/**
 * The pre-authentication encoding of DSSE: what is signed, so that neither the type nor the payload
 * can be read as the other. Lengths are in bytes.
 */
export const pae = (payloadType: string, payload: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(
      `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `,
      'utf8',
    ),
    payload,
  ]);
