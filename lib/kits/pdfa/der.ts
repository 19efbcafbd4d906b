import {
  type BaseBlock,
  Constructed,
  fromBER,
  GeneralizedTime,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as SetBlock,
  UTCTime,
} from 'asn1js';

/** Small words for writing DER (ITU-T X.690), shared by the certificate and by the signature. */

export const sequence = (...value: BaseBlock[]) => new Sequence({ value });
export const setOf = (...value: BaseBlock[]) => new SetBlock({ value });
export const objectId = (value: string) => new ObjectIdentifier({ value });
export const octets = (bytes: Uint8Array) => new OctetString({ valueHex: Uint8Array.from(bytes).buffer });
export const smallInteger = (value: number) => new Integer({ value });
export const bigInteger = (bytes: Uint8Array) => new Integer({ valueHex: Uint8Array.from(bytes).buffer });

/** Context-specific constructed tag `[tagNumber]`. */
export const tagged = (tagNumber: number, ...value: BaseBlock[]) =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });

/** UTCTime until 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5). */
export const time = (valueDate: Date) =>
  valueDate.getUTCFullYear() < 2050 ? new UTCTime({ valueDate }) : new GeneralizedTime({ valueDate });

export const encode = (block: BaseBlock): Buffer => Buffer.from(block.toBER());

export function decode(bytes: Uint8Array): BaseBlock {
  const { offset, result } = fromBER(Uint8Array.from(bytes));
  if (offset < 0) throw new Error(`Not DER: ${result.error}`);
  return result;
}

/** The members of a SEQUENCE, SET or constructed tag. */
export function members(block: BaseBlock | undefined): BaseBlock[] {
  if (!(block instanceof Constructed)) throw new Error('Not a constructed DER value');
  return block.valueBlock.value;
}

/** A block as it was read, byte for byte. */
export const rawOf = (block: BaseBlock | undefined): Buffer => Buffer.from(block?.valueBeforeDecodeView ?? []);

/** The content of an OCTET STRING. */
export function octetsOf(block: BaseBlock | undefined): Buffer {
  if (!(block instanceof OctetString)) throw new Error('Not an OCTET STRING');
  return Buffer.from(block.getValue());
}

/** The dotted form of an OBJECT IDENTIFIER. */
export function idOf(block: BaseBlock | undefined): string {
  if (!(block instanceof ObjectIdentifier)) throw new Error('Not an OBJECT IDENTIFIER');
  return block.getValue();
}

/** The member with the context-specific tag `[tagNumber]`, if there is one. */
export const taggedMember = (blocks: BaseBlock[], tagNumber: number): BaseBlock | undefined =>
  blocks.find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === tagNumber);
