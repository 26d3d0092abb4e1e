/** Takes the pixels `from` (included) to `to` (excluded) of row `y`; they may reach over the left and right edge. */
export type PaintSpan = (y: number, from: number, to: number) => void;
