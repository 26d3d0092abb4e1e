import type { GalleryHost, GalleryView } from '../../src/protocol/gallery.ts';
import { connect, type Transport } from '../../src/protocol/rpc.ts';
import { saveDrafts } from '../shared/draftSaver.ts';
import { act } from './actions/act.ts';
import './galleryApp.ts';
import { Gallery, GalleryChangeEvent, GalleryScrollEvent } from './state/gallery.ts';
import { readDraft, writeDraft } from './state/galleryDraft.ts';

interface StartedPage {
  readonly gallery: Gallery;
  dispose(): void;
}

/** Puts the page into `parent`, as the host says, and lets each do what the other asks. */
export async function startGalleryPage(
  transport: Transport,
  parent: HTMLElement,
): Promise<{ dispose(): void }> {
  const connection = connect<GalleryView, GalleryHost>(transport, {
    show: async (model) => (await starting).gallery.show(model),
    refresh: async () => (await starting).gallery.refresh(),
    preview: async ({ job, image, mimeType }) =>
      (await starting).gallery.previews.show(job, new Uint8Array(image), mimeType),
    reveal: async ({ id }) => (await starting).gallery.reveal(id),
    setPrompt: async ({ prompt }) => (await starting).gallery.composing.write(prompt),
    act: async ({ action }) => {
      const { gallery } = await starting;
      return act(gallery, action, gallery.targets);
    },
  });
  const starting = start(connection.remote, parent);
  const page = await starting;
  return {
    dispose() {
      page.dispose();
      connection.dispose();
    },
  };
}

async function start(host: GalleryHost, parent: HTMLElement): Promise<StartedPage> {
  const { model, draft: saved, prompt, reveal } = await host.ready();
  const draft = readDraft(saved);
  const gallery = new Gallery(host, model, draft);
  if (prompt !== undefined) gallery.composing.write(prompt);
  const element = document.createElement('easel-gallery');
  element.gallery = gallery;
  parent.append(element);
  const drafts = saveDrafts({
    source: gallery,
    types: [GalleryChangeEvent.type, GalleryScrollEvent.type],
    write: () => writeDraft(gallery.draft),
    save: (text) => host.saveDraft({ draft: text }),
  });
  // Whether the first images are there is no reason to keep what the host asks waiting.
  void gallery.ask().then(async () => {
    if (reveal !== undefined) await gallery.reveal(reveal);
    else if (draft.details !== undefined) gallery.openDetails(draft.details);
  });
  await element.updateComplete;
  return {
    gallery,
    dispose() {
      drafts.dispose();
      gallery.dispose();
      element.remove();
    },
  };
}
