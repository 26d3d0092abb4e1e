/** An answer's object, of which nothing is known yet. Every reader gives `undefined` for what is not as expected. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readField(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

export function readRecord(value: unknown, key: string): JsonRecord | undefined {
  const field = readField(value, key);
  return isRecord(field) ? field : undefined;
}

export function readArray(value: unknown, key: string): readonly unknown[] | undefined {
  const field = readField(value, key);
  return Array.isArray(field) ? field : undefined;
}

/** @returns `undefined` for an empty text too. */
export function readText(value: unknown, key: string): string | undefined {
  const field = readField(value, key);
  return typeof field === 'string' && field !== '' ? field : undefined;
}

export function readCount(value: unknown, key: string): number | undefined {
  const field = readField(value, key);
  return typeof field === 'number' && Number.isFinite(field) && field >= 0 ? field : undefined;
}
