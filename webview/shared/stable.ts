/**
 * Gives back the last value as long as the next one is the same plain data, so that who gets it sees no change.
 */
export function stable<Value>(): (value: Value) => Value {
  let last: { readonly value: Value; readonly text: string } | undefined;
  return (value) => {
    const text = JSON.stringify(value) ?? '';
    if (last?.text !== text) last = { value, text };
    return last.value;
  };
}
