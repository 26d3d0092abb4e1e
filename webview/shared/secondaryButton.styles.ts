import { css } from 'lit';

/** Secondary buttons with VS Code's own border for them, which `vscode-button` does not know. */
export const secondaryButtonStyles = css`
  vscode-button[secondary] {
    --vscode-button-border: var(--vscode-button-secondaryBorder, var(--vscode-contrastBorder, transparent));
  }
`;
