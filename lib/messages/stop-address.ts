import { digestSecret, equalInConstantTime } from '@/lib/keys';

/** What proves, in the address of the page, that it comes from a message to this very address: nothing of it is kept. */
const proofOf = (addressId: string) => digestSecret(`stop/${addressId}`).slice(0, 43);

/** The page by which the owner of an address stops what is written to it, and takes it up again. */
export const stopPath = (addressId: string) => `/candidat/arret/${addressId}?k=${proofOf(addressId)}`;

/** Whether this address of the page comes from a message. */
export const isProof = (addressId: string, proof: string) => equalInConstantTime(proof, proofOf(addressId));
