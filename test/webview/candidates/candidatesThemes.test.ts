import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { lookAt } from '../lookAt.ts';
import { picture } from '../pictures.ts';
import { applyTheme, themes } from '../themes.ts';
import { type CandidatesPage, openCandidatesPage } from './openCandidatesPage.ts';

let opened: CandidatesPage;

describe.each(themes)('in $name', (theme) => {
  let undress: () => void;

  beforeEach(async () => {
    await page.viewport(640, 720);
    undress = applyTheme(theme);
    const images = [
      { url: await picture('1', 1024, 1024, '#31748f'), label: 'Image 1 of 4' },
      { url: await picture('2', 1536, 1024), label: 'Image 2 of 4' },
      { url: await picture('3', 1024, 1536, '#eb6f92'), label: 'Image 3 of 4' },
      { url: 'data:image/png;base64,AAAA', label: 'Image 4 of 4' },
    ];
    opened = await openCandidatesPage({ prompt: 'A lake', images, active: 1 });
    await expect.element(page.getByText('2 of 4 · 1536×1024')).toBeVisible();
  });

  afterEach(() => {
    opened.dispose();
    undress();
  });

  it('is accessible as it opens', () => lookAt(`candidates-${theme.name}-open`, theme));

  it('is accessible with the focus on a thumbnail', async () => {
    await page.getByRole('option').nth(2).click();
    await userEvent.keyboard('{ArrowLeft}');
    await lookAt(`candidates-${theme.name}-focus`, theme);
  });

  it('is accessible at 100%', async () => {
    await page.getByRole('button').click();
    await userEvent.tab({ shift: true });
    await lookAt(`candidates-${theme.name}-actual-size`, theme);
  });

  it('is accessible with a broken image', async () => {
    await opened.view.show({ index: 3 });
    await expect.element(page.getByRole('status')).toBeVisible();
    await lookAt(`candidates-${theme.name}-broken`, theme);
  });
});
