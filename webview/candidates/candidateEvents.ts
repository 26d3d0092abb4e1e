/** The person chose another image. */
export class ActivateEvent extends Event {
  static readonly type = 'easel-activate';

  constructor(readonly index: number) {
    super(ActivateEvent.type, { bubbles: true, composed: true });
  }
}

/** The image that is shown is there, this large in its own pixels. */
export class ImageSizeEvent extends Event {
  static readonly type = 'easel-image-size';

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    super(ImageSizeEvent.type);
  }
}

/** The person wants the other of the two sizes: fitting the panel, or pixel for pixel. */
export class ToggleZoomEvent extends Event {
  static readonly type = 'easel-toggle-zoom';

  constructor() {
    super(ToggleZoomEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'easel-activate': ActivateEvent;
    'easel-image-size': ImageSizeEvent;
    'easel-toggle-zoom': ToggleZoomEvent;
  }
}
