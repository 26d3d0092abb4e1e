import { act } from '../actions/act.ts';
import { commonActions } from '../actions/contextActions.ts';
import type { Gallery } from '../state/gallery.ts';
import { targetOf } from './gridKeys.ts';

/** What a key did; `undefined`: it means nothing here. */
export type KeyOutcome = 'moved' | 'selected' | 'details' | 'acted' | undefined;

/** Keys as in a list of VS Code: what they do to the selection, and to the images in it. */
export function handleGridKey(
  event: KeyboardEvent,
  gallery: Gallery,
  columns: number,
  rowsPerPage: number,
): KeyOutcome {
  if (event.altKey || event.isComposing) return undefined;
  const { selection, results } = gallery;
  const isControlHeld = event.ctrlKey || event.metaKey;
  const { ids } = results;
  const index = results.indexOf(selection.active ?? ids[gallery.first]);
  const current = ids[index];
  const place = { index, count: ids.length, columns, rowsPerPage };
  const target = ids[targetOf(event.key, place, isControlHeld) ?? -1];
  if (target !== undefined) {
    if (event.shiftKey) selection.extendTo(target, ids, (id) => results.indexOf(id));
    else selection.moveTo(target);
    return 'moved';
  }
  if (current === undefined) return undefined;
  switch (event.key) {
    case ' ':
      if (event.shiftKey) selection.extendTo(current, ids, (id) => results.indexOf(id));
      else selection.toggle(current);
      return 'selected';
    case 'Enter':
      if (isControlHeld) return actOn(gallery, 'open', [current]);
      gallery.openDetails(current);
      return 'details';
    case 'a':
      if (!isControlHeld) return undefined;
      selection.all(ids);
      return 'selected';
    case 'Escape':
      if (gallery.details.id === undefined && selection.size === 0) return undefined;
      if (gallery.details.id !== undefined) gallery.details.close();
      else selection.clear();
      return 'selected';
    case 'Delete':
      return remove(gallery);
    case 'Backspace':
      return event.metaKey ? remove(gallery) : undefined;
    default:
      return undefined;
  }
}

/** Of what is no file there is nothing to delete, but to discard. */
function remove(gallery: Gallery): KeyOutcome {
  const actions = commonActions(gallery, gallery.targets);
  const action = actions.find((name) => name === 'delete') ?? actions.find((name) => name === 'discard');
  return action && actOn(gallery, action, gallery.targets);
}

function actOn(gallery: Gallery, action: 'open' | 'delete' | 'discard', ids: readonly string[]): KeyOutcome {
  void act(gallery, action, ids);
  return 'acted';
}
