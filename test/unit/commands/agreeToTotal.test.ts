import { beforeEach, expect, test, vi } from 'vitest';
import { agreeToTotal } from '../../../src/commands/generation/agreeToTotal.ts';
import type { GenerateRequest } from '../../../src/images/imageProvider.ts';

const person = vi.hoisted(() => ({ asked: [] as string[], answers: undefined as string | undefined }));
const settings: Record<string, unknown> = vi.hoisted(() => ({
  baseUrl: 'https://api.openai.com/v1',
  modelAliases: {},
  prices: {},
  confirmAbove: 1,
}));

vi.mock('vscode', () => ({
  workspace: {
    getConfiguration: () => ({
      get: (key: string) => settings[key],
      inspect: (key: string) => ({ defaultValue: settings[key] }),
    }),
  },
  window: {
    showWarningMessage: async (message: string) => {
      person.asked.push(message);
      return person.answers;
    },
  },
}));

beforeEach(() => {
  person.asked.length = 0;
  person.answers = undefined;
});

function requests(count: number, model = 'gpt-image-2'): readonly GenerateRequest[] {
  const one = {
    kind: 'generate',
    model,
    prompt: 'Gulls',
    count: 2,
    size: '1024x1024',
    quality: 'high',
  } as const;
  return Array.from({ length: count }, () => one);
}

test('what is within the limit together is not asked about', async () => {
  expect(await agreeToTotal(requests(1), [])).toBe(true);
  expect(person.asked).toEqual([]);
});

test.each([
  ['Generate', true],
  [undefined, false],
])('what only together is above the limit is asked about once: %s', async (answers, agreed) => {
  person.answers = answers;
  expect(await agreeToTotal(requests(50), [])).toBe(agreed);
  expect(person.asked).toEqual([expect.stringMatching(/^Generate 100 images for about \$\d+(\.\d+)?\?$/)]);
});

test('an unknown price is asked about once, too', async () => {
  expect(await agreeToTotal(requests(50, 'somebody-elses-model'), [])).toBe(false);
  expect(person.asked).toEqual(['Generate 100 images at an unknown price?']);
});
