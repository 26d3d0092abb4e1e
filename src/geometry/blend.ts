/** How an answer joins the picture that it was made for. */
export interface Blend {
  /** The painted area reaches this much further, in image pixels; the mask that is sent ends here. */
  readonly grow: number;
  /** From there the answer fades out over this many image pixels. */
  readonly feather: number;
  /** False: the answer is taken as it came, with all that the model redrew. */
  readonly keepUnmasked: boolean;
}
