/**
 * The EICAR test file (eicar.org): what every antivirus calls a virus although it is harmless. It is refused without an
 * antivirus too, so that one can always see what becomes of a flagged file. Cut in two: this source is not one.
 */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

/** Looks for it in bytes that come in pieces. */
export function eicarFinder(): (piece: Buffer) => boolean {
  let last = Buffer.alloc(0);
  return (piece) => {
    const seam = Buffer.concat([last, piece.subarray(0, EICAR.length - 1)]);
    last = Buffer.from(
      piece.length >= EICAR.length ? piece.subarray(1 - EICAR.length) : seam.subarray(1 - EICAR.length),
    );
    return piece.includes(EICAR) || seam.includes(EICAR);
  };
}
