/**
 * The names to try for a file, best first: `cat`, `cat-1`, `cat-2`, … without end. An edit or a variation goes on
 * counting where its name is: `cat-edit-1`, `cat-edit-2`, …
 */
export function* numberedNames(name: string): Generator<string> {
  const [, stem = name, number = '0'] = /^(.*-(?:edit|variation))-([1-9]\d{0,8})$/.exec(name) ?? [];
  yield name;
  for (let next = Number(number) + 1; ; next += 1) yield `${stem}-${next}`;
}
