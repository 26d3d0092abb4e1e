import type { ListedModel } from '../images/imageProvider.ts';
import { AnswerError } from './answerError.ts';
import { readArray, readText } from './json.ts';

/** @throws AnswerError */
export async function readListedModels(response: Response): Promise<readonly ListedModel[]> {
  const data = readArray(parse(await response.text()), 'data');
  if (!data) throw new AnswerError('no list of models');
  return data.flatMap((model) => {
    const id = readText(model, 'id');
    const shutdownDate = readText(model, 'shutdown_date');
    return id === undefined ? [] : [{ id, ...(shutdownDate !== undefined && { shutdownDate }) }];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AnswerError('no list of models');
  }
}
