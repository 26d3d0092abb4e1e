import type { LoadedRecords } from '../../images/imageLibrary.ts';
import type { ImageHash, ImagePlace } from '../../images/imageRecord.ts';
import { inSlices } from '../inSlices.ts';

/**
 * The files that are said to hold an image: of an answer also those with a composite of it, whose `hash` is another.
 * Whether they do, `FileStates` says.
 */
export async function recordedPlaces({
  images,
}: Pick<LoadedRecords, 'images'>): Promise<ReadonlyMap<ImageHash, readonly ImagePlace[]>> {
  const places = new Map<ImageHash, ImagePlace[]>();
  const add = (hash: ImageHash, place: ImagePlace) => {
    const known = places.get(hash);
    if (known) known.push(place);
    else places.set(hash, [place]);
  };
  await inSlices(images, (image) => {
    for (const place of image.places) {
      const isAnswer = place.hash === image.hash;
      add(image.hash, isAnswer && place.bytes === undefined ? { ...place, bytes: image.bytes } : place);
      if (!isAnswer) add(place.hash, place);
    }
  });
  return places;
}
