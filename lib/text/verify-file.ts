import { formatSize } from './format';

/** What `npm run verify` says. */
export const verifyFileText = {
  usage: 'Usage\u00a0: npm run verify -- FICHIER.pdf|FICHIER.zip',
  unreadable: (file: string) => `Le fichier «\u00a0${file}\u00a0» ne peut pas être lu.`,
  file: (name: string) => `Fichier\u00a0: ${name}`,
  digest: (sha256: string) => `SHA-256\u00a0: ${sha256}`,
  intact: {
    pdf: 'INTACT\u00a0: le cachet couvre tout le fichier, et aucun octet n’a changé depuis qu’il a été apposé.',
    added: (bytes: number) =>
      `INTACT, PUIS COMPLÉTÉ : rien de ce que le cachet couvre n’a changé. ${formatSize(bytes)} ont été ajoutés après, par exemple une autre signature. Ce qui s’affiche peut venir de cet ajout, dont nous ne disons rien.`,
    zip: 'INTACT\u00a0: chaque pièce est celle que le manifeste désigne, rien n’a été ajouté, ni retiré, ni changé.',
  },
  sealedDigest: (sha256: string) => `SHA-256 de la partie scellée : ${sha256}`,
  altered: 'MODIFIÉ OU INCOMPLET\u00a0: ce fichier n’est pas celui qui a été remis.',
  undecided:
    'CONTENU INTACT, FORME DIFFÉRENTE\u00a0: toutes les pièces sont celles du manifeste, mais le fichier n’est pas, à l’octet près, celui que ce programme aurait fait. Un octet de sa structure a changé, ou il a été fait sur une autre machine ou avec une autre version.',
  pdf: {
    not_sealed: 'Le fichier ne porte aucun cachet de ce service.',
    not_whole: 'Le cachet ne couvre pas tout le fichier\u00a0: quelque chose y a été ajouté ou retiré.',
    changed: 'Le contenu n’est pas celui qui a été signé, ou la clé n’est pas celle du certificat.',
    bad_seal: 'La signature elle-même a été modifiée.',
    bad_chain: 'Les certificats du cachet ne se répondent pas.',
    bad_time_stamp: 'L’horodatage n’est pas valide, ou n’est pas celui de ce cachet.',
  },
  zip: {
    unreadable: () => 'Le fichier n’est pas un ZIP lisible.',
    bad_manifest: () => 'Le manifeste (manifest.json) manque ou n’est pas lisible.',
    missing: (path: string) => `Pièce absente\u00a0: ${path}`,
    unexpected: (path: string) => `Pièce ajoutée, que le manifeste ne connaît pas\u00a0: ${path}`,
    changed: (path: string) => `Pièce modifiée\u00a0: ${path}`,
    bad_attestation: (path: string) => `Le cachet de l’attestation n’est pas valide\u00a0: ${path}`,
    not_attested: () => 'Les pièces ou les réponses ne sont pas celles que l’attestation, sous son cachet, désigne.',
    not_as_made: () => 'La structure du fichier n’est pas celle que ce programme aurait écrite.',
  },
  package: (application: string, company: string, firm: string, market: string, when: string) =>
    `Candidature ${application} de ${company} (${firm}) au marché ${market}, transmise le ${when}`,
  pieces: (count: number) =>
    `${count}\u00a0${count > 1 ? 'pièces vérifiées' : 'pièce vérifiée'}, et l’attestation de l’acheteur`,
  leftOut: (name: string) => `Pièce écartée par l’antivirus, absente à dessein\u00a0: ${name}`,
  signer: (subject: string, issuer: string) => `Cachet de\u00a0: ${subject}, délivré par\u00a0: ${issuer}`,
  selfSigned:
    'Certificat auto-signé\u00a0: n’importe qui peut en faire un qui porte ce nom. Comparez son empreinte, ou utilisez la page de vérification.',
  validity: (from: string, to: string) => `Certificat valable du ${from} au ${to}`,
  fingerprint: (digest: string) => `Empreinte SHA-256 du certificat\u00a0: ${digest}`,
  timeStamp: (when: string, authority: string) => `Horodaté le ${when} par\u00a0: ${authority}`,
  noTimeStamp: 'Sans horodatage par un tiers (niveau B-B).',
  limits:
    'Ceci vérifie le fichier, hors ligne. Pour savoir si c’est bien notre service qui l’a remis, déposez-le sur la page /verification du service.',
};
