import { ApiError, badRequest } from './apiError.ts';

const nothing = Symbol('nothing');

/** Reads a body's members one by one, as strictly as OpenAI does. */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;
  /** Form fields are text: numbers and booleans are read out of it, and there is no null. */
  readonly #form: boolean;

  constructor(values: Readonly<Record<string, unknown>>, form: boolean) {
    this.#values = values;
    this.#form = form;
  }

  has(name: string): boolean {
    const value = this.#values[name];
    return value !== undefined && value !== null;
  }

  /** @throws ApiError naming the first member that is not in the list. */
  allowOnly(names: readonly string[]): void {
    const unknown = Object.keys(this.#values).find((name) => !names.includes(name));
    if (unknown !== undefined) {
      throw badRequest(`Unknown parameter: '${unknown}'.`, unknown, 'unknown_parameter');
    }
  }

  requiredText(name: string, maxLength: number): string {
    const value = this.#values[name];
    if (value === undefined) {
      throw badRequest(`Missing required parameter: '${name}'.`, name, 'missing_required_parameter');
    }
    if (value === null) {
      throw wrongType(name, 'a string', value);
    }
    const text = this.text(name, maxLength);
    if (text === undefined || text === '') {
      throw badRequest(
        `Invalid '${name}': empty string. Expected a string with minimum length 1, but got an empty string instead.`,
        name,
        'empty_string',
      );
    }
    return text;
  }

  text(name: string, maxLength = Number.POSITIVE_INFINITY): string | undefined {
    const value = this.#read(name);
    if (value === nothing) {
      return undefined;
    }
    if (typeof value !== 'string') {
      throw wrongType(name, 'a string', value);
    }
    const { length } = [...value];
    if (length > maxLength) {
      throw badRequest(
        `Invalid '${name}': string too long. Expected a string with maximum length ${maxLength}, but got a string with length ${length} instead.`,
        name,
        'string_above_max_length',
      );
    }
    return value;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    const choice = choices.find((each) => each === value);
    if (value !== undefined && choice === undefined) {
      throw badRequest(
        `Invalid value: '${value}'. Supported values are: ${listed(choices)}.`,
        name,
        'invalid_value',
      );
    }
    return choice;
  }

  integer(name: string, min: number, max: number): number | undefined {
    const value = this.#read(name);
    if (value === nothing) {
      return undefined;
    }
    const number = this.#form && typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number)) {
      throw wrongType(name, 'an integer', value);
    }
    if (number < min || number > max) {
      const above = number > max;
      throw badRequest(
        `Invalid '${name}': integer ${above ? 'above maximum' : 'below minimum'} value. Expected a value ${above ? `<= ${max}` : `>= ${min}`}, but got ${number} instead.`,
        name,
        above ? 'integer_above_max_value' : 'integer_below_min_value',
      );
    }
    return number;
  }

  boolean(name: string): boolean | undefined {
    const value = this.#read(name);
    if (value === nothing) {
      return undefined;
    }
    const flag = this.#form && (value === 'true' || value === 'false') ? value === 'true' : value;
    if (typeof flag !== 'boolean') {
      throw wrongType(name, 'a boolean', value);
    }
    return flag;
  }

  /** @throws ApiError when the member is there, with this reason. */
  refuse(name: string, reason: string, code = 'unsupported_parameter'): void {
    if (this.has(name)) {
      throw badRequest(reason, name, code);
    }
  }

  #read(name: string): unknown {
    const value = this.#values[name];
    if (value === undefined || value === null) {
      return nothing;
    }
    if (this.#form && Array.isArray(value)) {
      throw new ApiError(400, `Duplicate parameter: '${name}'. You provided multiple values.`, {
        param: name,
      });
    }
    return value;
  }
}

export function wrongType(name: string, expected: string, value: unknown): ApiError {
  return badRequest(
    `Invalid type for '${name}': expected ${expected}, but got ${typeLabel(value)} instead.`,
    name,
    'invalid_type',
  );
}

function typeLabel(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'an array';
  }
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? 'an integer' : 'a decimal number';
    case 'object':
      return 'an object';
    default:
      return `a ${typeof value}`;
  }
}

function listed(choices: readonly string[]): string {
  const quoted = choices.map((choice) => `'${choice}'`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
