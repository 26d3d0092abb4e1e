/**
 * Does one after the other, the rest also when some fail; `false` ends it, as when the person gave up.
 * @param done what was to happen, as in "deleted". @throws the error of an only one as it is, else one Error for all.
 */
export async function doEach<T>(
  all: readonly T[],
  done: string,
  run: (one: T) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) {
    try {
      if ((await run(one)) === false) break;
    } catch (error) {
      failures.push(error);
    }
  }
  const [first] = failures;
  if (failures.length === 0) return;
  if (all.length === 1) throw first;
  const reason = first instanceof Error ? first.message : String(first);
  const were = failures.length === 1 ? 'was' : 'were';
  throw new Error(`${failures.length} of ${all.length} images ${were} not ${done}. ${reason}`, {
    cause: first,
  });
}
