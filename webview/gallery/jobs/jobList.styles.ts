import { css } from 'lit';

export const jobListStyles = css`
  :host {
    display: block;
  }

  ul {
    display: flex;
    flex-direction: column;
    max-block-size: 28vh;
    margin: 0;
    padding: 4px 12px;
    overflow-y: auto;
    border-block-end: 1px solid var(--easel-separator);
    list-style: none;
  }

  .idle {
    padding: 0;
    border: none;
  }

  li {
    display: flex;
    align-items: center;
    gap: 10px;
    padding-block: 4px;
  }

  .preview {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    overflow: hidden;
    border-radius: 4px;
    background: color-mix(in srgb, var(--vscode-foreground) 6%, transparent);
  }

  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  vscode-progress-ring {
    inline-size: 20px;
    block-size: 20px;
  }

  /* Where things are not to move, the words alone say that it runs. */
  :host-context(.vscode-reduce-motion) vscode-progress-ring {
    display: none;
  }

  @media (prefers-reduced-motion: reduce) {
    vscode-progress-ring {
      display: none;
    }
  }

  .interrupted easel-icon {
    color: var(--vscode-editorWarning-foreground);
  }

  .text {
    flex: 1;
    min-inline-size: 0;
  }

  p {
    margin: 0;
    line-height: 18px;
  }

  .prompt {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .status {
    color: var(--vscode-descriptionForeground);
    overflow-wrap: anywhere;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 6px;
  }
`;
