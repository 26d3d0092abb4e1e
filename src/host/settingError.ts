/** A setting holds what Easel cannot use. `message` is a sentence; the action that helps is opening the setting. */
export class SettingError extends Error {
  override readonly name = 'SettingError';

  constructor(
    /** As in `baseUrl`, without `easel.`. */
    readonly setting: string,
    message: string,
  ) {
    super(message);
  }
}
