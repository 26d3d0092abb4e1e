/** The memory of all byte arrays in plain data that is wholly theirs, each once: it can move to another thread. */
export function ownedBuffers(value: unknown): readonly ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  collect(value, buffers);
  return [...buffers];
}

function collect(value: unknown, buffers: Set<ArrayBuffer>): void {
  if (value instanceof Uint8Array) {
    const { buffer, byteLength } = value;
    // A small `Buffer` lies in a pool that others use too.
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffers.add(buffer);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) collect(part, buffers);
  }
}
