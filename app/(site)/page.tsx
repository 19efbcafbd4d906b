import { Tile } from '@codegouvfr/react-dsfr/Tile';
import type { Metadata } from 'next';
import { siteText } from '@/lib/text/site';
import { homeText } from '@/lib/text/site-home';

export const metadata: Metadata = { title: { absolute: `${siteText.name} – ${siteText.tagline}` } };

export default function HomePage() {
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>{homeText.title}</h1>
          <p className="fr-text--lead">{homeText.introduction}</p>
        </div>
      </div>
      <Doors />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <Steps />
          <Limits />
        </div>
      </div>
    </div>
  );
}

function Doors() {
  return (
    <section className="fr-my-4w">
      <h2>{homeText.doorsTitle}</h2>
      <ul className="fr-raw-list fr-grid-row fr-grid-row--gutters">
        {homeText.doors.map(({ href, title, description }) => (
          <li key={href} className="fr-col-12 fr-col-md-4">
            <Tile title={title} titleAs="h3" desc={description} linkProps={{ href }} enlargeLinkOrButton />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps() {
  return (
    <section className="fr-mt-6w">
      <h2>{homeText.stepsTitle}</h2>
      <ol>
        {homeText.steps.map(({ title, description }) => (
          <li key={title}>
            <h3 className="fr-h6 fr-mb-1v">{title}</h3>
            <p>{description}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Limits() {
  return (
    <section className="fr-mt-6w">
      <h2>{homeText.limitsTitle}</h2>
      <ul>
        {homeText.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  );
}
