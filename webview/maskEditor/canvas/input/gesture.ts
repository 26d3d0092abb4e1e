/** What one pointer does from the press to the release. */
export interface Gesture {
  /** With all positions since the last time, the newest last. */
  move(events: readonly PointerEvent[]): void;
  /** The pointer was let go, or lost: what was done stays. */
  end(): void;
  /** Escape: what was done is taken back. Says whether there was anything. */
  cancel(): boolean;
}
