import type { FileMove, LoadedRecords } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { RecordedRequest } from '../../images/imageRecord.ts';
import { inSlices } from '../inSlices.ts';
import { selfAndAbove } from './fileHistory.ts';

/** Those of files that the records speak of, and of folders above such files: the others need no line. */
export async function recordedMoves(
  moves: readonly FileMove[],
  records: LoadedRecords,
): Promise<readonly FileMove[]> {
  const movesFrom = Map.groupBy(moves, ({ from }) => from);
  const recorded = new Set<FileMove>();
  await inSlices(namedFiles(records), (uri) => {
    for (const name of selfAndAbove(uri)) for (const move of movesFrom.get(name) ?? []) recorded.add(move);
  });
  return moves.filter((move) => recorded.has(move));
}

function* namedFiles({ images, jobs, replacements, removals }: LoadedRecords): Generator<ImageUri> {
  for (const { uris, request } of images) {
    yield* uris;
    yield* sourcesOf(request);
  }
  for (const { origin, request } of jobs) {
    if (origin !== undefined) yield origin;
    yield* sourcesOf(request);
  }
  for (const { uri } of replacements) if (uri !== undefined) yield uri;
  for (const { uri } of removals) yield uri;
}

function* sourcesOf({ images, recipe }: RecordedRequest): Generator<ImageUri> {
  for (const { uri } of images ?? []) if (uri !== undefined) yield uri;
  if (recipe) yield recipe.document;
}
