import { textField } from '@/demo/orveane/html/form-parts';
import { formatSiret } from '@/demo/orveane/html/french-format';
import { type Html, html } from '@/demo/orveane/html/html';
import { troubles } from '@/demo/registers/cases';
import type { Fault, FaultTarget } from '@/demo/registers/faults';
import { type GroupName, groups } from '@/demo/registers/operations';
import { personaList } from '@/demo/registers/personas';
import type { Calls, Simulator } from '@/demo/registers/simulator';
import { faultWords as words } from '@/demo/registers/text';
import { maxSeconds, maxTimes, targets } from './read-order';

/** The page where faults are switched on and off, and calls are counted. */
export function drawPage({ faults, calls }: Simulator, problem?: string): string {
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${problem && words.errorPrefix}${words.title}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<main class="width">
<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${problem && html`<p class="alert alert-bad" role="alert">${problem}</p>`}
${activeFaults(faults.list())}
${faultForm()}
${callCounts(calls())}
${firms()}
</main>
</body>
</html>`.markup;
}

function activeFaults(active: [FaultTarget, Fault][]): Html {
  return html`<section class="card" aria-labelledby="en-cours">
<h2 id="en-cours">${words.activeHeading}</h2>
${active.length === 0 ? html`<p>${words.none}</p>` : html`<ul class="lines">${active.map((each) => html`<li>${described(each)}</li>`)}</ul>`}
${active.length > 0 && html`<form method="post" action="/faults"><button class="button button-second">${words.mend}</button></form>`}
</section>`;
}

function described([target, { trouble, times, ms }]: [FaultTarget, Fault]): string {
  const details = [times && words.timesLeft(times), ms && words.seconds(ms / 1_000)].filter(Boolean);
  return [`${words.targets[target]}\u00a0: ${words.troubles[trouble]}`, ...details].join(', ');
}

function faultForm(): Html {
  return html`<form class="card form" method="post" action="/faults">
<h2>${words.formHeading}</h2>
${choice('target', words.target, targets, words.targets)}
${choice('trouble', words.trouble, troubles, words.troubles)}
${textField({ name: 'times', label: words.times, help: words.timesHelp, value: '', type: 'number', min: 1, max: maxTimes, narrow: true })}
${textField({ name: 'seconds', label: words.delay, help: words.delayHelp, value: '', type: 'number', min: 1, max: maxSeconds, narrow: true })}
<button class="button">${words.submit}</button>
</form>`;
}

function choice<Name extends string>(
  name: string,
  label: string,
  choices: readonly Name[],
  labels: Record<Name, string>,
): Html {
  return html`<div class="field">
<label for="${name}">${label}</label>
<select id="${name}" name="${name}">${choices.map((each) => html`<option value="${each}">${labels[each]}</option>`)}</select>
</div>`;
}

/** The last window of each group, and the fullest of all. */
function callCounts({ windows, over }: Calls): Html {
  const rows = (Object.keys(groups) as GroupName[]).map((group) => {
    const own = windows.filter((each) => each.group === group);
    return html`<tr><th scope="row">${words.groups[group]}</th><td>${groups[group]}</td><td>${own.at(-1)?.calls ?? 0}</td><td>${Math.max(0, ...own.map(({ calls }) => calls))}</td></tr>`;
  });
  return html`<section class="card" aria-labelledby="appels">
<h2 id="appels">${words.callsHeading}</h2>
<p>${over.length === 0 ? words.withinLimits : words.overLimits(over.length)} ${words.callsHelp} <a href="/calls">${words.callsLink}</a></p>
<table class="counts"><thead><tr><th scope="col">${words.group}</th><th scope="col">${words.limit}</th><th scope="col">${words.last}</th><th scope="col">${words.most}</th></tr></thead>
<tbody>${rows}</tbody></table>
</section>`;
}

const firms = (): Html => html`<section class="card" aria-labelledby="entreprises">
<h2 id="entreprises">${words.firmsHeading}</h2>
<ul class="lines">${personaList.map(({ name, siret, line }) => html`<li><strong>${name}</strong> <code class="quiet">${formatSiret(siret)}</code><br>${line}</li>`)}</ul>
</section>`;
