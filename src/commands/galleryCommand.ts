import { type GalleryAction, galleryActions } from '../protocol/gallery.ts';
import type { Command } from './command.ts';

/** The gallery that has the focus, if it has. */
export type ActiveGallery = () => { act(action: GalleryAction): void } | undefined;

/** An action on what is selected in the gallery, for its context menu and for key bindings. */
export class GalleryCommand implements Command {
  readonly id: string;

  constructor(
    private readonly action: GalleryAction,
    private readonly active: ActiveGallery,
  ) {
    this.id = `easel.gallery.${action}`;
  }

  async execute(): Promise<void> {
    this.active()?.act(this.action);
  }
}

export function galleryCommands(active: ActiveGallery): readonly Command[] {
  return galleryActions.map((action) => new GalleryCommand(action, active));
}
