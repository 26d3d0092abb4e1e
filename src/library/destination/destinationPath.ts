import { posix } from 'node:path';
import { LibraryError } from '../../images/imageLibrary.ts';
import { type DestinationTemplateValues, expandDestinationTemplate } from './destinationTemplate.ts';
import { isPathWithin } from './uriPath.ts';

export interface DestinationPathContext extends DestinationTemplateValues {
  /** The setting that the template comes from, for error sentences. */
  readonly setting: 'easel.outputFolder' | 'markdown.copyFiles.destination';
  /** Paths that differ in case name the same file. */
  readonly ignoreCase: boolean;
}

/** `//server`, `\\server`, `C:`, `file:`, `~/`: the forms that name a place of their own. */
const absolute = /^(\/\/|\\\\|[a-z][a-z0-9+.-]*:|~(\/|$))/i;
/** `.`, `/`, `\` and `:` in percent-encoding, however many times over. */
const encoded = /%(25)*(2e|2f|5c|3a)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const control = /[\u0000-\u001f\u007f]/;

/**
 * The normalised path that a template names: relative to the document, or to the workspace folder when it starts
 * with `/`.
 * @throws LibraryError when it leaves the workspace folder, or is written in a form that could.
 */
export function destinationPath(template: string, context: DestinationPathContext): string {
  const { setting, documentPath, workspaceFolderPath, ignoreCase } = context;
  const trimmed = template.trim();
  if (absolute.test(trimmed)) throw outside(setting, trimmed);
  const anchored = trimmed.startsWith('/') ? `\${documentWorkspaceFolder}${trimmed}` : trimmed;
  const expanded = expandDestinationTemplate(anchored, context);
  if (expanded.includes('\\')) {
    throw new LibraryError(
      'invalidName',
      `The setting ${setting} gives the path “${expanded}”, which holds a backslash. Write folders with “/”.`,
    );
  }
  if (control.test(expanded) || encoded.test(expanded)) {
    throw new LibraryError(
      'invalidName',
      `The setting ${setting} gives a path with encoded or invisible characters. Write it in plain characters.`,
    );
  }
  const base = documentPath === undefined ? workspaceFolderPath : posix.dirname(documentPath);
  const path = posix.resolve(base, expanded);
  if (!isPathWithin(path, workspaceFolderPath, ignoreCase)) throw outside(setting, expanded);
  return path;
}

function outside(setting: string, path: string): LibraryError {
  return new LibraryError(
    'outsideWorkspace',
    `The setting ${setting} points outside the workspace folder (“${path}”). Set it to a path inside, such as “images”.`,
  );
}
