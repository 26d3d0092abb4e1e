import { inputLimits } from './inputLimits.ts';
import type { ModelFamily, PublishedPrices, SizeRule } from './models.ts';

/*
 * What is known of the models, as of 2026-11-22. Parameters: the typings of the `openai` package 7.57.0. Shutdown
 * dates: https://developers.openai.com/api/docs/deprecations. Prices and their pages stand with each family.
 */

/** https://developers.openai.com/api/docs/guides/image-generation, "Size and quality options". */
const anySize: SizeRule = {
  kind: 'range',
  auto: true,
  multiple: 16,
  maxEdge: 3840,
  maxRatio: 3,
  minPixels: 655_360,
  maxPixels: 8_294_400,
  experimentalAbovePixels: 3_686_400,
  presets: [
    '1024x1024',
    '1536x1024',
    '1024x1536',
    '1920x1088',
    '2048x2048',
    '2560x1440',
    '3840x2160',
    '2160x3840',
  ],
};

const threeSizes: SizeRule = { kind: 'list', auto: true, sizes: ['1024x1024', '1536x1024', '1024x1536'] };

const gptImage = {
  formats: ['png', 'jpeg', 'webp'],
  backgrounds: ['auto', 'transparent', 'opaque'],
  moderations: ['auto', 'low'],
  maxCount: 10,
  maxPromptLength: 32_000,
  generate: true,
  maxEditImages: inputLimits.images,
  mask: true,
  variations: false,
  responseFormat: false,
} as const satisfies Partial<ModelFamily>;

const prices2: PublishedPrices = {
  textInput: 5,
  imageInput: 8,
  imageOutput: 30,
  date: '2026-11-22',
  source: 'https://developers.openai.com/api/docs/models/gpt-image-2.6-sunburst',
};

/** https://developers.openai.com/api/docs/guides/image-generation, "Cost and latency". */
const outputPrice2: NonNullable<ModelFamily['outputPrice']> = {
  '1024x1024': { low: 0.006, medium: 0.053, high: 0.211 },
  '1024x1536': { low: 0.005, medium: 0.041, high: 0.165 },
  '1536x1024': { low: 0.005, medium: 0.041, high: 0.165 },
};

const successor = 'gpt-image-2.6-sunburst';

/** Best first: what `auto` prefers. */
export const modelTable: readonly ModelFamily[] = [
  {
    ...gptImage,
    name: 'gpt-image-2.6',
    models: [
      { id: 'gpt-image-2.6-sunburst', label: 'GPT Image 2.6 Sunburst', sentence: 'Best detail' },
      { id: 'gpt-image-2.6-flare', label: 'GPT Image 2.6 Flare', sentence: 'Fast, for everyday pictures' },
    ],
    sizes: anySize,
    qualities: ['auto', 'low', 'medium', 'high', 'xhigh', 'max'],
    stream: 'always',
    prices: prices2,
    outputPrice: outputPrice2,
    outputPriceOf: 'gpt-image-2',
  },
  {
    ...gptImage,
    name: 'gpt-image-2.5',
    models: [
      {
        id: 'gpt-image-2.5-sunburst',
        label: 'GPT Image 2.5 Sunburst',
        sentence: 'Fine detail, one generation back',
      },
      { id: 'gpt-image-2.5-flare', label: 'GPT Image 2.5 Flare', sentence: 'Fast, one generation back' },
    ],
    sizes: anySize,
    qualities: ['auto', 'low', 'medium', 'high', 'xhigh', 'max'],
    stream: 'always',
    prices: { ...prices2, source: 'https://apidog.com/blog/gpt-image-2-5-api' },
    outputPrice: outputPrice2,
    outputPriceOf: 'gpt-image-2',
  },
  {
    ...gptImage,
    name: 'gpt-image-2',
    models: [{ id: 'gpt-image-2', label: 'GPT Image 2', sentence: 'The first with free sizes' }],
    sizes: anySize,
    qualities: ['auto', 'low', 'medium', 'high'],
    stream: 'always',
    prices: { ...prices2, source: 'https://fal.ai/models/openai/gpt-image-2/llms.txt' },
    outputPrice: outputPrice2,
  },
  {
    ...gptImage,
    name: 'gpt-image-1.5',
    models: [
      {
        id: 'gpt-image-1.5',
        label: 'GPT Image 1.5',
        sentence: 'Three sizes, about to stop',
        shutdownDate: '2026-12-01',
        replacement: successor,
      },
      {
        id: 'chatgpt-image-latest',
        label: 'ChatGPT Image',
        sentence: 'What ChatGPT used, about to stop',
        shutdownDate: '2026-12-01',
        replacement: successor,
      },
    ],
    sizes: threeSizes,
    qualities: ['auto', 'low', 'medium', 'high'],
    stream: 'previews',
    prices: {
      textInput: 5,
      imageInput: 8,
      imageOutput: 32,
      date: '2026-11-22',
      source: 'https://www.llmreference.com/model/gpt-image-1.5/openai-api',
    },
    outputPrice: {
      '1024x1024': { low: 0.009, medium: 0.034, high: 0.133 },
      '1024x1536': { low: 0.013, medium: 0.05, high: 0.2 },
      '1536x1024': { low: 0.013, medium: 0.05, high: 0.2 },
    },
  },
  {
    ...gptImage,
    name: 'gpt-image-1-mini',
    models: [
      {
        id: 'gpt-image-1-mini',
        label: 'GPT Image 1 Mini',
        sentence: 'Cheapest, about to stop',
        shutdownDate: '2026-12-01',
        replacement: 'gpt-image-2.6-flare',
      },
    ],
    sizes: threeSizes,
    qualities: ['auto', 'low', 'medium', 'high'],
    stream: 'previews',
    prices: {
      textInput: 2,
      imageInput: 2.5,
      imageOutput: 8,
      date: '2026-11-22',
      source: 'https://developers.openai.com/api/docs/models/gpt-image-1-mini',
    },
    outputPrice: {
      '1024x1024': { low: 0.005, medium: 0.011, high: 0.036 },
      '1024x1536': { low: 0.006, medium: 0.015, high: 0.052 },
      '1536x1024': { low: 0.006, medium: 0.015, high: 0.052 },
    },
  },
  {
    ...gptImage,
    name: 'gpt-image-1',
    models: [
      {
        id: 'gpt-image-1',
        label: 'GPT Image 1',
        sentence: 'On compatible servers only',
        shutdownDate: '2026-10-23',
        replacement: successor,
      },
    ],
    sizes: threeSizes,
    qualities: ['auto', 'low', 'medium', 'high'],
    stream: 'previews',
    prices: {
      textInput: 5,
      imageInput: 10,
      imageOutput: 40,
      date: '2026-11-22',
      source: 'https://developers.openai.com/api/docs/models/gpt-image-1',
    },
    outputPrice: {
      '1024x1024': { low: 0.011, medium: 0.042, high: 0.167 },
      '1024x1536': { low: 0.016, medium: 0.063, high: 0.25 },
      '1536x1024': { low: 0.016, medium: 0.063, high: 0.25 },
    },
  },
  {
    name: 'dall-e-3',
    models: [
      {
        id: 'dall-e-3',
        label: 'DALL·E 3',
        sentence: 'On compatible servers only',
        shutdownDate: '2026-05-12',
        replacement: successor,
      },
    ],
    sizes: { kind: 'list', auto: false, sizes: ['1024x1024', '1792x1024', '1024x1792'] },
    qualities: ['standard', 'hd'],
    formats: [],
    backgrounds: [],
    moderations: [],
    maxCount: 1,
    maxPromptLength: 4000,
    generate: true,
    maxEditImages: 0,
    mask: false,
    variations: false,
    stream: 'never',
    responseFormat: true,
  },
  {
    name: 'dall-e-2',
    models: [
      {
        id: 'dall-e-2',
        label: 'DALL·E 2',
        sentence: 'On compatible servers only',
        shutdownDate: '2026-05-12',
        replacement: successor,
      },
    ],
    sizes: { kind: 'list', auto: false, sizes: ['256x256', '512x512', '1024x1024'] },
    qualities: [],
    formats: [],
    backgrounds: [],
    moderations: [],
    maxCount: 10,
    maxPromptLength: 1000,
    generate: true,
    maxEditImages: 1,
    mask: true,
    variations: true,
    stream: 'never',
    responseFormat: true,
  },
];

/** Takes whatever the user set, and never streams: nobody knows whether it can. */
export const unknownFamily: ModelFamily = {
  ...gptImage,
  name: 'unknown',
  models: [],
  sizes: { kind: 'any' },
  qualities: ['auto', 'low', 'medium', 'high', 'xhigh', 'max', 'standard', 'hd'],
  stream: 'never',
};
