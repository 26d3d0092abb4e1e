import { css } from 'lit';
import { checkerboardStyles } from '../shared/checkerboard.styles.ts';

export const imageStageStyles = [
  checkerboardStyles,
  css`
    :host {
      display: block;
    }

    .scroller {
      box-sizing: border-box;
      block-size: 100%;
      display: grid;
    }

    .fit {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      overflow: hidden;
      padding: 10px;
    }

    .actual {
      overflow: auto;
    }

    .scroller:focus-visible {
      outline: 1px solid var(--vscode-focusBorder);
      outline-offset: -1px;
    }

    img,
    p {
      margin: auto;
    }

    .fit img {
      max-inline-size: 100%;
      max-block-size: 100%;
      /* Low, because the quick pick that the panel belongs to hangs over its top. */
      margin-block-end: 0;
      cursor: zoom-in;
    }

    .actual img {
      cursor: zoom-out;
    }
  `,
];
