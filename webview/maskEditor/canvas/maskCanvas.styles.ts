import { css } from 'lit';
import { checkerboardStyles } from '../../shared/checkerboard.styles.ts';
import { visuallyHiddenStyles } from '../../shared/visuallyHidden.styles.ts';

export const maskCanvasStyles = [
  checkerboardStyles,
  visuallyHiddenStyles,
  css`
    :host {
      display: block;
      position: relative;
      overflow: hidden;
      contain: strict;
      background: var(--vscode-editor-background);
      color: var(--vscode-foreground);
      font-family: var(--vscode-font-family);
      font-size: var(--vscode-font-size);
    }

    [hidden] {
      display: none !important;
    }

    .surface {
      position: absolute;
      inset: 0;
      overflow: hidden;
      touch-action: none;
      user-select: none;
      outline: none;
      cursor: crosshair;
    }

    .surface[data-state='brushing'] {
      cursor: none;
    }

    .surface[data-state='pannable'] {
      cursor: grab;
    }

    .surface[data-state='panning'] {
      cursor: grabbing;
    }

    .surface > * {
      position: absolute;
      inset-block-start: 0;
      inset-inline-start: 0;
      pointer-events: none;
    }

    .pane {
      inline-size: 100%;
      block-size: 100%;
      overflow: hidden;
    }

    .pane:has(+ .pane:not([hidden])) {
      inline-size: 50%;
      border-inline-end: 1px solid var(--vscode-contrastBorder, var(--vscode-panel-border, currentColor));
      box-sizing: border-box;
    }

    .pane + .pane {
      inline-size: 50%;
      inset-inline-start: 50%;
    }

    easel-extend-handles,
    easel-compare-divider {
      position: absolute;
      inset-block-start: 0;
      inset-inline-start: 0;
    }

    canvas,
    svg {
      inline-size: 100%;
      block-size: 100%;
    }

    .focus {
      inset: 0;
    }

    .surface:focus-visible .focus {
      outline: 2px solid var(--vscode-focusBorder);
      outline-offset: -2px;
    }

    /* Light within dark shows on any picture. */
    .cursor {
      box-sizing: border-box;
      forced-color-adjust: none;
    }

    .ring {
      border: 1px solid #ffffff;
      border-radius: 50%;
      box-shadow:
        0 0 0 1px #000000,
        inset 0 0 0 1px rgb(0 0 0 / 60%);
    }

    .cross {
      background:
        linear-gradient(#ffffff, #ffffff) 50% 50% / 1px 100% no-repeat,
        linear-gradient(#ffffff, #ffffff) 50% 50% / 100% 1px no-repeat,
        linear-gradient(#000000, #000000) 50% 50% / 3px 100% no-repeat,
        linear-gradient(#000000, #000000) 50% 50% / 100% 3px no-repeat;
    }

    path {
      fill: none;
      forced-color-adjust: none;
    }

    .under {
      stroke: #000000;
      stroke-width: 3px;
      stroke-opacity: 0.75;
    }

    .over {
      stroke: #ffffff;
      stroke-width: 1px;
    }

    .frame.over {
      stroke-dasharray: 6 4;
    }

    .broken {
      position: absolute;
      inset: 0;
      display: grid;
      place-content: center;
      margin: 0;
      padding: 16px;
    }
  `,
];
