import { createPrivateKey } from 'node:crypto';
import forge from 'node-forge';
import { PdfaError } from './pdfa-error';

/**
 * The private key and the certificates of a PKCS#12 (RFC 7292), in PEM. Node.js opens such files for TLS only; node-forge
 * reads those of today (AES) and those that certification authorities still give out (3DES, RC2). Throws `bad_seal`.
 */
export function readPkcs12(content: Buffer, passphrase: string): { privateKeyPem: string; certificatesPem: string } {
  try {
    const file = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(content.toString('binary')), passphrase);
    const { pkcs8ShroudedKeyBag, keyBag, certBag } = forge.pki.oids;
    const bags = (type: string | undefined) => (type && file.getBags({ bagType: type })[type]) || [];
    const [key] = [...bags(pkcs8ShroudedKeyBag), ...bags(keyBag)];
    if (!key) throw new Error('no key');
    // forge leaves what it does not know, elliptic curves for instance, as the PKCS#8 that it read
    const info = key.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key.key)) : key.asn1;
    const privateKey = createPrivateKey({ key: derOf(info), format: 'der', type: 'pkcs8' });
    return {
      privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      certificatesPem: bags(certBag).map(certificatePem).join('\n'),
    };
  } catch {
    throw new PdfaError('bad_seal', 'The file is not a PKCS#12 with a key, or its passphrase is wrong');
  }
}

function certificatePem({ cert, asn1 }: forge.pkcs12.Bag): string {
  const der = derOf(cert ? forge.pki.certificateToAsn1(cert) : asn1);
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----`;
}

const derOf = (asn1: forge.asn1.Asn1) => Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');
