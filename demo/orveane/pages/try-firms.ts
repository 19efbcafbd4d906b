import { formatSiret } from '@/demo/orveane/html/french-format';
import { type Html, html } from '@/demo/orveane/html/html';
import { text } from '@/demo/orveane/text';
import { personaList } from '@/demo/registers/personas';

const words = text.market;

/** What the firm whose SIRET is in the form shows; nothing when the simulated registers do not know it. */
export function chosenFirm(siret: string): Html | null {
  const chosen = personaList.find((each) => each.siret === siret.replace(/\s/g, ''));
  return chosen ? html`<p><strong>${chosen.name}</strong>. ${chosen.line}</p>` : null;
}

/** The firms that the simulated registers know, each a link that puts its SIRET in the form. */
export function tryFirms(marketIdentifier: string, registersUrl: string): Html {
  return html`<details class="firms">
<summary>${words.firms(personaList.length)}</summary>
<p class="help">${words.firmsHelp} <a href="${registersUrl}">${words.firmsFaults}</a></p>
<ul class="lines">${personaList.map(
    ({ siret, name, line }) => html`<li>
<a href="/marches/${marketIdentifier}?siret=${siret}#candidat">${name}</a> <code class="quiet">${formatSiret(siret)}</code><br>
${line}</li>`,
  )}</ul>
</details>`;
}
