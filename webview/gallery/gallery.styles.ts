import { css } from 'lit';

export const galleryStyles = css`
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

  main {
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    block-size: 100%;
    overflow: hidden auto;
  }

  main > * {
    flex: none;
  }

  easel-messages {
    max-block-size: 30vh;
    overflow-y: auto;
    padding: 8px 12px 0;
  }

  .content {
    flex: 1 1 0;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 220px;
  }

  .with-details {
    grid-template-columns: minmax(0, 1fr) clamp(280px, 28vw, 480px);
  }

  easel-details-panel {
    border-inline-start: 1px solid var(--vscode-contrastBorder, var(--vscode-sideBar-border, var(--easel-separator)));
    background: var(--vscode-sideBar-background);
  }

  /* Where the page is too low for all of it, what can be done with the selection stays on screen. */
  easel-status-bar {
    position: sticky;
    inset-block-end: 0;
    background: var(--vscode-editor-background);
  }

  @media (width < 720px) {
    .content {
      min-block-size: 260px;
    }

    .with-details {
      grid-template: minmax(180px, 1fr) minmax(200px, 1fr) / minmax(0, 1fr);
      min-block-size: 420px;
    }

    easel-details-panel {
      border-inline-start: none;
      border-block-start: 1px solid var(--easel-separator);
    }
  }
`;
