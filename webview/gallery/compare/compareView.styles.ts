import { css } from 'lit';
import { checkerboardStyles } from '../../shared/checkerboard.styles.ts';

export const compareViewStyles = [
  checkerboardStyles,
  css`
    :host {
      display: block;
      min-block-size: 0;
      min-inline-size: 0;
    }

    section {
      display: grid;
      grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
      gap: 6px;
      box-sizing: border-box;
      block-size: 100%;
      padding: 4px 12px 8px;
    }

    .bar,
    .layouts,
    .names {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
    }

    .bar,
    .names {
      justify-content: space-between;
    }

    .names span {
      overflow: hidden;
      max-inline-size: 48%;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .slider,
    .sideBySide {
      display: grid;
      gap: 8px;
      min-block-size: 0;
    }

    .slider {
      position: relative;
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      gap: 0;
    }

    .sideBySide {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr) minmax(0, 1fr);
    }

    .side {
      display: grid;
      place-items: center;
      container-type: size;
    }

    img {
      inline-size: min(100cqi, 100cqb * var(--ratio, 1));
      aspect-ratio: var(--ratio, 1);
    }

    .slider .side {
      grid-area: 1 / 1;
    }

    .slider .left {
      clip-path: inset(0 calc(100% - var(--position)) 0 0);
    }

    .slider .right {
      clip-path: inset(0 0 0 var(--position));
    }

    easel-compare-divider {
      position: absolute;
      inset: 0;
    }
  `,
];
