import { css } from 'lit';

export const messagesStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }

  :host:empty {
    display: none;
  }

  .message {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) 24px;
    align-items: start;
    gap: 6px 8px;
    padding: 6px 4px 6px 8px;
    border: 1px solid var(--border);
    border-radius: 4px;
    background: var(--background);
    color: var(--vscode-inputValidation-infoForeground, var(--vscode-foreground));
  }

  .info {
    --border: var(--vscode-inputValidation-infoBorder);
    --background: var(--vscode-inputValidation-infoBackground);
    --icon: var(--vscode-editorInfo-foreground);
  }

  .warning {
    --border: var(--vscode-inputValidation-warningBorder);
    --background: var(--vscode-inputValidation-warningBackground);
    --icon: var(--vscode-editorWarning-foreground);
  }

  .error {
    --border: var(--vscode-inputValidation-errorBorder);
    --background: var(--vscode-inputValidation-errorBackground);
    --icon: var(--vscode-editorError-foreground);
  }

  easel-icon {
    margin-block-start: 4px;
    color: var(--icon);
  }

  p {
    margin: 0;
    padding-block: 3px;
    overflow-wrap: anywhere;
  }

  vscode-button {
    grid-column: 2 / -1;
    justify-self: start;
  }

  @media (width > 560px) {
    :host([wide]) .message {
      grid-template-columns: 16px minmax(0, 1fr) auto 24px;
    }

    :host([wide]) easel-icon-button {
      grid-area: 1 / 4;
    }

    :host([wide]) vscode-button {
      grid-area: 1 / 3;
    }
  }
`;
