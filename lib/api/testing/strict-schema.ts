type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** The same schemas, every object closed: what a client must let pass, our own tests must not. */
export function strictSchema(value: unknown): Json {
  if (Array.isArray(value)) return value.map(strictSchema);
  if (typeof value !== 'object' || value === null) return value as Json;
  const copy = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, strictSchema(member)]));
  const isClosable = copy.type === 'object' && copy.properties !== undefined && copy.additionalProperties === undefined;
  return isClosable ? { ...copy, additionalProperties: false } : copy;
}
