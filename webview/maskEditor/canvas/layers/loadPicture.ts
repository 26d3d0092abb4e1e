/** An image that is ready to be drawn at once, whatever its size. Rejects when it is none. */
export async function loadPicture(url: string): Promise<ImageBitmap> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return createImageBitmap(image);
}
