import type { Application } from '@/demo/orveane/api/api-shapes';
import { facts, textField } from '@/demo/orveane/html/form-parts';
import { formatDateTime } from '@/demo/orveane/html/french-format';
import { attribute, type Html, html } from '@/demo/orveane/html/html';
import { stateTag, syncTag } from '@/demo/orveane/html/state-tags';
import { text } from '@/demo/orveane/text';
import { chosenFirm, tryFirms } from './try-firms';
import { type Foreign, identified, withoutSiret } from './without-siret';

const words = text.market;

type Section = {
  marketIdentifier: string;
  applications: Application[];
  /** The last link known for each application. */
  links: Map<string, string>;
  /** What is in the form, and where the simulated registers are. */
  siret: string;
  foreign: Foreign;
  registersUrl: string;
  /** Of the form by which one applies. */
  nonce: string;
  siretErrors: string[];
  foreignErrors: string[];
};

/** « Candidater », and the applications to this market. */
export function applicationsSection(section: Section): Html {
  return html`<section class="card" aria-labelledby="candidat">
<h2 id="candidat">${words.applicationsHeading}</h2>
<form class="form" method="post" action="/marches/${section.marketIdentifier}/candidatures" novalidate>
<h3>${words.applyHeading}</h3>
<input type="hidden" name="nonce" value="${section.nonce}">
${textField({ name: 'siret', label: words.applySiret, help: words.applySiretHelp, value: section.siret, inputMode: 'numeric', errors: section.siretErrors })}
${chosenFirm(section.siret)}
${withoutSiret(section.marketIdentifier, section.foreign, section.foreignErrors)}
<button class="button">${words.apply}</button>
</form>
${tryFirms(section.marketIdentifier, section.registersUrl)}
<h3>${words.applicationsListHeading}</h3>
${section.applications.length === 0 ? html`<p>${words.noApplication}</p>` : html`<ul class="list">${section.applications.map((application) => applicationCard(section, application))}</ul>`}
</section>`;
}

function applicationCard({ marketIdentifier, links }: Section, application: Application): Html {
  const { identifier } = application;
  const url = links.get(identifier);
  const isDone = application.state === 'completed';
  /** Several cards hold the same words: each link and button is also told by its application. */
  const named = (id: string) => html` id="${id}-${identifier}" aria-labelledby="${id}-${identifier} nom-${identifier}"`;
  return html`<li class="card card-inner">
<h4 id="nom-${identifier}">${application.company_name || (identified(application)[1] ?? words.noSiret)} <code>${identifier}</code></h4>
<p class="tags">${stateTag('application', application.state)} ${syncTag(application.sync_status ?? null)}</p>
${facts([
  application.company_name ? identified(application) : ['SIRET', null],
  [text.market.lots, (application.lots ?? []).map(({ number, name }) => `${number}. ${name}`).join(', ') || null],
  [words.submittedAt, application.completed_at && formatDateTime(application.completed_at)],
])}
<div class="actions">
${url !== undefined && html`<a class="button${isDone && ' button-second'}" href="${url}"${named('ouvrir')}>${words.openApplication}</a>`}
<a class="button button-second" href="/candidatures/${identifier}/attestation"${named('attestation')}>${words.attestation}</a>
<a class="button button-second" href="/candidatures/${identifier}/dossier"${named('dossier')}>${words.documentsPackage}</a>
<form method="post" action="/marches/${marketIdentifier}/candidatures/${identifier}/liens"><button class="button button-quiet"${attribute('id', `lien-${identifier}`)} aria-labelledby="lien-${identifier} nom-${identifier}">${words.newLink}</button></form>
</div>
</li>`;
}
