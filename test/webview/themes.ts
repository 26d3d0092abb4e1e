/** A theme as a webview of VS Code 1.139 gets it: body classes, and those variables that our pages use. */
export interface Theme {
  readonly name: string;
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
}

const fonts = {
  'font-family': 'system-ui, "Ubuntu", "Droid Sans", sans-serif',
  'font-size': '13px',
};

export const themes: readonly Theme[] = [
  {
    name: 'light-modern',
    bodyClass: 'vscode-light',
    variables: {
      ...fonts,
      descriptionForeground: '#3b3b3b',
      'editor-background': '#ffffff',
      'editor-foreground': '#3b3b3b',
      focusBorder: '#005fb8',
      foreground: '#3b3b3b',
      'icon-foreground': '#3b3b3b',
      'panel-border': '#e5e5e5',
      'scrollbarSlider-background': 'rgba(100, 100, 100, 0.4)',
      'toolbar-activeBackground': 'rgba(166, 166, 166, 0.31)',
      'toolbar-hoverBackground': 'rgba(184, 184, 184, 0.31)',
    },
  },
  {
    name: 'dark-modern',
    bodyClass: 'vscode-dark',
    variables: {
      ...fonts,
      descriptionForeground: '#9d9d9d',
      'editor-background': '#1f1f1f',
      'editor-foreground': '#cccccc',
      focusBorder: '#0078d4',
      foreground: '#cccccc',
      'icon-foreground': '#cccccc',
      'panel-border': '#2b2b2b',
      'scrollbarSlider-background': 'rgba(121, 121, 121, 0.4)',
      'toolbar-activeBackground': 'rgba(99, 102, 103, 0.31)',
      'toolbar-hoverBackground': 'rgba(90, 93, 94, 0.31)',
    },
  },
  {
    name: 'high-contrast',
    bodyClass: 'vscode-high-contrast',
    variables: {
      ...fonts,
      contrastActiveBorder: '#f38518',
      descriptionForeground: 'rgba(255, 255, 255, 0.7)',
      'editor-background': '#000000',
      'editor-foreground': '#ffffff',
      focusBorder: '#f38518',
      foreground: '#ffffff',
      'icon-foreground': '#ffffff',
      'panel-border': '#6fc3df',
      'scrollbarSlider-background': 'rgba(111, 195, 223, 0.6)',
      'toolbar-hoverOutline': '#f38518',
    },
  },
  {
    name: 'high-contrast-light',
    bodyClass: 'vscode-high-contrast-light vscode-high-contrast',
    variables: {
      ...fonts,
      contrastActiveBorder: '#006bbd',
      descriptionForeground: 'rgba(41, 41, 41, 0.7)',
      'editor-background': '#ffffff',
      'editor-foreground': '#292929',
      focusBorder: '#006bbd',
      foreground: '#292929',
      'icon-foreground': '#292929',
      'panel-border': '#0f4a85',
      'scrollbarSlider-background': 'rgba(15, 74, 133, 0.4)',
      'toolbar-hoverOutline': '#006bbd',
    },
  },
];

/** Dresses this document as VS Code does; returns how to undress it. */
export function applyTheme({ bodyClass, variables }: Theme): () => void {
  const { documentElement: root, body } = document;
  body.className = bodyClass;
  root.style.cssText = Object.entries({
    ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [`--vscode-${name}`, value])),
    'background-color': 'var(--vscode-editor-background)',
  })
    .map(([name, value]) => `${name}: ${value}`)
    .join(';');
  return () => {
    body.className = '';
    root.style.cssText = '';
  };
}
