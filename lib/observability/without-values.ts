/**
 * The message of a failure without what people typed: that of a failed query ends with its parameters, and PostgreSQL, as
 * JSON.parse does, quotes what it could not read (`invalid input syntax for type uuid: "…"`).
 */
export function withoutValues(message: string): string {
  return message.replace(/\s*params: .*$/s, '').replace(/".*"/s, '[redacted]');
}
