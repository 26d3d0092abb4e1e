/**
 * The list with one more item; an absent one starts with room for that alone. An empty array makes room for 17 at its
 * first `push`, which is most of what a hundred thousand stories with one line of a kind would hold.
 */
export function appended<T>(list: T[] | undefined, item: T): T[] {
  if (!list) return [item];
  list.push(item);
  return list;
}
