import { css } from 'lit';

/** One section of the panel. */
export const sectionStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }

  h2 {
    margin: 0;
    font-size: 11px;
    font-weight: 600;
    text-transform: uppercase;
    color: var(--vscode-sideBarSectionHeader-foreground, var(--vscode-foreground));
  }

  p {
    margin: 0;
    color: var(--vscode-descriptionForeground);
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(56px, 1fr));
    gap: 6px;
  }
`;
