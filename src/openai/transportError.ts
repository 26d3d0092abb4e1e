export type TransportFailure =
  /** No byte in either direction for too long. */
  | 'timeout'
  /** The server pointed elsewhere; the request does not follow. */
  | 'redirect'
  /** The address is not one that may be asked. */
  | 'forbiddenAddress'
  /** The answer is compressed although that was not asked for. */
  | 'encoding';

/** A failure of {@link httpFetch} that Node has no error code for; `message` is for the log. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    readonly failure: TransportFailure,
    message: string,
    /** `redirect`: the origin that the server pointed to, absent when the address is relative. */
    readonly target?: string,
  ) {
    super(message);
  }
}
