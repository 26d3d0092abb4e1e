import { css } from 'lit';

export const maskEditorStyles = css`
  :host {
    display: block;
    block-size: 100%;
    background: var(--vscode-editor-background);
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
    scrollbar-color: var(--vscode-scrollbarSlider-background) transparent;
    --easel-separator: var(--vscode-contrastBorder, var(--vscode-panel-border));
  }

  .editor {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) 300px;
    grid-template-areas: 'bars panel' 'canvas panel' 'tray panel';
    block-size: 100%;
  }

  .bars {
    grid-area: bars;
    display: flex;
    flex-direction: column;
    gap: 2px;
    padding: 4px 8px;
    border-block-end: 1px solid var(--easel-separator);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 8px;
  }

  .coverage {
    align-self: center;
    margin-inline-start: auto;
    color: var(--vscode-descriptionForeground);
    font-variant-numeric: tabular-nums;
  }

  easel-mask-canvas {
    grid-area: canvas;
    min-block-size: 0;
  }

  easel-candidate-tray {
    grid-area: tray;
    min-inline-size: 0;
  }

  easel-edit-panel {
    grid-area: panel;
    border-inline-start: 1px solid var(--vscode-contrastBorder, var(--vscode-sideBar-border, var(--easel-separator)));
    background: var(--vscode-sideBar-background);
  }

  .problem {
    display: grid;
    place-content: center;
    block-size: 100%;
    padding: 16px;
    box-sizing: border-box;
  }

  .problem easel-message-list {
    max-inline-size: 480px;
  }

  @media (width < 720px) {
    .editor {
      grid-template: auto minmax(160px, 1fr) auto minmax(120px, 42%) / minmax(0, 1fr);
      grid-template-areas: 'bars' 'canvas' 'tray' 'panel';
    }

    easel-edit-panel {
      border-inline-start: none;
      border-block-start: 1px solid var(--easel-separator);
    }
  }
`;
