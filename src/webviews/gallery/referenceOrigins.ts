import type * as vscode from 'vscode';
import type { ImageUri } from '../../images/imageProvider.ts';

type Origin = readonly [id: string, uri: ImageUri];

const originsKey = 'galleryReferenceOrigins';

/** Many times what a draft holds: of some that were added since, the person may have removed most. */
const most = 200;

/** The files that references came from. As the draft that names the references, they outlive the window. */
export class ReferenceOrigins {
  readonly #memento: vscode.Memento;
  readonly #failed: (error: unknown) => void;

  /** @param failed told when an origin may be gone with the window. */
  constructor(memento: vscode.Memento, failed: (error: unknown) => void) {
    this.#memento = memento;
    this.#failed = failed;
  }

  of(id: string): ImageUri | undefined {
    return this.#list.find(([known]) => known === id)?.[1];
  }

  /** The latest ones are kept. */
  remember(id: string, uri: ImageUri): void {
    const others = this.#list.filter(([known]) => known !== id);
    const origin: Origin = [id, uri];
    this.#memento.update(originsKey, [origin, ...others].slice(0, most)).then(undefined, this.#failed);
  }

  /** The latest first. */
  get #list(): readonly Origin[] {
    return this.#memento.get<readonly Origin[]>(originsKey, []);
  }
}
