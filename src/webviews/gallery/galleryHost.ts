import * as vscode from 'vscode';
import type { GalleryRun } from '../../commands/gallery/galleryRuns.ts';
import type { AddedReferences, GalleryHost, GalleryReference } from '../../protocol/gallery.ts';
import { checkFlag, checkParams, checkText, checkWhole } from '../checkedParams.ts';
import { addedReferences, type ReadReference } from './addedReferences.ts';
import type { FileFactsReader } from './fileFacts.ts';
import type { GalleryActions } from './galleryActions.ts';
import { galleryItem } from './galleryItems.ts';
import {
  checkAction,
  checkComposerChoices,
  checkComposerRequest,
  checkId,
  checkIds,
  checkQuery,
  checkReferenceCount,
  checkTexts,
} from './galleryParams.ts';
import type { GalleryParts } from './galleryParts.ts';
import type { GalleryQueries } from './galleryQueries.ts';
import { type GalleryReferences, pickReferences } from './galleryReferences.ts';
import type { GalleryState } from './galleryState.ts';
import { imageDetails } from './imageDetails.ts';
import type { ImageLineage } from './imageLineage.ts';
import { type ImageLooks, shownFile } from './imageLooks.ts';
import type { ImageUrls } from './imageUrls.ts';

export interface GalleryHostParts {
  readonly parts: GalleryParts;
  readonly state: GalleryState;
  readonly queries: GalleryQueries;
  readonly looks: ImageLooks;
  readonly urls: ImageUrls;
  readonly lineage: ImageLineage;
  readonly fileFacts: FileFactsReader;
  readonly actions: GalleryActions;
  readonly references: GalleryReferences;
  readonly ready: GalleryHost['ready'];
  readonly saveDraft: (draft: string) => void;
  /** Shows how a job goes. */
  readonly follow: (run: GalleryRun) => void;
  /** Records were written. */
  readonly recorded: () => Promise<void>;
  readonly hasPreview: () => boolean;
}

/** In characters. */
const longestDraft = 2 * 1024 * 1024;
const longestUrl = 10_000;
const mostDescribed = 500;
/** As many as anybody can select. */
const mostActedOn = 100_000;

/** What the page may ask; everything that it sends is checked here. */
export function galleryHost(gallery: GalleryHostParts): GalleryHost {
  const { parts, state, queries, looks, urls, actions, references } = gallery;

  const addImage = async (id: string): Promise<GalleryReference | undefined> => {
    const [look] = await looks.ofIds([id]);
    if (!look) return undefined;
    const file = shownFile(look);
    if (file) return references.addFile(vscode.Uri.parse(file.uri));
    return look.hash === undefined ? undefined : references.addArchived(look.hash, look.format, look.name);
  };

  const add = (reads: readonly ReadReference[], present: unknown): Promise<AddedReferences> =>
    addedReferences(reads, checkIds(present, mostActedOn), state.options.maxReferences);

  return {
    ready: gallery.ready,
    async saveDraft(params) {
      gallery.saveDraft(checkText(checkParams(params)['draft'], 'draft', longestDraft));
    },
    async query(params, signal) {
      return queries.find(checkQuery(params), signal);
    },
    async describe(params, signal) {
      const seen = await looks.ofIds(checkIds(checkParams(params)['ids'], mostDescribed), signal);
      signal?.throwIfAborted();
      return Promise.all(seen.map((look) => galleryItem(look, urls)));
    },
    async details(params) {
      const [look] = await looks.ofIds([checkId(checkParams(params)['id'])]);
      return look && imageDetails(look, gallery);
    },
    async saveThumbnail(params) {
      const { id, url, image } = checkParams(params);
      if (!(image instanceof Uint8Array)) throw new TypeError('The image must be bytes.');
      const [look] = await looks.ofIds([checkId(id)]);
      if (look) await urls.saveSmall(look, checkText(url, 'url', longestUrl), new Uint8Array(image));
    },
    async act(params) {
      const { action, ids } = checkParams(params);
      const wanted = checkAction(action);
      try {
        await actions.act(wanted, await looks.ofIds(checkIds(ids, mostActedOn)));
      } finally {
        await gallery.recorded();
      }
    },
    async estimate(params) {
      const { choices, promptLength, references: count } = checkParams(params);
      return parts.composer.estimate(
        checkComposerChoices(choices, state.options),
        checkWhole(promptLength, 'promptLength', 0, 100_000),
        checkReferenceCount(count),
      );
    },
    async generate(params) {
      const { references: ids, ...request } = checkComposerRequest(params, state.options);
      const images = await Promise.all(ids.map((id) => references.read(id)));
      const hasPreview = gallery.hasPreview();
      const run = await parts.composer.send({ ...request, references: images, hasPreview }).finally(() => {
        // A key may be there now, and with it another model.
        state.readSettings();
        void state.readKey();
      });
      if (run) gallery.follow(run);
    },
    async pickReferences(params) {
      const { present } = checkParams(params);
      const files = await pickReferences();
      return add(
        files.map((file) => () => references.addFile(file)),
        present,
      );
    },
    async addReferences(params) {
      const { uris, ids, present } = checkParams(params);
      const files = checkTexts(uris, 'uris', mostActedOn, longestUrl);
      return add(
        [
          ...files.map((file) => async () => references.addFile(droppedFile(file))),
          ...checkIds(ids, mostActedOn).map((id) => () => addImage(id)),
        ],
        present,
      );
    },
    async cancelJob(params) {
      const id = checkId(checkParams(params)['id']);
      parts.jobs.jobs.find((job) => job.id === id)?.cancel();
    },
    async retryJob(params) {
      const left = state.interrupted(checkId(checkParams(params)['id']));
      await parts.interrupted.retry(left, async () => {
        const run = await parts.again.retry(left.job, left.missing);
        if (run) gallery.follow(run);
        return run;
      });
      await gallery.recorded();
    },
    async forgetJob(params) {
      await parts.interrupted.forget(state.interrupted(checkId(checkParams(params)['id'])));
      await gallery.recorded();
    },
    async selectModel() {
      await vscode.commands.executeCommand('easel.selectModel');
    },
    async setKey() {
      await vscode.commands.executeCommand('easel.setApiKey');
    },
    async freeSpace() {
      await parts.freeSpace();
      await state.measure();
    },
    async answerMessage(params) {
      const { id: sent, take } = checkParams(params);
      const id = checkText(sent, 'id', 100);
      const isTaken = checkFlag(take, 'take');
      try {
        await state.messages.answer(id, isTaken);
      } catch (error) {
        state.showFailure(id, error);
      }
    },
  };
}

/** Another machine's window names the files here by that machine. */
function droppedFile(text: string): vscode.Uri {
  const uri = vscode.Uri.parse(text, true);
  return uri.scheme === 'vscode-remote' ? uri.with({ scheme: 'file', authority: '' }) : uri;
}
