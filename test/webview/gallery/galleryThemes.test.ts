import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GalleryItem, GalleryModel } from '../../../src/protocol/gallery.ts';
import { lookAt } from '../lookAt.ts';
import { picture } from '../pictures.ts';
import { applyTheme, themes } from '../themes.ts';
import { FakeHost, galleryItem, galleryModel } from './fakeHost.ts';
import { type GalleryPage, openGalleryPage } from './openGalleryPage.ts';

const colors = ['#31748f', '#eb6f92', '#9ccfd8', '#f6c177', '#907aa9', '#56949f', undefined];
const shapes = [
  [512, 512],
  [768, 512],
  [512, 768],
] as const;

let opened: GalleryPage;
let items: readonly GalleryItem[];

async function open(change: Partial<GalleryModel> = {}, shown = items): Promise<FakeHost> {
  const host = new FakeHost(galleryModel(change), shown);
  opened = await openGalleryPage(host);
  await expect.element(page.getByRole('button', { name: /^Generate · about/ })).toBeVisible();
  if (shown.length > 0) await expect.element(cell(0)).toBeVisible();
  return host;
}

function cell(index: number) {
  return page.getByRole('gridcell').nth(index);
}

beforeAll(async () => {
  items = await Promise.all(
    Array.from({ length: 30 }, async (_, index) => {
      const [width, height] = shapes[index % shapes.length] ?? [512, 512];
      const url = await picture(String(index), width, height, colors[index % colors.length]);
      const badges = { 1: 'Not kept', 4: 'Deleted', 5: 'Changed since' };
      const badge = badges[index as keyof typeof badges];
      return galleryItem(`harbour-${index}`, {
        name: index === 2 ? 'a-harbour-at-night-with-lanterns-on-the-water.png' : `harbour-${index}.png`,
        url: index === 7 ? 'data:image/png;base64,AAAA' : url,
        description: 'A harbour at night, with lanterns on the water',
        starred: index % 6 === 3,
        ...(badge !== undefined && { badge }),
      });
    }),
  );
});

describe.each(themes)('in $name', (theme) => {
  let undress: () => void;

  beforeEach(async () => {
    await page.viewport(1200, 800);
    undress = applyTheme(theme);
  });

  afterEach(() => {
    opened.dispose();
    undress();
  });

  it('is accessible as it opens', async () => {
    await open();
    await lookAt(`gallery-${theme.name}-grid`, theme);
  });

  it('is accessible with a selection, and the focus in it', async () => {
    await open();
    await cell(1).click();
    await cell(3).click({ modifiers: ['Shift'] });
    await userEvent.keyboard('{Control>}');
    await userEvent.keyboard('{/Control}{ArrowRight}');
    await lookAt(`gallery-${theme.name}-selection`, theme);
  });

  it('is accessible with references, and a request', async () => {
    const host = await open();
    host.picked = [0, 1].map((index) => ({
      id: `reference-${index}`,
      name: items[index]?.name ?? '',
      url: items[index]?.url ?? '',
    }));
    await page
      .getByRole('textbox', { name: 'Prompt' })
      .fill('A harbour at night, with lanterns on the water');
    await page.getByRole('button', { name: 'Add Reference Images' }).click();
    await expect.element(page.getByRole('list', { name: 'Reference images' })).toBeInTheDocument();
    await lookAt(`gallery-${theme.name}-composer`, theme);
  });

  it('is accessible with details', async () => {
    const host = await open();
    host.stories.set('harbour-2', {
      prompt: 'A harbour at night, with lanterns on the water and fishing boats that lie still.',
      revisedPrompt:
        'A quiet harbour at night. Paper lanterns float on the dark water between fishing boats.',
      rows: [
        { label: 'Model', value: 'Sunburst' },
        { label: 'Size', value: '1536×1024', asked: '1024×1024' },
        { label: 'Quality', value: 'medium' },
        { label: 'Price', value: '$0.05' },
        { label: 'File', value: 'docs/images/a-harbour-at-night-with-lanterns-on-the-water.png' },
      ],
      from: items.slice(0, 1),
      cameOfIt: items.slice(3, 6),
    });
    await cell(2).dblClick();
    await expect.element(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
    await lookAt(`gallery-${theme.name}-details`, theme);
    await page.viewport(480, 800);
    await lookAt(`gallery-${theme.name}-details-narrow`, theme);
  });

  it('is accessible comparing', async () => {
    await open();
    await cell(0).click();
    await cell(3).click({ modifiers: ['Control'] });
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect.element(page.getByRole('slider', { name: 'Compare position' })).toBeVisible();
    await lookAt(`gallery-${theme.name}-compare`, theme);
    await page.getByRole('button', { name: 'Side by Side' }).click();
    await lookAt(`gallery-${theme.name}-side-by-side`, theme);
  });

  it('is accessible with jobs', async () => {
    await open({
      jobs: [
        {
          id: 'running',
          prompt: 'A lighthouse at dusk, watercolour',
          status: 'Generating 1 image',
          state: 'running',
          canCancel: true,
          operation: 'generate',
        },
        {
          id: 'new',
          prompt: 'A lighthouse at dawn',
          status: 'Generating 2 images',
          state: 'running',
          canCancel: true,
          operation: 'generate',
        },
        {
          id: 'queued',
          prompt:
            'A harbour at night, with lanterns on the water, and a long prompt that does not fit on one line of it',
          status: 'Waiting',
          state: 'queued',
          canCancel: true,
          operation: 'variation',
        },
        {
          id: 'interrupted',
          prompt: 'A cat',
          status: 'Interrupted, may have been billed',
          state: 'interrupted',
          canCancel: false,
          retry: 'Retry · about $0.05, charged again',
          operation: 'edit',
        },
      ],
    });
    const partial = await fetch(await picture('partial', 256, 256, '#907aa9'));
    const image = new Uint8Array(await partial.arrayBuffer());
    await opened.view.preview({ job: 'running', image, mimeType: 'image/png' });
    await lookAt(`gallery-${theme.name}-jobs`, theme);
  });

  it('is accessible with messages', async () => {
    await open({
      messages: [
        { id: '1', severity: 'info', text: '3 images are not kept.' },
        {
          id: '2',
          severity: 'warning',
          text: 'This model stops on 1 December 2026.',
          action: 'Select Model',
        },
      ],
    });
    await page.getByRole('button', { name: /^Generate ·/ }).click();
    await lookAt(`gallery-${theme.name}-messages`, theme);
  });

  it.each([
    ['no-key', { hasKey: false }],
    ['no-images', {}],
  ] as const)('is accessible with %s', async (state, change) => {
    await open(change, []);
    await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible();
    await lookAt(`gallery-${theme.name}-${state}`, theme);
  });

  it('is accessible without a workspace, and without a match', async () => {
    const host = await open({ hasWorkspace: false }, []);
    await page.getByRole('button', { name: 'All in workspace' }).click();
    await lookAt(`gallery-${theme.name}-no-workspace`, theme);
    host.items = items;
    await page.getByRole('searchbox', { name: 'Search images' }).fill('zebra');
    await expect.element(page.getByRole('button', { name: 'Clear Filters' })).toBeVisible();
    await lookAt(`gallery-${theme.name}-no-match`, theme);
  });

  it.each([
    ['narrow', 400],
    ['wide', 2500],
  ] as const)('is accessible when %s', async (name, width) => {
    await page.viewport(width, 800);
    await open();
    await lookAt(`gallery-${theme.name}-${name}`, theme);
  });
});
