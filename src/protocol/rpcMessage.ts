/** What travels. An `id` belongs to the side that calls; replies carry it back. */
export type Message =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: PlainError };

/** An error as data. Stacks and causes stay on the side where they happened. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly fields: object;
}

const fieldTypes: readonly string[] = ['string', 'number', 'boolean'];

export function toPlain(error: unknown): PlainError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), fields: {} };
  const fields = Object.entries(error).filter(([, value]) => fieldTypes.includes(typeof value));
  return { name: error.name, message: error.message, fields: Object.fromEntries(fields) };
}

export function fromPlain({ name, message, fields }: PlainError): Error {
  return Object.assign(new Error(), fields, { name, message });
}

/** False for anything that the other side could not have meant; such messages are ignored. */
export function isMessage(message: unknown): message is Message {
  if (!isObject<Record<'kind' | 'id' | 'method' | 'error', unknown>>(message)) return false;
  if (!Number.isSafeInteger(message.id)) return false;
  switch (message.kind) {
    case 'call':
      return typeof message.method === 'string';
    case 'error':
      return isPlainError(message.error);
    default:
      return message.kind === 'value' || message.kind === 'cancel';
  }
}

function isPlainError(error: unknown): error is PlainError {
  return (
    isObject<Record<keyof PlainError, unknown>>(error) &&
    typeof error.name === 'string' &&
    typeof error.message === 'string' &&
    isObject(error.fields)
  );
}

function isObject<Shape extends object>(value: unknown): value is Partial<Shape> {
  return typeof value === 'object' && value !== null;
}
