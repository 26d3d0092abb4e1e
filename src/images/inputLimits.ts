/** What the API takes of images that others are to be made from. */
export const inputLimits = {
  /** Of one request. */
  images: 16,
  /** An image has fewer. The API says 50 MB; the smaller reading of a megabyte is safe with either. */
  bytes: 50_000_000,
} as const;
