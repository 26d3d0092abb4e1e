import { posix } from 'node:path';

/** What the variables of `markdown.copyFiles.destination` stand for; all paths are decoded URI paths. */
export interface DestinationTemplateValues {
  /** Absent when no document is open: its variables are empty then, its folder is the workspace folder. */
  readonly documentPath?: string;
  readonly workspaceFolderPath: string;
  /** With extension. */
  readonly fileName: string;
  readonly now: Date;
}

/** `\$`, or name, pattern and replacement. */
const variable = /(\\\$)|(?<!\\)\$\{(\w+)(?:\/((?:\\\/|[^}/])+)\/((?:\\\/|[^}/])*)\/)?\}/g;

/**
 * Replaces `${name}` and `${name/pattern/replacement/}` as VS Code's Markdown extension does: `\$` is a dollar
 * sign; an unknown name, a broken pattern and an empty replacement change nothing.
 */
export function expandDestinationTemplate(template: string, values: DestinationTemplateValues): string {
  const variables = variablesOf(values);
  return template.replaceAll(
    variable,
    (match: string, dollar?: string, name = '', pattern?: string, replacement?: string) => {
      if (dollar) return '$';
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (value === undefined) return match;
      return pattern && replacement ? transform(value, pattern, replacement) : value;
    },
  );
}

function variablesOf(values: DestinationTemplateValues): Readonly<Record<string, string>> {
  const { documentPath, workspaceFolderPath, fileName, now } = values;
  const directory = documentPath === undefined ? workspaceFolderPath : posix.dirname(documentPath);
  const extension = posix.extname(documentPath ?? '');
  return {
    documentDirName: directory,
    documentRelativeDirName: posix.relative(workspaceFolderPath, directory),
    documentFileName: posix.basename(documentPath ?? ''),
    documentBaseName: posix.basename(documentPath ?? '', extension),
    documentExtName: extension.replace('.', ''),
    documentFilePath: documentPath ?? '',
    documentRelativeFilePath:
      documentPath === undefined ? '' : posix.relative(workspaceFolderPath, documentPath),
    documentWorkspaceFolder: workspaceFolderPath,
    fileName,
    fileExtName: posix.extname(fileName).replace('.', ''),
    unixTime: String(now.getTime()),
    isoTime: now.toISOString(),
  };
}

function transform(value: string, pattern: string, replacement: string): string {
  try {
    return value.replace(new RegExp(unescapeSlashes(pattern)), unescapeSlashes(replacement));
  } catch {
    return value;
  }
}

function unescapeSlashes(text: string): string {
  return text.replaceAll('\\/', '/');
}
