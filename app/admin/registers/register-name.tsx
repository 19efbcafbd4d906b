import { adminRegistersText } from '@/lib/text/admin-registers';
import { registerName } from '@/lib/text/registers';

/**
 * A register, with its key: two may have the name of one body, and `REGISTERS` takes keys. `urssaf.document`: a document
 * that was fetched through the provider, which counts with the calls.
 */
export function RegisterName({ of }: { of: string }) {
  const [key = of, document] = of.split('.');
  return (
    <>
      {document ? adminRegistersText.calls.document(key) : registerName(key)}
      <br />
      <code>{key}</code>
    </>
  );
}
