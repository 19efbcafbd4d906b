/** Where a candidate opens one of their files again, from any page of their application. */
export const fileHref = (id: string): string => `files/${id}`;
