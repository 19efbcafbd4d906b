import { readFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { say } from '@/bin/terminal/say';
import { drawTable } from '@/bin/terminal/table';
import { emptyShares } from '@/lib/documents/testing/empty-pages';

/**
 * `npm run check -- --empty-pages FILES`: the share of each page of these attestations that is empty below its text. Those of more than a
 * third are named; the last page of a part may be one.
 */
for (const file of argv.slice(2)) {
  const shares = await emptyShares(await readFile(file));
  const quite = shares.flatMap((share, index) =>
    share > 1 / 3 ? [`${index + 1} (${Math.round(share * 100)} %)`] : [],
  );
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  say(
    drawTable({
      data: [
        {
          fichier: file,
          pages: shares.length,
          'vide, en moyenne': `${Math.round(mean * 100)} %`,
          'plus d’un tiers': quite.join(', ') || 'aucune',
        },
      ],
    }),
  );
}
