import { css } from 'lit';
import { sliderStyles } from '../../shared/slider.styles.ts';

export const filterBarStyles = [
  sliderStyles,
  css`
    :host {
      display: block;
    }

    section {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px;
      padding: 8px 12px;
    }

    vscode-textfield {
      flex: 1 1 200px;
      inline-size: auto;
      max-inline-size: 420px;
    }

    easel-icon {
      color: var(--vscode-descriptionForeground);
    }

    .sources {
      display: flex;
      gap: 2px;
    }

    easel-choice-field {
      inline-size: 128px;
    }

    .end {
      display: flex;
      align-items: center;
      gap: 8px;
      margin-inline-start: auto;
    }

    input[type='range'] {
      inline-size: 88px;
    }
  `,
];
